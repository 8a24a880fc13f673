using System.Text;

namespace Assistant.Guide.Constraints;

/// <summary>
/// A shopper's text with every number replaced by one placeholder character, so that a pattern can say
/// "under NUMBER" whatever the number's spelling: <c>299</c>, <c>1,299.50</c>, <c>two hundred</c>, 两三百.
/// </summary>
internal sealed class ShopperText
{
    /// <summary>Placeholders are private-use characters from here on; a text holds at most <see cref="MaxNumbers"/> numbers.</summary>
    private const char FirstPlaceholder = '\uE000';
    private const int MaxNumbers = 256;

    /// <summary>A regular expression class that matches any number.</summary>
    public const string Number = @"[\uE000-\uE0FF]";

    private readonly int[] _origin;

    private ShopperText(string text, string masked, int[] origin, IReadOnlyList<NumberMention> numbers)
    {
        Text = text;
        Masked = masked;
        _origin = origin;
        Numbers = numbers;
    }

    /// <summary>The text with full-width letters, digits and currency signs made half-width; same length as what was sent.</summary>
    public string Text { get; }

    /// <summary><see cref="Text"/> with placeholders for its numbers.</summary>
    public string Masked { get; }
    public IReadOnlyList<NumberMention> Numbers { get; }

    /// <summary>Reads the numbers of <paramref name="text"/>.</summary>
    public static ShopperText Of(string text)
    {
        text = HalfWidth(text);
        var numbers = NumberReader.Read(text).Take(MaxNumbers).ToArray();
        var masked = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length + 1);
        var next = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            for (; next < numbers[i].Start; next++)
                Append(masked, origin, text[next], next);
            Append(masked, origin, (char)(FirstPlaceholder + i), next);
            next = numbers[i].Start + numbers[i].Length;
        }
        for (; next < text.Length; next++)
            Append(masked, origin, text[next], next);
        origin.Add(text.Length);
        return new(text, masked.ToString(), [.. origin], numbers);
    }

    /// <summary>The number that a placeholder stands for.</summary>
    public NumberMention NumberAt(char placeholder) => Numbers[placeholder - FirstPlaceholder];

    /// <summary>The part of <see cref="Text"/> that a part of <see cref="Masked"/> stands for.</summary>
    public TextSpan Origin(int maskedStart, int maskedLength) =>
        new(_origin[maskedStart], _origin[maskedStart + maskedLength] - _origin[maskedStart]);

    private static void Append(StringBuilder masked, List<int> origin, char c, int at)
    {
        masked.Append(c);
        origin.Add(at);
    }

    // Not Normalize(FormKC): it turns the Chinese comma into an ASCII one, which would join "500，300" into one number.
    private static string HalfWidth(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            target[i] = c switch
            {
                >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '＄' or '％' or '－' or '＋' or '．' or '～' or '＃' => (char)(c - 0xFEE0),
                '￥' => '¥',
                '￡' => '£',
                '’' => '\'',
                >= FirstPlaceholder and <= '\uF8FF' => ' ',
                _ => c,
            };
        }
    });
}

/// <summary>A part of a text, in UTF-16 code units.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
