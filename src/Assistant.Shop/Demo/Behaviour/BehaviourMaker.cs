using Assistant.Shop.Orders;

namespace Assistant.Shop.Demo;

/// <summary>What a year of shopping left behind.</summary>
internal sealed record DemoBehaviour(List<Episode> Episodes, List<DemoEvent> Events, List<Order> Orders, List<Purchase> Delivered);

/// <summary>Plays needs until the year has all its orders and events.</summary>
internal sealed class BehaviourMaker(int seed, DateTimeOffset reference, IReadOnlyList<DemoProduct> products, IReadOnlyList<DemoShopper> shoppers)
{
    private readonly DemoRandom _random = new(seed, "behaviour");
    private readonly ChoiceModel _choices = new(seed, products);
    private readonly List<ProductKind> _kinds = [.. products.Select(product => product.Kind).Distinct()];
    private readonly ILookup<string, ProductKind> _kindsOf = products.Select(product => (product.TopCategory, product.Kind)).Distinct().ToLookup(pair => pair.TopCategory, pair => pair.Kind);
    private readonly List<Episode> _episodes = [];
    private readonly Dictionary<Episode, OrderStatus?> _fixed = [];

    public DemoBehaviour Make(int events, int orders, CancellationToken cancellationToken)
    {
        foreach (var (episode, status) in KnownShoppers.Play(shoppers, _choices, _kinds, reference, seed))
        {
            _episodes.Add(episode);
            _fixed[episode] = status;
        }
        var eventCount = _episodes.Sum(episode => episode.Events.Count);
        var orderCount = _episodes.Count(episode => episode.Order is not null);
        var others = shoppers.Skip(KnownShoppers.Count).ToList();
        var activity = others.Select(shopper => shopper.Activity).ToList();
        var simulator = new EpisodeSimulator(_choices, reference);
        while (eventCount < events || orderCount < orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var episode = PlayOne(simulator, others[_random.PickWeighted(activity)], orderCount < orders);
            eventCount += episode.Events.Count;
            orderCount += episode.Order is null ? 0 : 1;
        }
        return Collect(eventCount - events);
    }

    private Episode PlayOne(EpisodeSimulator simulator, DemoShopper shopper, bool mayBuy)
    {
        var category = shopper.Tastes.Keys.ElementAt(_random.PickWeighted([.. shopper.Tastes.Values]));
        var episode = new Episode(_episodes.Count + 1, shopper, _random.Pick(_kindsOf[category].ToList()));
        var knowsWhat = _random.Chance(0.55);
        simulator.Play(episode, Start(shopper), knowsWhat ? LifecycleStage.InformationSearch : LifecycleStage.NeedRecognition, mayBuy, _random);
        _episodes.Add(episode);
        return episode;
    }

    /// <summary>A moment of the last year after the shopper joined; more before the sales of June and November, and in the evening.</summary>
    private DateTimeOffset Start(DemoShopper shopper)
    {
        var joined = (reference - shopper.Shopper.CreatedAt).TotalDays;
        DateTimeOffset day;
        do
        {
            day = reference.AddDays(-_random.Between(0, Math.Min(365, joined)));
        }
        while (!_random.Chance(day.Month is 6 or 11 ? 1 : 0.6));
        // Hours of the shop's time zone (UTC+8): most visits between nine in the morning and midnight.
        var hour = Math.Clamp(19.5 + (3.8 * _random.Normal()), 0, 23.9);
        var at = new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour - 8).AddSeconds(Math.Round(_random.Between(0, 3600)));
        return at < shopper.Shopper.CreatedAt ? shopper.Shopper.CreatedAt.AddMinutes(5) : at;
    }

    private DemoBehaviour Collect(int tooMany)
    {
        // The last episodes buy nothing, so that their events can be cut to the wanted number.
        for (var i = _episodes.Count - 1; tooMany > 0; i--)
        {
            var events = _episodes[i].Events;
            var cut = _episodes[i].Order is null ? Math.Min(tooMany, events.Count) : 0;
            events.RemoveRange(events.Count - cut, cut);
            tooMany -= cut;
        }
        _episodes.RemoveAll(episode => episode.Events.Count == 0);
        var sorted = _episodes.SelectMany(episode => episode.Events).OrderBy(happened => happened.At).ToList();
        var keyed = sorted.Select((happened, i) => happened with { Key = $"demo-{i + 1:000000}" }).ToList();
        return WithOrders(keyed);
    }

    private DemoBehaviour WithOrders(List<DemoEvent> events)
    {
        var maker = new OrderMaker(seed, reference);
        var orders = new List<Order>();
        var delivered = new List<Purchase>();
        foreach (var episode in _episodes.Where(episode => episode.Order is not null).OrderBy(episode => episode.Order!.At))
        {
            var bought = episode.Order!;
            var order = maker.Make(bought, _fixed.GetValueOrDefault(episode));
            episode.OrderId = order.Id;
            orders.Add(order);
            if (order.Status is OrderStatus.Delivered or OrderStatus.ReturnRequested or OrderStatus.ExchangeRequested)
                delivered.AddRange(bought.Lines.Select(line => new Purchase(bought.Shopper, line.Product, order.ExpectedAt!.Value)));
        }
        return new(_episodes, events, orders, delivered);
    }
}
