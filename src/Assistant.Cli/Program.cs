using System.Globalization;
using System.Text;
using Assistant.Cli;
using Assistant.Cli.Verbs;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return await UserErrors.GuardAsync(() => RootVerb.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false }));
