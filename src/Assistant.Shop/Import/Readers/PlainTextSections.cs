using System.Text.RegularExpressions;

namespace Assistant.Shop.Import.Readers;

/// <summary>Finds headings and questions in text without markup, in English and Chinese.</summary>
internal static partial class PlainTextSections
{
    private const int LongestHeading = 80;

    public static IEnumerable<Section> Of(string text)
    {
        var section = new Section("", 0, []);
        foreach (var paragraph in Blank().Split(text.ReplaceLineEndings("\n")))
        {
            var lines = paragraph.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var line in lines)
            {
                if (Question().Match(line) is { Success: true } question)
                {
                    yield return section;
                    section = new(question.Groups["text"].Value.Trim(), 2, []);
                }
                else if (IsHeading(line))
                {
                    yield return section;
                    section = new(line.TrimEnd(':', '：', ' '), 2, []);
                }
                else
                    section.Blocks.Add(Answer().Replace(line, ""));
            }
        }
        yield return section;
    }

    private static bool IsHeading(string line) =>
        line.Length <= LongestHeading && (line[^1] is ':' or '：' || Numbered().IsMatch(line) && line[^1] is not ('。' or '.' or '；' or ';'));

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?:Q|Question|问|问题)\s*\d*\s*[:：.、]\s*(?<text>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:A|Answer|答|回答)\s*[:：]\s*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(?:第?[一二三四五六七八九十]{1,3}[、章节条]|\d{1,2}[.、])\s*\S")]
    private static partial Regex Numbered();
}
