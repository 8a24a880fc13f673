using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>Writes down what a shopper does while an episode is played.</summary>
/// <param name="anonymousKey">Set when the shopper looks round before signing in.</param>
internal sealed class Visit(Episode episode, DemoRandom random, string? anonymousKey)
{
    public Episode Episode => episode;
    public DemoShopper Shopper => episode.Shopper;
    public DemoRandom Random => random;
    public DateTimeOffset At { get; set; }

    /// <summary>Products looked at so far, in that order, each once.</summary>
    public OrderedSet Seen { get; } = new();
    public DemoProduct? Chosen { get; set; }

    public void Does(EventKind kind, LifecycleStage stage, DemoProduct product) => Write(kind, stage, product.Product.Id, null);

    public void Searches(LifecycleStage stage, string query) => Write(EventKind.Search, stage, null, query);

    private void Write(EventKind kind, LifecycleStage stage, string? productId, string? query)
    {
        var signedIn = stage > LifecycleStage.InformationSearch;
        episode.Events.Add(new(episode, stage, kind, At, productId, query, signedIn ? null : anonymousKey));
        At = At.AddSeconds(Math.Round(random.Between(12, 150)));
    }

    /// <summary>A small list without repeats; a hash set's order is not promised to be the same everywhere.</summary>
    internal sealed class OrderedSet
    {
        private readonly List<DemoProduct> _items = [];

        public int Count => _items.Count;

        public void Add(DemoProduct product)
        {
            if (!_items.Contains(product))
                _items.Add(product);
        }

        public List<DemoProduct> ToList() => [.. _items];
    }
}
