using System.CommandLine;
using Assistant.Server;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run serve</c>: the web chat.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Url = new("--url") { Description = "Where to listen. Default: http://127.0.0.1:5080.", HelpName = "URL" };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the web chat; makes the demo shop when its database is not there yet.") { Url };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Also what happens without a verb.</summary>
    public static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Settings(parse);
        if (parse.GetValue(Url) is { } url)
            settings["Server:Url"] = url;
        await ShopFile.Of(settings).EnsureAsync(cancellationToken);
        await using var app = AssistantServer.Build(settings);
        await AssistantServer.RunAsync(app, cancellationToken);
        return 0;
    }
}
