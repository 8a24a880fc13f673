
namespace Assistant.Shop.Text;

/// <summary>Chinese characters: which they are, and traditional forms turned into simplified ones.</summary>
internal static class Han
{
    private const char First = '\u4e00';
    private const char Last = '\u9fff';

    // ICU's own table, read once a character: a transliteration of every text would cost more than its word breaking.
    private static readonly Lazy<string?> SimplifiedForms = new(ReadSimplifiedForms);

    /// <summary>True for the CJK unified ideographs of the basic plane and the iteration mark.</summary>
    public static bool Is(char c) => c is >= '\u3400' and <= Last or '\u3005' or >= '\uf900' and <= '\ufaff';

    /// <summary>The simplified form of a traditional character, else the character itself (always, where ICU is missing).</summary>
    public static char Simplify(char c) => c is >= First and <= Last && SimplifiedForms.Value is { } forms ? forms[c - First] : c;

    private static string? ReadSimplifiedForms()
    {
        if (!IcuLibrary.IsAvailable)
            return null;
        var all = string.Create(Last - First + 1, 0, static (span, _) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)(First + i);
        });
        using var transliterator = Icu.Transliterator.CreateInstance("Traditional-Simplified");
        var simplified = transliterator.Transliterate(all);
        return simplified.Length == all.Length ? simplified : null;
    }
}
