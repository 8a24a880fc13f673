using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Guide.Prompts;

/// <summary>
/// The prompts of the <c>prompts</c> folder: <c>NAME.yaml</c>, and <c>en/NAME.yaml</c> and <c>zh/NAME.yaml</c> for replies. All are read
/// and checked when the program starts; in development a changed file counts at once, unless it is wrong.
/// </summary>
public sealed partial class PromptLibrary : IDisposable
{
    private readonly string _folder;
    private readonly ILogger<PromptLibrary> _logger;
    private readonly FileSystemWatcher? _watcher;
    private readonly Lock _loading = new();
    private volatile FrozenDictionary<string, PromptTemplate> _prompts;

    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public PromptLibrary(IOptions<PromptOptions> options, IHostEnvironment environment, ILogger<PromptLibrary> logger)
    {
        _folder = AssistantHome.Resolve(options.Value.Folder);
        _logger = logger;
        _prompts = Load();
        if (options.Value.Reload ?? environment.IsDevelopment())
            _watcher = Watch();
    }

    /// <summary>Called after a changed file was looked at, with null or why the prompts of before are kept.</summary>
    internal Action<PromptException?>? Reloaded { get; set; }

    /// <summary>The text of a prompt.</summary>
    /// <param name="name">One of <see cref="PromptNames"/>.</param>
    /// <param name="values">The values that the prompt is given (see its definition), as an object or as JSON. Every text in it is encoded.</param>
    /// <param name="language">Needed by prompts that are written in each language.</param>
    /// <exception cref="ArgumentException">No such prompt, or a required value is missing.</exception>
    public string Render(string name, object values, string? language = null) => Find(name, language).Render(values);

    /// <summary>How the model is asked with a prompt.</summary>
    /// <exception cref="ArgumentException">No such prompt.</exception>
    public PromptSettings Settings(string name) => Find(name, null).Settings;

    public void Dispose() => _watcher?.Dispose();

    private PromptTemplate Find(string name, string? language) => _prompts.GetValueOrDefault(Key(name, language))
        ?? throw new ArgumentException($"There is no prompt '{Key(name, language)}'.", nameof(name));

    private static string Key(string name, string? language) => language is null ? name : $"{language}/{name}";

    private FrozenDictionary<string, PromptTemplate> Load()
    {
        var prompts = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
        foreach (var definition in PromptDefinition.All)
        {
            foreach (var language in definition.Languages.DefaultIfEmpty<string?>(null))
                prompts[Key(definition.Name, language)] = Load(definition, language);
        }
        return prompts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private PromptTemplate Load(PromptDefinition definition, string? language)
    {
        var file = Key(definition.Name.Replace('_', '-'), language) + ".yaml";
        var path = Path.Combine(_folder, file);
        if (!File.Exists(path))
            throw new PromptException(file, 1, $"the file is missing in {_folder}: restore it, or set Prompts:Folder.");
        var prompt = PromptFile.Read(path, file);
        return prompt.Name == definition.Name ? new PromptTemplate(prompt, definition)
            : throw new PromptException(file, 1, $"the prompt is named '{prompt.Name}': name it '{definition.Name}' like its file.");
    }

    private FileSystemWatcher Watch()
    {
        var watcher = new FileSystemWatcher(_folder, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => Reload();
        watcher.Created += (_, _) => Reload();
        watcher.Renamed += (_, _) => Reload();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Reload()
    {
        lock (_loading)
        {
            PromptException? problem = null;
            try
            {
                _prompts = Load();
                LogReloaded(_folder);
            }
            catch (PromptException error)
            {
                // An editor may be half way through writing: its next event brings the rest.
                LogKept(error.Message);
                problem = error;
            }
            Reloaded?.Invoke(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded the prompts of {Folder} again")]
    private partial void LogReloaded(string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "A changed prompt is wrong, the prompts of before stay in use: {Problem}")]
    private partial void LogKept(string problem);
}
