namespace Assistant.Inference.ChatFormats;

/// <summary>Where a JSON object or array at the beginning of a text ends.</summary>
internal static class JsonEnd
{
    /// <summary>
    /// Length up to the brace that closes the value, or (not balanced) up to <paramref name="closing"/> where the value is broken;
    /// -1 while neither has come.
    /// </summary>
    public static (int Length, bool IsBalanced) Find(string text, string? closing)
    {
        var depth = 0;
        var inString = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (inString && character == '\\')
                index++;
            else if (character == '"')
                inString = !inString;
            else if (inString && character == '\n')
                inString = false; // No JSON string spans lines: the quote before was wrong.
            else if (!inString && closing is not null && text.AsSpan(index).StartsWith(closing, StringComparison.Ordinal))
                return (index, false);
            else if (!inString && (character is '{' or '['))
                depth++;
            else if (!inString && (character is '}' or ']') && --depth <= 0)
                return (index + 1, true);
        }
        return (-1, false);
    }
}
