namespace Assistant;

/// <summary>The folder that relative paths of the configuration start from. Linked into every project that needs it.</summary>
internal static class AssistantHome
{
    /// <summary><c>ASSISTANT_HOME</c>; else the folder above the program that holds <c>Assistant.sln</c>; else the program's own folder.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("ASSISTANT_HOME") is { Length: > 0 } home ? Path.GetFullPath(home) : Checkout() ?? AppContext.BaseDirectory;

    /// <summary>The full path of <paramref name="path"/>; a relative one starts at <see cref="Folder"/>.</summary>
    public static string Resolve(string path) => Path.GetFullPath(path, Folder);

    private static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
                return folder.FullName;
        }
        return null;
    }
}
