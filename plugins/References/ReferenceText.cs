using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Plugins.Tools;

namespace Assistant.Plugins.References;

/// <summary>What the words of a product reference mean, before the shop is asked.</summary>
internal abstract record ReferenceText
{
    /// <summary>The n-th product last shown, from 1, or from the end. <paramref name="Bare"/>: a plain number, which may be a product id as well.</summary>
    public sealed record Ordinal(int Number, bool FromEnd = false, bool Bare = false) : ReferenceText;

    /// <summary>The product the talk is about.</summary>
    public sealed record Focus : ReferenceText;

    /// <summary>The one that is extreme in a value among those last shown.</summary>
    public sealed record Superlative(ProductValue Value) : ReferenceText;

    /// <summary>An id or a name.</summary>
    public sealed record Name : ReferenceText;

    /// <summary>Reads a reference that <see cref="Normalize"/> has made.</summary>
    public static ReferenceText Parse(string normalized) =>
        ReadOrdinal(normalized) ?? ReadKeyword(normalized) ?? new Name();

    /// <summary>Full-width forms folded (NFKC), lower case, quotes and closing punctuation removed.</summary>
    public static string Normalize(string reference) =>
        PlainText.Clean(reference.Normalize(NormalizationForm.FormKC), ProductReference.MaxLength)
            .ToLowerInvariant().Trim(' ', '"', '\'', '“', '”', '‘', '’', '「', '」', '《', '》', '.', ',', '。', '!', '?', ':', ';');

    private static Ordinal? ReadOrdinal(string text)
    {
        if (ReferencePatterns.Digits().Match(text) is { Success: true } digits)
        {
            var bare = text.All(char.IsAsciiDigit);
            return int.TryParse(digits.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Ordinal(number, digits.Groups["end"].Success, bare) : null;
        }
        if (ReferencePatterns.EnglishWord().Match(text) is { Success: true } english)
            return new Ordinal(1 + Array.IndexOf(ReferencePatterns.EnglishOrdinals, english.Groups["n"].Value), english.Groups["end"].Success);
        if (ReferencePatterns.ChineseNumeral().Match(text) is { Success: true } chinese)
            return new Ordinal(ChineseNumber(chinese.Groups["n"].Value), chinese.Groups["end"].Success);
        return null;
    }

    private static ReferenceText? ReadKeyword(string text)
    {
        var words = text.Replace('_', ' ').Replace('-', ' ');
        if (ReferencePatterns.Last().IsMatch(words))
            return new Ordinal(1, FromEnd: true);
        if (ReferencePatterns.Focus().IsMatch(words))
            return new Focus();
        if (ReferencePatterns.Cheapest().IsMatch(words))
            return new Superlative(ProductValue.LowestPrice);
        if (ReferencePatterns.MostExpensive().IsMatch(words))
            return new Superlative(ProductValue.HighestPrice);
        return ReferencePatterns.BestRated().IsMatch(words) ? new Superlative(ProductValue.HighestRating) : null;
    }

    /// <summary>1-99 from numerals such as 二, 十, 十二, 二十一.</summary>
    private static int ChineseNumber(string numerals)
    {
        static int Digit(char c) => c is '两' or '俩' ? 2 : "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
        var ten = numerals.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return Digit(numerals[0]);
        return 10 * (ten == 0 ? 1 : Digit(numerals[0])) + (ten == numerals.Length - 1 ? 0 : Digit(numerals[^1]));
    }
}

/// <summary>What a superlative compares.</summary>
internal enum ProductValue { LowestPrice, HighestPrice, HighestRating }
