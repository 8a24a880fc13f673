using Assistant.Guide.Constraints;
using Assistant.Guide.Context;
using Assistant.Plugins;

namespace Assistant.Guide.Cues;

/// <summary>
/// Reads the cue of a message. Used when the model is small or fails; a general model decides for itself.
/// To be replaced by a trained model of understanding (docs/decisions/071).
/// </summary>
internal static class CueReader
{
    /// <summary>The cue, or null when the words leave doubt.</summary>
    public static Cue? Read(string text, StatedConstraints stated, ConversationState state)
    {
        if (CuePatterns.OffTopic().IsMatch(text))
            return Cue.Talk;
        if (CuePatterns.Person().IsMatch(text))
            return Cue.Of("hand_off", ("reason", "human"));
        if (CuePatterns.Chat().IsMatch(text))
            return Cue.Talk;
        var refs = Ordinals.Read(text);
        var shown = state.Shown.Count > 0;
        if (CuePatterns.AddToCart().IsMatch(text) && stated.Price is null && Target(text, refs, state) is { } target)
            return Cue.Of("add_to_cart", ("ref", target), ("quantity", stated.Quantity));
        if (CuePatterns.Cart().IsMatch(text))
            return Cue.Of("view_cart");
        var order = CuePatterns.Order().IsMatch(text);
        if (order && CuePatterns.OrderChange().IsMatch(text))
            return Cue.Of("hand_off", ("reason", "change_order"));
        if (CuePatterns.Trouble().IsMatch(text))
            return CuePatterns.Policy().IsMatch(text) ? null : Cue.Of("hand_off", ("reason", "complaint"));
        if (order && !CuePatterns.Policy().IsMatch(text))
            return Cue.Of("order_status", ("order_id", OrderId(text)));
        if (CuePatterns.Policy().IsMatch(text))
            return Cue.Of("answer_policy", ("question", text.Length <= 200 ? text : text[..200]));
        if (shown && CuePatterns.Compare().IsMatch(text) && Compared(refs, state) is { } compared)
            return Cue.Of("compare_products", ("refs", compared));
        if (shown && refs.Count == 1 && stated.Price is null && CuePatterns.Details().IsMatch(text))
            return Cue.Of("get_product", ("ref", refs[0]));
        return null;
    }

    private static string? Target(string text, IReadOnlyList<string> refs, ConversationState state) =>
        refs.Count > 0 ? refs[0]
        : state.FocusId is not null && Ordinals.SaysThis(text) ? "this"
        : state.Shown.Count == 1 ? "1"
        : state.FocusId is not null ? "this"
        : null;

    private static string[]? Compared(IReadOnlyList<string> refs, ConversationState state) =>
        refs.Count is >= 2 and <= 4 ? [.. refs]
        : refs.Count == 0 && state.Shown.Count is >= 2 and <= 4 ? [.. Enumerable.Range(1, state.Shown.Count).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))]
        : null;

    private static string? OrderId(string text) =>
        CuePatterns.OrderId().Match(text) is { Success: true } match ? match.Groups["id"].Value : null;
}
