using System.Globalization;
using System.Text.Json;
using Assistant.Guide.Constraints;
using Assistant.Plugins;

namespace Assistant.Guide.ToolLoop;

/// <summary>Arguments of <c>search_products</c>: from a model's call, and to a call.</summary>
internal static class SearchCalls
{
    private const int MaxQuery = 200;

    /// <summary>The call that runs a plan.</summary>
    public static ToolCall Of(SearchPlan plan)
    {
        var search = plan.Arguments;
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["query"] = search.Query.Length <= MaxQuery ? search.Query : search.Query[..MaxQuery] };
        Set("category", search.Category);
        Set("min_price", search.MinPrice);
        Set("max_price", search.MaxPrice);
        Set("min_rating", search.MinRating);
        Set("in_stock", search.InStock);
        Set("sort", search.Sort is "relevance" ? null : search.Sort);
        return new ToolCall("search_products", arguments, plan);

        void Set(string name, object? value)
        {
            if (value is not null)
                arguments[name] = value;
        }
    }

    /// <summary>What a model asked for; members of the wrong type or outside their range are as if they were not there.</summary>
    public static SearchArguments Read(IReadOnlyDictionary<string, object?> arguments) => new()
    {
        Query = Text(arguments, "query") ?? "",
        Category = Text(arguments, "category"),
        MinPrice = Number(arguments, "min_price") is > 0 and var low ? low : null,
        MaxPrice = Number(arguments, "max_price") is > 0 and var high ? high : null,
        MinRating = Number(arguments, "min_rating") is >= 1 and <= 5 and var rating ? (double)rating : null,
        InStock = Value(arguments, "in_stock") is { ValueKind: JsonValueKind.True } ? true : null,
        Sort = Text(arguments, "sort") is "price_asc" or "price_desc" or "rating" or "newest" ? Text(arguments, "sort") : null,
    };

    /// <summary>A text argument, or null.</summary>
    public static string? Text(IReadOnlyDictionary<string, object?> arguments, string name) => Value(arguments, name) switch
    {
        { ValueKind: JsonValueKind.String } text when !string.IsNullOrWhiteSpace(text.GetString()) => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static decimal? Number(IReadOnlyDictionary<string, object?> arguments, string name) => Value(arguments, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static JsonElement? Value(IReadOnlyDictionary<string, object?> arguments, string name)
    {
        if (!arguments.TryGetValue(name, out var value) || value is null)
            return null;
        return value is JsonElement element ? element : JsonSerializer.SerializeToElement(value);
    }
}
