using Assistant.Plugins;

namespace Assistant.Guide.ToolLoop;

/// <summary>What a card's button does: a tool call by code, without the model.</summary>
internal static class Buttons
{
    /// <summary>The call, or null for buttons that answer a question (confirm, cancel) and for unknown ones.</summary>
    public static ToolCall? Call(ButtonAction action, ConversationState state) => action switch
    {
        { Name: "details", ProductId: { } id } => Make("get_product", ("ref", id)),
        { Name: "add_to_cart", ProductId: { } id } => Make("add_to_cart", ("ref", id), ("quantity", action.Quantity ?? 1)),
        { Name: "compare" } when Compared(action.ProductId, state) is { Length: >= 2 } refs => Make("compare_products", ("refs", refs)),
        { Name: "compare", ProductId: { } id } => Make("get_product", ("ref", id)),
        { Name: "hand_off" } => Make("hand_off", ("reason", "human")) with { Confirmed = true },
        _ => null,
    };

    // The product of the button beside the others that were shown with it.
    private static string[] Compared(string? id, ConversationState state) =>
        [.. new[] { id }.Concat(state.Shown.Select(shown => shown.Id)).OfType<string>().Distinct(StringComparer.Ordinal).Take(4)];

    private static ToolCall Make(string tool, params (string Name, object? Value)[] arguments) =>
        new(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal));
}
