namespace Assistant.Plugins.Tools;

/// <summary>Ends a tool with an error that the model is meant to read; everything else that a tool throws is a fault of the program.</summary>
public sealed class ToolException(ToolError error) : Exception(error.Message)
{
    public ToolError Error { get; } = error;

    public static ToolException Invalid(string message) => new(new("invalid_argument", message));
    public static ToolException NotFound(string message) => new(new("not_found", message));
    public static ToolException SignInRequired(string message) => new(new("sign_in_required", message));
}

/// <summary>
/// Why a tool cannot answer. <paramref name="Code"/> is <c>not_found</c>, <c>sign_in_required</c>, <c>out_of_stock</c>,
/// <c>invalid_argument</c> or <c>ambiguous</c>; <paramref name="Message"/> is English, for the model: shoppers read the rendered templates.
/// </summary>
public sealed record ToolError(string Code, string Message)
{
    /// <summary>The products that an ambiguous reference may mean, at most 4.</summary>
    public IReadOnlyList<Catalogue.ProductCandidate>? Candidates { get; init; }

    /// <summary>Name of the product that the error is about.</summary>
    public string? Name { get; init; }

    /// <summary>Units that can still be added, for <c>out_of_stock</c>.</summary>
    public int? Available { get; init; }

    /// <summary>What was asked for and is not stocked ("L"), for <c>out_of_stock</c>.</summary>
    public string? Option { get; init; }

    /// <summary>Options that are in stock, for <c>out_of_stock</c>.</summary>
    public IReadOnlyList<string>? AvailableOptions { get; init; }
}
