namespace Assistant.Shop;

/// <summary>The folder that relative paths of the configuration start from.</summary>
public static class AssistantHome
{
    /// <summary>Environment variable that names the folder; it wins over the search.</summary>
    public const string Variable = "ASSISTANT_HOME";

    /// <summary><c>ASSISTANT_HOME</c>, else the first folder with <c>Assistant.sln</c> upwards from the program, else the program's own folder.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home ? Path.GetFullPath(home)
            : FindRepository() ?? AppContext.BaseDirectory;

    /// <summary>Full path of <paramref name="path"/>; a relative one starts from <see cref="Folder"/>.</summary>
    public static string Resolve(string path) => Path.GetFullPath(path, Folder);

    private static string? FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                return folder.FullName;
        }
        return null;
    }
}
