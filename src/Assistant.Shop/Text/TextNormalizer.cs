using System.Buffers;
using System.Globalization;
using System.Text;

namespace Assistant.Shop.Text;

/// <summary>One form for text that looks or means the same: full width becomes half width, é becomes e, traditional becomes simplified.</summary>
internal static class TextNormalizer
{
    private static readonly SearchValues<char> Ascii = SearchValues.Create([.. Enumerable.Range(0, 128).Select(c => (char)c)]);

    /// <summary>NFKC (Unicode Standard Annex 15) without diacritics; the case stays, as it marks words (<c>AirPods</c>).</summary>
    public static string Normalize(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Ascii))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                result.Append(Han.Simplify(c));
        }
        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalize throws on a lone surrogate; a shopper can send one.
    private static string WellFormed(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var paired = char.IsHighSurrogate(source[i]) ? i + 1 < source.Length && char.IsLowSurrogate(source[i + 1])
                    : !char.IsLowSurrogate(source[i]) || i > 0 && char.IsHighSurrogate(source[i - 1]);
                span[i] = paired ? source[i] : '\ufffd';
            }
        });
}
