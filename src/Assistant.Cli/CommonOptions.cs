using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli;

/// <summary>Options that every verb takes, and the configuration they make.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Database = new("--database")
    {
        Description = "The shop's SQLite file. Default: the demo shop, data/demo-shop.db.", Recursive = true, HelpName = "PATH",
    };
    public static readonly Option<string?> Model = new("--model")
    {
        Description = "A GGUF chat model in place of the default one.", Recursive = true, HelpName = "PATH",
    };
    public static readonly Option<bool> AllowUnlisted = new("--allow-unlisted-model")
    {
        Description = "Load a model file that models/manifest.json does not list.", Recursive = true,
    };
    public static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "An OpenAI-compatible server in place of a local model.", Recursive = true, HelpName = "URL",
    };
    public static readonly Option<string?> Device = new("--device")
    {
        Description = "auto, cpu or cuda:N.", Recursive = true, HelpName = "DEVICE",
    };
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Any setting, such as --set Models:Guide:Threads=2; may be repeated.", Recursive = true, HelpName = "KEY=VALUE", Arity = ArgumentArity.ZeroOrMore,
    };

    public static void AddTo(RootCommand root)
    {
        foreach (Option option in (Option[])[Database, Model, AllowUnlisted, Endpoint, Device, Set])
            root.Options.Add(option);
    }

    /// <summary>The settings that the command line asks for, by configuration key. Paths are taken from the current folder.</summary>
    /// <exception cref="UserErrorException">A <c>--set</c> without <c>=</c>.</exception>
    public static Dictionary<string, string?> Settings(ParseResult parse)
    {
        var settings = Pairs("--set", parse.GetValue(Set) ?? []).ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        Add("Shop:Database", FullPath(parse.GetValue(Database)));
        Add("Models:Guide:Path", FullPath(parse.GetValue(Model)));
        Add("Models:Guide:Endpoint", parse.GetValue(Endpoint));
        Add("Models:Guide:Device", parse.GetValue(Device));
        if (parse.GetValue(AllowUnlisted))
            Add("Models:Guide:AllowUnlisted", "true");
        return settings;

        void Add(string key, string? value)
        {
            if (value is not null)
                settings[key] = value;
        }
    }

    /// <summary>Reads <c>KEY=VALUE</c> arguments.</summary>
    /// <exception cref="UserErrorException">One has no <c>=</c>, or no key before it.</exception>
    public static Dictionary<string, string> Pairs(string option, IEnumerable<string> arguments)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var at = argument.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new UserErrorException($"{option} {argument}: write it as {(option == "--map" ? "COLUMN=FIELD, such as --map Title=name" : "KEY=VALUE, such as --set Models:Guide:Threads=2")}.");
            pairs[argument[..at]] = argument[(at + 1)..];
        }
        return pairs;
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);
}
