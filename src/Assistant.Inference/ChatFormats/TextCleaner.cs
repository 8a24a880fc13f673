using System.Text;

namespace Assistant.Inference.ChatFormats;

/// <summary>Makes text from outside safe to encode as UTF-8.</summary>
internal static class TextCleaner
{
    /// <summary>Replaces lone surrogates and NUL by U+FFFD, as a UTF-8 encoder does with what it cannot write.</summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\0')
                return true;
            if (!char.IsSurrogate(character))
                continue;
            if (index + 1 == text.Length || !char.IsSurrogatePair(character, text[index + 1]))
                return true;
            index++;
        }
        return false;
    }
}
