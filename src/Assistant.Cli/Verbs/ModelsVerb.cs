using System.CommandLine;
using Assistant.Inference.Models;
using Spectre.Console;

namespace Assistant.Cli.Verbs;

/// <summary><c>./run models list | verify</c>: the model files of <c>models/manifest.json</c>.</summary>
internal static class ModelsVerb
{
    public static Command Create()
    {
        var list = new Command("list", "Show the models that may be loaded.");
        list.SetAction(_ => List());
        var verify = new Command("verify", "Check every model file against its SHA-256.");
        verify.SetAction(_ => Verify());
        return new Command("models", "Show and check the model files.") { list, verify };
    }

    private static void List()
    {
        var table = new Table().AddColumns("name", "file", "MB", "format", "languages", "licence");
        foreach (var model in ModelManifest.Read(ModelManifest.DefaultPath).Models)
            table.AddRow(Escaped(model.Name, model.File, (model.Bytes / 1e6).ToString("0.0"), model.Format, string.Join(", ", model.Languages), model.Licence));
        AnsiConsole.Write(table);
    }

    private static int Verify()
    {
        var store = new ModelStore(ModelManifest.DefaultPath);
        var folder = Path.GetDirectoryName(ModelManifest.DefaultPath)!;
        foreach (var model in ModelManifest.Read(ModelManifest.DefaultPath).Models)
        {
            store.Check(Path.GetFullPath(model.File, folder), allowUnlisted: false);
            Console.WriteLine($"{model.Name}: {model.File} is as listed.");
        }
        return 0;
    }

    private static string[] Escaped(params string[] cells) => cells.Select(Markup.Escape).ToArray();
}
