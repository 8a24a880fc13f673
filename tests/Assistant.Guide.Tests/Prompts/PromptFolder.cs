namespace Assistant.Guide.Tests.Prompts;

/// <summary>A copy of the shipped prompts that a test may spoil.</summary>
internal sealed class PromptFolder : IDisposable
{
    public PromptFolder()
    {
        var shipped = System.IO.Path.Combine(Shared.RepositoryRoot, "prompts");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("prompts-").FullName;

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
