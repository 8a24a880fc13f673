namespace Assistant.Inference.ChatFormats;

/// <summary>What guide-mini was trained with (models/guide-mini/code: tok.py, gen.py, bank.py).</summary>
internal static class GuideMiniVocabulary
{
    /// <summary>The tools it knows by heart.</summary>
    public static IReadOnlyList<string> Tools { get; } =
    [
        "search_products", "get_product", "compare_products", "summarize_reviews", "recommend_products", "score_intent",
        "get_lifecycle_stage", "view_cart", "add_to_cart", "order_status", "answer_policy", "hand_off",
    ];

    /// <summary>The order in which it writes arguments.</summary>
    public static IReadOnlyList<string> ArgumentOrder { get; } =
    [
        "query", "category", "min_price", "max_price", "min_rating", "in_stock", "sort",
        "ref", "refs", "aspect", "quantity", "order_id", "question", "reason",
    ];

    /// <summary>Texts that are one token: the control tokens and the scaffolding of its JSON.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<tool_call>", "</tool_call>",
        .. Tools.Select(tool => $"{{\"name\":\"{tool}\",\"arguments\":{{"),
        "\"query\":\"", "\"max_price\":", "\"min_price\":", "\"sort\":\"", "\"category\":\"", "\"ref\":\"", "\"refs\":[\"", "\"quantity\":",
        "\"order_id\":\"", "\"question\":\"", "\"reason\":\"", "{\"id\":\"", "\"name\":\"", "\"price\":", "\"rating\":", "\"stock\":",
        "\"total\":", "{\"items\":[", "{\"answer\":\"",
    ];

    /// <summary>Latin text starts with a space where a message or a JSON string begins, so that a copied word has the same tokens as inside a sentence.</summary>
    public static string Lead(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) ? " " + text : text;
}
