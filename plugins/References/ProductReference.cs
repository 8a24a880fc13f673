using Assistant.Plugins.Catalogue;
using Assistant.Plugins.Tools;
using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Plugins.References;

/// <summary>
/// Finds the product that a <c>ref</c> means: an ordinal of what was last shown, <c>last</c>, <c>this</c>, <c>cheapest</c>,
/// <c>most_expensive</c>, <c>best_rated</c> among them, an id, or a name, so that a model need not compare prices or copy ids.
/// </summary>
public sealed class ProductReference(IDbContextFactory<ShopDbContext> shops, IProductSearch search)
{
    /// <summary>Characters of a reference.</summary>
    public const int MaxLength = 120;

    private const int MostCandidates = 4;

    /// <summary>The argument as the tools declare it.</summary>
    internal static ToolParameter Parameter(string name) => ToolParameter.Text(name,
        "Which product: its number in the list last shown ('2'), 'last', 'this', 'cheapest', 'most_expensive', 'best_rated' of that list, a product id, or a name.",
        MaxLength) with { Required = true };

    /// <summary>The product, with category, images, attributes and variants, and the variant when the reference is a variant's id.</summary>
    /// <exception cref="ToolException"><c>not_found</c>, <c>ambiguous</c> or <c>invalid_argument</c>.</exception>
    public async Task<ResolvedProduct> ResolveAsync(string reference, ToolContext context, CancellationToken cancellationToken)
    {
        var text = ReferenceText.Normalize(reference);
        if (text.Length == 0)
            throw ToolException.Invalid("'ref' is empty: give a number of the list, a product id or a name.");
        await using var shop = await shops.CreateDbContextAsync(cancellationToken);
        var shown = context.State.Shown;
        return ReferenceText.Parse(text) switch
        {
            ReferenceText.Ordinal { Bare: true } o when o.Number < 1 || o.Number > shown.Count =>
                await ByIdAsync(shop, reference.Trim(), cancellationToken) ?? throw NoSuchNumber(o.Number, shown.Count),
            ReferenceText.Ordinal o when o.Number < 1 || o.Number > shown.Count => throw NoSuchNumber(o.Number, shown.Count),
            ReferenceText.Ordinal o => await ShownAsync(shop, shown[o.FromEnd ? ^o.Number : o.Number - 1], cancellationToken),
            ReferenceText.Focus => await FocusAsync(shop, context, cancellationToken),
            ReferenceText.Superlative s => await ExtremeAsync(shop, s.Value, shown, cancellationToken),
            _ => await ByIdAsync(shop, reference.Trim(), cancellationToken) ?? await ByNameAsync(shop, text, context, cancellationToken),
        };
    }

    private static async Task<ResolvedProduct> ShownAsync(ShopDbContext shop, ShownProduct shown, CancellationToken cancellationToken) =>
        await ByIdAsync(shop, shown.Id, cancellationToken)
        ?? throw ToolException.NotFound($"'{PlainText.Clean(shown.Name, 100)}' is no longer sold.");

    private static async Task<ResolvedProduct> FocusAsync(ShopDbContext shop, ToolContext context, CancellationToken cancellationToken)
    {
        var shown = context.State.Shown;
        if (context.State.FocusId is { } focus && await ByIdAsync(shop, focus, cancellationToken) is { } product)
            return product;
        return shown.Count switch
        {
            0 => throw ToolException.NotFound("No product was shown yet: search first."),
            1 => await ShownAsync(shop, shown[0], cancellationToken),
            _ => throw Ambiguous(await shop.ReadAsync(Ids(shown), cancellationToken), context.Language),
        };
    }

    private static async Task<ResolvedProduct> ExtremeAsync(
        ShopDbContext shop, ProductValue value, IReadOnlyList<ShownProduct> shown, CancellationToken cancellationToken)
    {
        var products = await shop.ReadAsync(Ids(shown), cancellationToken);
        var best = value switch
        {
            ProductValue.LowestPrice => products.Where(p => p.Price is not null).MinBy(p => p.Price),
            ProductValue.HighestPrice => products.Where(p => p.Price is not null).MaxBy(p => p.Price),
            _ => products.Where(p => p.Rating is not null).MaxBy(p => p.Rating),
        };
        return best is not null ? new(best, null) : throw ToolException.NotFound(shown.Count == 0
            ? "No product was shown yet: search first."
            : "None of the products shown has such a value.");
    }

    private static async Task<ResolvedProduct?> ByIdAsync(ShopDbContext shop, string id, CancellationToken cancellationToken)
    {
        var bare = id.TrimStart('#');
        string[] forms = [id, bare, bare.ToUpperInvariant(), bare.ToLowerInvariant()];
        var products = await shop.ReadAsync(forms.Distinct(StringComparer.Ordinal).ToList(), cancellationToken);
        if (products.Count > 0)
            return new(products[0], null);
        var owner = await shop.Set<ProductVariant>().Where(v => v.Id == id).Select(v => v.ProductId).FirstOrDefaultAsync(cancellationToken);
        if (owner is null || (await shop.ReadAsync([owner], cancellationToken)) is not [var product])
            return null;
        return new(product, product.Variants.Find(v => v.Id == id));
    }

    private async Task<ResolvedProduct> ByNameAsync(ShopDbContext shop, string text, ToolContext context, CancellationToken cancellationToken)
    {
        if (!NameMatch.IsName(text))
            throw NoSuchName(text);
        var shown = await shop.ReadAsync(Ids(context.State.Shown), cancellationToken);
        foreach (var name in Names(text))
        {
            if (Best(name, shown, NameMatch.AllWords) is { Count: > 0 } best)
                return best.Count == 1 ? new(best[0], null) : throw Ambiguous(best, context.Language);
        }
        var found = await search.SearchAsync(new SearchRequest { Query = text, Limit = 12 }, cancellationToken);
        var named = Best(text, found.Hits, NameMatch.AlikeFrom);
        if (named.Count == 1)
            return new(named[0], null);
        var candidates = named.Count > 0 ? named : found.Hits;
        throw candidates.Count > 0 ? Ambiguous(candidates, context.Language)
            : NoSuchName(text);
    }

    /// <summary>The name as given, then without the words round it ("the sony one", "索尼那个").</summary>
    private static IEnumerable<string> Names(string text)
    {
        yield return text;
        if (ReferencePatterns.Wrapped().Match(text) is { Success: true } wrapped && wrapped.Groups["name"].Value != text)
            yield return wrapped.Groups["name"].Value;
    }

    /// <summary>The products with the highest score of at least <paramref name="least"/>; close likenesses count as equal.</summary>
    private static List<Product> Best(string name, IReadOnlyList<Product> products, double least)
    {
        var scored = products.Select(p => (Product: p, Score: NameMatch.Score(name, p))).Where(s => s.Score >= least).ToList();
        var top = scored.Select(s => s.Score).DefaultIfEmpty().Max();
        return [.. scored.Where(s => s.Score >= top - 0.05).Select(s => s.Product)];
    }

    private static List<string> Ids(IReadOnlyList<ShownProduct> shown) => [.. shown.Select(s => s.Id).Distinct(StringComparer.Ordinal)];

    private static ToolException NoSuchNumber(int number, int shown) => ToolException.NotFound(shown == 0
        ? $"Nothing was shown yet, so there is no number {number}: search first."
        : $"There is no number {number}: {shown} products were shown.");

    private static ToolException NoSuchName(string text) => ToolException.NotFound($"No product fits '{PlainText.Clean(text, 60)}'.");

    private static ToolException Ambiguous(IReadOnlyList<Product> products, string language) =>
        new(new("ambiguous", "Several products fit: ask the shopper which one.")
        {
            Candidates = [.. products.Take(MostCandidates).Select(p => ProductText.Candidate(p, language))],
        });
}

/// <summary>What a reference means.</summary>
public sealed record ResolvedProduct(Product Product, ProductVariant? Variant);
