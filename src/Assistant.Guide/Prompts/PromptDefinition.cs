using Assistant.Plugins.Cart;
using Assistant.Plugins.Orders;
using Assistant.Plugins.Policies;
using Assistant.Shop;

namespace Assistant.Guide.Prompts;

/// <summary>A prompt that the program needs: its name, the values it is given, and where its text goes.</summary>
/// <param name="Name">The prompt's <c>name</c>; the file is called the same with dashes.</param>
/// <param name="Values">The type whose properties (snake_case) the template may use.</param>
/// <param name="Languages">Folders of the languages in which it is written; empty: one file for all.</param>
internal sealed record PromptDefinition(string Name, Type Values, PromptEncoding Encoding, IReadOnlyList<string> Languages)
{
    private static readonly string[] Both = [Shop.Languages.English, Shop.Languages.Chinese];

    /// <summary>Every prompt of the program.</summary>
    public static IReadOnlyList<PromptDefinition> All { get; } =
    [
        ForModel<GuideValues>(PromptNames.Guide),
        ForModel<GuideStateValues>(PromptNames.GuideState),
        ForModel<RedoValues>(PromptNames.Redo),
        ForShopper<ProductListValues>(PromptNames.Products),
        ForShopper<ProductListValues>(PromptNames.Nearest),
        ForShopper<ProductListValues>(PromptNames.Nothing),
        ForShopper<ProductValues>(PromptNames.Product),
        ForShopper<ComparisonValues>(PromptNames.Comparison),
        ForShopper<CartView>(PromptNames.Cart),
        ForShopper<CartAddition>(PromptNames.Confirm),
        ForShopper<AddedResult>(PromptNames.Added),
        ForShopper<NoValues>(PromptNames.Cancelled),
        ForShopper<OrderStatusResult>(PromptNames.Orders),
        ForShopper<AnswerPolicyResult>(PromptNames.Policy),
        ForShopper<HandOffValues>(PromptNames.HandOff),
        ForShopper<NoValues>(PromptNames.SignIn),
        ForShopper<OutOfStockValues>(PromptNames.OutOfStock),
        ForShopper<AmbiguousValues>(PromptNames.Ambiguous),
        ForShopper<NotFoundValues>(PromptNames.NotFound),
        ForShopper<NoValues>(PromptNames.CannotHelp),
        ForShopper<NoValues>(PromptNames.Failed),
    ];

    private static PromptDefinition ForModel<T>(string name) => new(name, typeof(T), PromptEncoding.Model, []);
    private static PromptDefinition ForShopper<T>(string name) => new(name, typeof(T), PromptEncoding.Markdown, Both);
}

/// <summary>Names of the prompts.</summary>
public static class PromptNames
{
    /// <summary>The fixed instructions for a general chat model.</summary>
    public const string Guide = "guide";

    /// <summary>The line that tells the model where the conversation stands.</summary>
    public const string GuideState = "guide_state";

    /// <summary>What the second try is told.</summary>
    public const string Redo = "redo";

    // Replies that are rendered from tool results, in both languages.
    public const string Products = "rendered_products";
    public const string Nearest = "rendered_nearest";
    public const string Nothing = "rendered_nothing";
    public const string Product = "rendered_product";
    public const string Comparison = "rendered_comparison";
    public const string Cart = "rendered_cart";
    public const string Confirm = "rendered_confirm";
    public const string Added = "rendered_added";
    public const string Cancelled = "rendered_cancelled";
    public const string Orders = "rendered_orders";
    public const string Policy = "rendered_policy";
    public const string HandOff = "rendered_hand_off";
    public const string SignIn = "rendered_sign_in";
    public const string OutOfStock = "rendered_out_of_stock";
    public const string Ambiguous = "rendered_ambiguous";
    public const string NotFound = "rendered_not_found";
    public const string CannotHelp = "rendered_cannot_help";
    public const string Failed = "rendered_failed";
}
