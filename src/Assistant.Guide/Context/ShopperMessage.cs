using System.Globalization;
using System.Text;

namespace Assistant.Guide.Context;

/// <summary>Checks and cleans what a shopper wrote before anything reads it.</summary>
internal static class ShopperMessage
{
    /// <summary>
    /// The text without control characters (line ends become spaces), direction overrides, other invisible characters, private-use
    /// characters and lone surrogates; white space folded.
    /// </summary>
    /// <exception cref="TurnRefusedException"><c>too_long</c>.</exception>
    public static string Read(string text, string language)
    {
        if (text.Length > GuideOptions.MaxMessageLength)
            throw new TurnRefusedException("too_long", Phrases.TooLong(language, text.Length));
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (IsVisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString().Trim();
    }

    // The zero-width joiner stays for emoji; EnumerateRunes gives U+FFFD for a lone surrogate.
    private static bool IsVisible(Rune rune) => rune.Value == 0x200D || (rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate));
}
