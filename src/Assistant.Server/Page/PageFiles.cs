using System.Text;

namespace Assistant.Server.Page;

/// <summary>The files of <c>web/page</c> and the web client from npm, as the build put them beside the program.</summary>
internal sealed class PageFiles
{
    private const string Index = "index.html";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml", [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Dictionary<string, PageFile> _files = new(StringComparer.Ordinal);

    public PageFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "web");
        if (!File.Exists(Path.Combine(folder, "webchat.js")))
            throw new InvalidOperationException($"{folder} lacks webchat.js: build the program again (dotnet build installs it with npm).");
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (ContentTypes.TryGetValue(Path.GetExtension(path), out var type))
                _files[Path.GetFileName(path)] = new(File.ReadAllBytes(path), type);
        }
        _files[Index] = new(Encoding.UTF8.GetBytes(WithVersions(_files[Index].Text)), ContentTypes[".html"]);
    }

    public PageFile? Find(string name) => _files.GetValueOrDefault(name.Length == 0 ? Index : name);

    // "/webchat.js" becomes "/webchat.js?v=HASH", which may be cached for ever.
    private string WithVersions(string html)
    {
        foreach (var (name, file) in _files)
            html = html.Replace($"\"/{name}\"", $"\"/{name}?v={file.Version}\"", StringComparison.Ordinal);
        return html;
    }
}
