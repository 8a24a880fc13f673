using Assistant.Inference.ChatFormats;
using Microsoft.Extensions.AI;

namespace Assistant.Inference.Tests.Formats;

/// <summary>One conversation that every format writes, and a prompt shown with its boundaries.</summary>
internal static class Golden
{
    public static AIFunction Search { get; } = Tool("search_products", "Searches the shop.", """{"type":"object","properties":{"query":{"type":"string"},"max_price":{"type":"number"}},"required":["query"]}""");

    public static AIFunction ViewCart { get; } = Tool("view_cart", "Shows the cart.", """{"type":"object","properties":{}}""");

    /// <summary>Instructions, a search with its result, a reply, a follow-up in Chinese.</summary>
    public static IReadOnlyList<ChatMessage> Conversation { get; } =
    [
        new(ChatRole.System, "Help the shopper."),
        new(ChatRole.User, "red shoes under 300"),
        new(ChatRole.Assistant, [new FunctionCallContent("call00001", "search_products", new Dictionary<string, object?> { ["query"] = "red shoes", ["max_price"] = 300 })]),
        new(ChatRole.Tool, [new FunctionResultContent("call00001", new { products = new[] { new { id = "p1", name = "Runner", price = 199.00m, rating = 4.5, stock = 3, rating_count = 12 } }, total = 1 })]),
        new(ChatRole.Assistant, "One: Runner, 199."),
        new(ChatRole.User, "便宜点的"),
    ];

    public static AIFunction Tool(string name, string description, string schema) => new SchemaFunction(name, description, System.Text.Json.JsonElement.Parse(schema));

    /// <summary>Markup as it is, text of others in ⟦ ⟧, the end of the public part as ¦.</summary>
    public static string Show(RenderedPrompt prompt) => string.Concat(prompt.Pieces.Select((piece, index) =>
        (index == prompt.PublicPieces && index > 0 ? "¦" : "") + (piece.IsMarkup ? piece.Text : $"⟦{piece.Text}⟧")));

    /// <summary>The prompt without its boundaries.</summary>
    public static string Text(RenderedPrompt prompt) => string.Concat(prompt.Pieces.Select(piece => piece.Text));

    private sealed class SchemaFunction(string name, string description, System.Text.Json.JsonElement schema) : AIFunction
    {
        public override string Name => name;

        public override string Description => description;

        public override System.Text.Json.JsonElement JsonSchema => schema;

        protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Only its schema is used here.");
    }
}
