using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>Reads one JSON object a line; a line that is none is a rejected row.</summary>
internal static class NdjsonReader
{
    public static IAsyncEnumerable<Row> Read(ImportFile file, out Func<double> progress) =>
        ReadAsync(new LineLimitReader(file.OpenText(out progress), file.Path), CancellationToken.None);

    private static async IAsyncEnumerable<Row> ReadAsync(LineLimitReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (reader)
        {
            for (long number = 0; await reader.ReadLineAsync(cancellationToken) is { } line;)
            {
                if (!string.IsNullOrWhiteSpace(line))
                    yield return Parse(++number, line);
            }
        }
    }

    private static Row Parse(long number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return JsonValues.ToRow(number, document.RootElement.Clone());
            return Faulty(number, line, "the line is no JSON object");
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            return Faulty(number, line, "the line is not valid JSON: " + cause.Message);
        }
    }

    private static Row Faulty(long number, string line, string fault) =>
        new(number, new Dictionary<string, string?>(StringComparer.Ordinal) { ["line"] = line[..Math.Min(line.Length, 2_000)] }) { Fault = fault };
}
