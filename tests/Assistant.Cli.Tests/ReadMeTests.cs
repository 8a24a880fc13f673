using System.Text.RegularExpressions;
using Assistant.Cli.Verbs;

namespace Assistant.Cli.Tests;

public partial class ReadMeTests
{
    [Fact]
    public void Every_command_of_the_readme_is_understood()
    {
        var commands = Commands().ToArray();

        commands.Length.ShouldBeGreaterThan(5);
        foreach (var command in commands)
            RootVerb.Create().Parse(command).Errors.Select(error => error.Message).ShouldBeEmpty(command);
    }

    [Fact]
    public void Every_verb_stands_in_the_readme()
    {
        var text = ReadMe();
        foreach (var verb in RootVerb.Create().Subcommands)
            text.ShouldContain($"./run {verb.Name}");
    }

    [Fact]
    public void Every_file_the_readme_links_to_exists()
    {
        foreach (Match link in Link().Matches(ReadMe()))
        {
            var target = link.Groups["target"].Value;
            if (!target.StartsWith("http", StringComparison.Ordinal))
                (File.Exists(Full(target)) || Directory.Exists(Full(target))).ShouldBeTrue(target);
        }
    }

    /// <summary>The lines of code blocks that start with <c>./run</c>, without comments.</summary>
    private static IEnumerable<string> Commands() =>
        ReadMe().Split('\n')
            .Where(line => line.StartsWith("./run", StringComparison.Ordinal))
            .Select(line => line.Split('#')[0]["./run".Length..].Trim());

    private static string ReadMe() => File.ReadAllText(Full("README.md"));

    private static string Full(string relative) => Path.Combine(Shared.RepositoryRoot, relative);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
