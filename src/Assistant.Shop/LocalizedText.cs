namespace Assistant.Shop;

/// <summary>One text in the languages of the shop. A text that was imported in one language has the other one null.</summary>
public sealed record LocalizedText
{
    /// <summary>English, or null.</summary>
    public string? En { get; set; }

    /// <summary>Chinese (simplified), or null.</summary>
    public string? Zh { get; set; }

    /// <summary>The text in <paramref name="language"/> (<see cref="Languages"/>), else in the other language, else empty.</summary>
    public string In(string language) => (language == Languages.Chinese ? Zh ?? En : En ?? Zh) ?? "";

    /// <summary>A text known in one language only.</summary>
    public static LocalizedText Of(string language, string? text) =>
        language == Languages.Chinese ? new() { Zh = text } : new() { En = text };
}

/// <summary>The languages that the product speaks, as BCP 47 primary tags.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh";

    /// <summary>Chinese when the text holds a Han character, else English.</summary>
    public static string Of(string? text) =>
        text is not null && text.Any(c => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff') ? Chinese : English;
}
