using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Guide;

namespace Assistant.Server.Channels.WebChat;

/// <summary>What is kept of an activity that a client posts: everything else it says, the sender included, is ignored.</summary>
/// <param name="Type"><c>message</c>, <c>event</c> or <c>typing</c>.</param>
/// <param name="ClientId">The client's own id of the activity, which makes a repeated delivery recognisable; null when it gives none.</param>
/// <param name="Text">What the shopper wrote; empty for a button.</param>
/// <param name="Action">The button that was pressed, or null.</param>
/// <param name="EventName">Name of an event, or null.</param>
/// <param name="Locale">BCP 47 tag, or null.</param>
internal sealed partial record IncomingActivity(string Type, string? ClientId, string Text, ButtonAction? Action, string? EventName, string? Locale)
{
    /// <exception cref="DirectLineException">The activity does not validate; the message names the field and what it must be.</exception>
    public static IncomingActivity Parse(JsonElement body)
    {
        var type = String(body, "type", 32) ?? throw Invalid("type", "is missing: message, event or typing");
        if (type is not ("message" or "event" or "typing"))
            throw Invalid("type", "must be message, event or typing");
        if (body.TryGetProperty("attachments", out var attachments) && attachments is { ValueKind: JsonValueKind.Array } && attachments.GetArrayLength() > 0)
            throw Invalid("attachments", "are not taken: the guide reads text only");

        var text = String(body, "text", BoundedBody.Limit) ?? "";
        var action = type == "message" && body.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? Button(value) : null;
        if (type == "message" && action is null && string.IsNullOrWhiteSpace(text))
            throw Invalid("text", "is empty");
        return new(type, ClientIdOf(body), text, action, String(body, "name", 64), LocaleOf(body));
    }

    private static string? ClientIdOf(JsonElement body)
    {
        var id = body.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
            ? String(data, "clientActivityID", 64)
            : String(body, "id", 64);
        return id is null || IdShape().IsMatch(id) ? id : throw Invalid("channelData.clientActivityID", "may hold letters, digits, '.', '-' and '_' only");
    }

    private static string? LocaleOf(JsonElement body) =>
        String(body, "locale", 35) is { } locale && LocaleShape().IsMatch(locale) ? locale : null;

    private static ButtonAction Button(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Invalid("value", "must be the object of a card's button");
        var name = String(value, "action", 32) ?? throw Invalid("value.action", "is missing");
        var product = String(value, "product", 64);
        switch (name)
        {
            case "details" or "compare" or "add_to_cart" when string.IsNullOrEmpty(product):
                throw Invalid("value.product", $"is missing: {name} needs a product's id");
            case "details" or "compare" or "confirm" or "cancel" or "hand_off":
                return new(name, product);
            case "add_to_cart":
                return new(name, product, Quantity(value));
            default:
                throw Invalid("value.action", "must be details, compare, add_to_cart, confirm, cancel or hand_off");
        }
    }

    // Number inputs of Adaptive Cards arrive as strings.
    private static int Quantity(JsonElement value)
    {
        if (!value.TryGetProperty("quantity", out var quantity))
            return 1;
        var valid = quantity.ValueKind switch
        {
            JsonValueKind.Number => quantity.TryGetInt32(out var number) ? number : 0,
            JsonValueKind.String => int.TryParse(quantity.GetString(), out var number) ? number : 0,
            _ => 0,
        };
        return valid is >= 1 and <= 99 ? valid : throw Invalid("value.quantity", "must be a whole number from 1 to 99");
    }

    private static string? String(JsonElement element, string name, int limit)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Invalid(name, "must be a string");
        try
        {
            var text = value.GetString()!;
            return text.Length <= limit ? text : throw Invalid(name, $"must have at most {limit} characters");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: legal JSON, but not text.
            throw Invalid(name, "holds a character that is not valid Unicode");
        }
    }

    private static DirectLineException Invalid(string field, string problem) => DirectLineException.BadArgument($"{field} {problem}.");

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex IdShape();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LocaleShape();
}
