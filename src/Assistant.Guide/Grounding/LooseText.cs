using System.Text;

namespace Assistant.Guide.Grounding;

/// <summary>Text for comparison: lower case, half-width, letters and digits only.</summary>
internal static class LooseText
{
    /// <summary>"Sony WH-1000XM5 " and "sony wh1000xm5" are alike.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var loose = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
                loose.Append(char.ToLowerInvariant(c));
        }
        return loose.ToString();
    }

    /// <summary>True for Chinese characters.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
