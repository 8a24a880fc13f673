using System.Xml.Linq;

namespace Assistant.Cli.Tests;

public class ArchitectureTests
{
    /// <summary>Each project with the projects it may reference directly.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Assistant.Inference"] = [],
        ["Assistant.Shop"] = [],
        ["Assistant.Plugins"] = ["Assistant.Shop"],
        ["Assistant.Guide"] = ["Assistant.Plugins", "Assistant.Inference"],
        ["Assistant.Server"] = ["Assistant.Guide", "Assistant.Inference"],
        ["Assistant.Cli"] = ["Assistant.Server"],
    };

    [Fact]
    public void Dependencies_point_one_way()
    {
        foreach (var project in ProductProjects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Allowed.ShouldContainKey(name, $"{name} is new: say in this test what it may reference");
            References(project).ShouldBeSubsetOf(Allowed[name], name);
        }
    }

    [Fact]
    public void The_guide_knows_models_by_their_contract_only()
    {
        // docs/decisions/073: exceptions and descriptions of the root namespace, nothing of the engine.
        Directory.EnumerateFiles(Path.Combine(Shared.RepositoryRoot, "src", "Assistant.Guide"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("using Assistant.Inference.", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_source_file_grows_past_three_hundred_lines()
    {
        var longFiles = new[] { "src", "plugins" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Shared.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "Migrations"))
            .Where(file => File.ReadLines(file).Count() > 300)
            .Select(Path.GetFileName);

        longFiles.ShouldBeEmpty();
    }

    private static IEnumerable<string> ProductProjects() =>
        new[] { "src", "plugins" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Shared.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories));

    private static string[] References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToArray();
}
