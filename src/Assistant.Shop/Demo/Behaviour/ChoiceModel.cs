namespace Assistant.Shop.Demo;

/// <summary>How much a shopper likes a product: its real qualities seen dimly, its price against the others of its kind, and personal taste.</summary>
internal sealed class ChoiceModel(int seed, IReadOnlyList<DemoProduct> products)
{
    private readonly Dictionary<string, DemoProduct[]> _byKind = products.GroupBy(product => product.Kind.Id).ToDictionary(group => group.Key, group => group.ToArray());
    private readonly Dictionary<string, DemoProduct[]> _byCategory = products.GroupBy(product => product.TopCategory).ToDictionary(group => group.Key, group => group.ToArray());
    private readonly Dictionary<string, double> _middlePrice = products.GroupBy(product => product.Kind.Id)
        .ToDictionary(group => group.Key, group => group.Select(product => (double)product.Product.Price!.Value).Order().ElementAt(group.Count() / 2));

    public IReadOnlyList<DemoProduct> OfKind(ProductKind kind) => _byKind[kind.Id];

    public IReadOnlyList<DemoProduct> OfCategory(string topCategory) => _byCategory[topCategory];

    /// <summary>Utility; differences of 1 are a clear preference.</summary>
    public double Utility(DemoShopper shopper, DemoProduct product)
    {
        var taste = 0.7 * new DemoRandom(seed, $"taste {shopper.Id} {product.Product.Id}").Normal();
        var price = Math.Log((double)product.Product.Price!.Value / _middlePrice[product.Kind.Id]);
        return (3 * shopper.QualitySensitivity * product.Overall) - (1.6 * shopper.PriceSensitivity * price) + taste - (product.Product.Stock == 0 ? 2 : 0);
    }

    /// <summary>Draws <paramref name="count"/> different products to look at, better liked ones more often.</summary>
    public List<DemoProduct> Look(DemoShopper shopper, IReadOnlyList<DemoProduct> among, int count, DemoRandom random) =>
        [.. among.OrderByDescending(product => Utility(shopper, product) - Math.Log(-Math.Log(1 - random.Unit()))).Take(count)];
}
