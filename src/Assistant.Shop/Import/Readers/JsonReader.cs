using System.Runtime.CompilerServices;
using System.Text.Json;
using Assistant.Shop.Import.Files;

namespace Assistant.Shop.Import.Readers;

/// <summary>
/// Reads the rows of one JSON value without holding the file: a list of objects, an object whose first list holds them
/// (<c>{"products": [...]}</c>), or an object whose values are the rows.
/// </summary>
internal static class JsonReader
{
    public static IAsyncEnumerable<Row> Read(ImportFile file, out Func<double> progress) =>
        ReadAsync(new JsonRowSplitter(file.Path), file.OpenUtf8(out progress), file, CancellationToken.None);

    private static async IAsyncEnumerable<Row> ReadAsync(
        JsonRowSplitter splitter, Stream content, ImportFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (content)
        {
            long number = 0;
            while (true)
            {
                while (splitter.Next() is { } element)
                    yield return JsonValues.ToRow(++number, element);
                if (splitter.IsDone)
                    break;
                var read = await content.ReadAsync(splitter.Free(), cancellationToken);
                splitter.Filled(read);
            }
            if (number == 0 && !splitter.SawRows)
                throw new ImportException($"{file.Path} holds no rows: a list of objects is expected, or an object with such a list.");
        }
    }
}
