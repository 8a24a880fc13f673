using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Shop.Import.Writing;

/// <summary>The rows that were not loaded, one JSON object a line: <c>{"row": 17, "reason": "...", "raw": {...}}</c>.</summary>
internal sealed class RejectsFile : IAsyncDisposable
{
    private const int LongestValue = 2_000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly StreamWriter _file;

    private RejectsFile(string path) => (Path, _file) = (path, new StreamWriter(path, append: false));

    public string Path { get; }

    /// <summary>Starts the file of one import in <paramref name="folder"/>; an earlier one of the same file and kind is replaced.</summary>
    public static RejectsFile Create(string folder, string name, ImportKind kind)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new(System.IO.Path.Combine(folder, $"{name}.{kind.ToString().ToLowerInvariant()}.rejects.ndjson"));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The folder {folder} for rejected rows cannot be written: {cause.Message}", cause);
        }
    }

    public async Task AddAsync(Row row, string reason)
    {
        object raw = row.Json is { } json && json.GetRawText().Length <= 10 * LongestValue ? json
            : row.Values.ToDictionary(pair => pair.Key, pair => pair.Value is { Length: > LongestValue } value ? value[..LongestValue] : pair.Value);
        await _file.WriteLineAsync(JsonSerializer.Serialize(new { row = row.Number, reason, raw }, Json));
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
