using Assistant.Shop.Import.Files;
using Markdig;
using Markdig.Syntax;

namespace Assistant.Shop.Import.Readers;

/// <summary>Reads a policy in Markdown or plain text as rows of one passage each.</summary>
internal static class DocumentReader
{
    private static readonly string[] Columns = ["id", "title", "heading", "text", "source", "position"];

    public static async Task<(RowSource Source, Func<double> Progress)> OpenAsync(ImportFile file, CancellationToken cancellationToken)
    {
        using var reader = new LineLimitReader(file.OpenText(out _), file.Path);
        var buffer = new char[ImportLimits.Document + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        if (length > ImportLimits.Document)
            throw new ImportException($"{file.Path} is longer than {ImportLimits.Document} characters: split it into one file a policy.");
        var text = new string(buffer, 0, length);
        var sections = IsMarkdown(file.Name) ? MarkdownSections(text) : PlainTextSections.Of(text);
        return (new(Columns, ToRows(file, sections.ToList())), () => 1);
    }

    private static bool IsMarkdown(string name) => Path.GetExtension(name).ToUpperInvariant() is ".MD" or ".MARKDOWN";

    private static async IAsyncEnumerable<Row> ToRows(ImportFile file, List<Section> sections)
    {
        await Task.CompletedTask;
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var title = sections.FirstOrDefault(s => s.Level == 1)?.Heading is { Length: > 0 } first ? first : name;
        var position = 0;
        foreach (var section in sections)
        {
            foreach (var text in Passages.Pack(section.Blocks))
            {
                position++;
                yield return new(position, new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["id"] = name, ["title"] = title, ["heading"] = section.Heading, ["text"] = text, ["source"] = file.Name, ["position"] = position.ToString(),
                });
            }
        }
    }

    private static IEnumerable<Section> MarkdownSections(string text)
    {
        var section = new Section("", 0, []);
        foreach (var block in Markdown.Parse(text))
        {
            var plain = Markdown.ToPlainText(text.Substring(block.Span.Start, block.Span.Length)).Trim();
            if (block is HeadingBlock heading)
            {
                yield return section;
                section = new(plain, heading.Level, []);
            }
            else if (block is ListBlock list)
                section.Blocks.AddRange(list.Select(item => Markdown.ToPlainText(text.Substring(item.Span.Start, item.Span.Length)).Trim()));
            else
                section.Blocks.Add(plain);
        }
        yield return section;
    }
}

/// <summary>A heading with the paragraphs below it. <see cref="Level"/> is 1 for the title, 0 before the first heading.</summary>
internal sealed record Section(string Heading, int Level, List<string> Blocks);
