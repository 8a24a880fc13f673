using Assistant.Shop.Catalogue;
using Assistant.Shop.Search;

namespace Assistant.Plugins.Catalogue;

/// <summary>Proves a product against the limits of a search, by the limits' argument names.</summary>
internal static class SearchLimits
{
    /// <summary>The limits that the request names.</summary>
    public static IEnumerable<string> Asked(SearchRequest request)
    {
        if (request.Query.Length > 0)
            yield return "query";
        if (request.Category is not null)
            yield return "category";
        if (request.MinPrice is not null)
            yield return "min_price";
        if (request.MaxPrice is not null)
            yield return "max_price";
        if (request.MinRating is not null)
            yield return "min_rating";
        if (request.InStock is not null)
            yield return "in_stock";
    }

    /// <summary>The limits that the product's own values break; an unknown value breaks a limit on it. Words and category are the search's.</summary>
    public static IReadOnlyList<string> Broken(Product product, SearchRequest request)
    {
        var broken = new List<string>();
        if (request.MinPrice is { } low && !(product.Price >= low))
            broken.Add("min_price");
        if (request.MaxPrice is { } high && !(product.Price <= high))
            broken.Add("max_price");
        if (request.MinRating is { } rating && !(product.Rating >= rating))
            broken.Add("min_rating");
        if (request.InStock is true && !(product.Stock > 0))
            broken.Add("in_stock");
        return broken;
    }
}
