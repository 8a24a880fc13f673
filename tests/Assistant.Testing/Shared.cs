namespace Assistant.Testing;

/// <summary>Where the repository and the optional data folder beside it lie.</summary>
public static class Shared
{
    /// <summary>The folder that holds <c>Assistant.sln</c>, found upwards from the test's own folder.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder <c>../shared</c> beside the repository: public data and models, absent in most clones.</summary>
    public static string Folder => Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));

    /// <summary>Full path of a file below <c>../shared</c>, such as <c>models/stories260K.gguf</c>.</summary>
    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>True when the file or folder exists.</summary>
    public static bool Has(string relative) => File.Exists(PathOf(relative)) || Directory.Exists(PathOf(relative));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No Assistant.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
