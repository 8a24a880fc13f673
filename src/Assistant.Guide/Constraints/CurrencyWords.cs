namespace Assistant.Guide.Constraints;

/// <summary>Currency signs and words of shoppers.</summary>
internal static class CurrencyWords
{
    /// <summary>Signs that stand before an amount, as a regular expression.</summary>
    public const string Before = @"(?:US\$|HK\$|[$¥€£₹]|(?:USD|RMB|CNY|EUR|GBP|JPY|HKD)(?![A-Za-z]))";

    /// <summary>Words and signs that stand after an amount, as a regular expression.</summary>
    public const string After = @"(?:(?:dollars?|bucks?|bux|usd|us\$|quid|pounds?|gbp|euros?|eur|yuan|rmb|cny|yen|jpy|hkd|rupees?)(?![A-Za-z])|人民币|美元|美金|欧元|歐元|英镑|英鎊|日元|港币|港元|大洋|元钱|元錢|元|块钱|塊錢|块|塊|圆|蚊|刀(?!具|片|架|叉|子)|r(?=以|左|上)|[€£¥$])";

    private static readonly (string Code, string[] Words)[] Codes =
    [
        ("HKD", ["hk$", "hkd", "港币", "港元", "蚊"]),
        ("USD", ["$", "us$", "usd", "dollar", "buck", "bux", "美元", "美金", "刀"]),
        ("EUR", ["€", "eur", "euro", "欧元", "歐元"]),
        ("GBP", ["£", "gbp", "quid", "pound", "英镑", "英鎊"]),
        ("JPY", ["jpy", "yen", "日元"]),
        ("INR", ["₹", "rupee"]),
        ("CNY", ["¥", "rmb", "cny", "yuan", "人民币", "元", "块", "塊", "圆", "大洋", "r"]),
    ];

    /// <summary>ISO 4217 code of a sign or word that <see cref="Before"/> or <see cref="After"/> matched, or null.</summary>
    public static string? CodeOf(string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
            return null;
        word = word.Trim().ToLowerInvariant();
        return Codes.FirstOrDefault(entry => entry.Words.Any(known => word == known || word == known + "s")).Code
            ?? Codes.FirstOrDefault(entry => entry.Words.Any(known => known.Length > 1 && word.StartsWith(known, StringComparison.Ordinal))).Code
            ?? (word.StartsWith('元') || word.StartsWith('块') || word.StartsWith('塊') ? "CNY" : null);
    }
}
