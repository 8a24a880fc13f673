using System.Text.Json.Nodes;

namespace Assistant.Server.Channels.WebChat.Cards;

/// <summary>
/// Elements of Adaptive Cards 1.5. Text from the shop or the model goes into runs of a RichTextBlock, which clients never read as Markdown:
/// a product's name cannot put a link or HTML on the page.
/// </summary>
internal static class CardElements
{
    public static JsonObject Card(string speak, params IEnumerable<JsonNode?> body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["speak"] = speak,
        ["body"] = Array(body),
    };

    public static JsonObject Text(string text, string? size = null, bool bold = false, bool subtle = false, string? color = null, string? spacing = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        Set(run, ("size", size), ("color", color), ("weight", bold ? "bolder" : null));
        if (subtle)
            run["isSubtle"] = true;
        return Spaced(new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) }, spacing);
    }

    public static JsonObject Picture(string url, string altText) => new()
    {
        ["type"] = "Image", ["url"] = url, ["altText"] = altText, ["size"] = "stretch", ["horizontalAlignment"] = "center",
    };

    public static JsonObject Row(params IEnumerable<(string Width, JsonObject Item)> columns) => new()
    {
        ["type"] = "ColumnSet",
        ["columns"] = Array(columns.Select(c => new JsonObject
        {
            ["type"] = "Column", ["width"] = c.Width, ["verticalContentAlignment"] = "center", ["items"] = new JsonArray(c.Item),
        })),
    };

    public static JsonObject Box(string style, params IEnumerable<JsonNode?> items) =>
        new() { ["type"] = "Container", ["style"] = style, ["spacing"] = "small", ["items"] = Array(items) };

    public static JsonObject Table(IReadOnlyList<JsonObject> rows, int columns) => new()
    {
        ["type"] = "Table",
        ["firstRowAsHeader"] = true,
        ["showGridLines"] = false,
        ["columns"] = Array(Enumerable.Range(0, columns).Select(_ => new JsonObject { ["width"] = 1 })),
        ["rows"] = Array(rows),
    };

    public static JsonObject TableRow(IEnumerable<JsonObject> cells) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = Array(cells.Select(cell => new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(cell) })),
    };

    public static JsonObject Buttons(params IEnumerable<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = Array(actions) };

    /// <summary>A button whose value <see cref="IncomingActivity"/> reads back.</summary>
    public static JsonObject Button(string title, string action, string? productId = null, string? style = null, string? label = null)
    {
        var data = new JsonObject { ["action"] = action };
        if (productId is not null)
            data["product"] = productId;
        var button = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };
        Set(button, ("style", style), ("tooltip", label));
        return button;
    }

    public static JsonObject Spaced(JsonObject element, string? spacing)
    {
        Set(element, ("spacing", spacing));
        return element;
    }

    private static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items.Where(item => item is not null)];

    private static void Set(JsonObject target, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (value is not null)
                target[name] = value;
        }
    }
}
