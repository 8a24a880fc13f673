using Assistant.Shop.Orders;
using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>
/// Shoppers to sign in as when trying the guide. Their orders are always the same:
/// <c>demo-1</c> (Chinese) and <c>demo-2</c> (English) have one order on its way, one delivered and one just placed;
/// <c>demo-3</c> (Chinese) has a delivered order that is being returned; <c>demo-4</c> (English) has only a cancelled one;
/// <c>demo-5</c> (Chinese) has looked round and never bought.
/// </summary>
public static class KnownShoppers
{
    /// <summary>How many there are: <c>demo-1</c> to <c>demo-5</c>.</summary>
    public const int Count = 5;

    private static readonly Plan[] Plans =
    [
        new(1, "over-ear-headphones", 1.4, OrderStatus.Shipped), new(1, "tea", 38, OrderStatus.Delivered), new(1, "insulated-bottle", 0.02, OrderStatus.Processed),
        new(2, "running-shoes", 1.6, OrderStatus.Shipped), new(2, "coffee-beans", 45, OrderStatus.Delivered), new(2, "desk-lamp", 0.03, OrderStatus.Processed),
        new(3, "down-jacket", 6.3, OrderStatus.ReturnRequested),
        new(4, "robot-vacuum", 9.5, OrderStatus.Cancelled),
        new(5, "cat-food", 3, null),
    ];

    internal static bool IsKnown(int number) => number <= Count;

    internal static string? LanguageOf(int number) => IsKnown(number) ? (number % 2 == 1 ? Languages.Chinese : Languages.English) : null;

    /// <summary>The episodes of the known shoppers and the status of each one's order.</summary>
    internal static IEnumerable<(Episode Episode, OrderStatus? Status)> Play(
        IReadOnlyList<DemoShopper> shoppers, ChoiceModel choices, IReadOnlyList<ProductKind> kinds, DateTimeOffset reference, int seed)
    {
        foreach (var (plan, i) in Plans.Select((plan, i) => (plan, i)))
        {
            var episode = new Episode(i + 1, shoppers[plan.Shopper - 1], kinds.First(kind => kind.Id == plan.Kind));
            Play(episode, plan, choices, reference.AddDays(-plan.DaysAgo), new DemoRandom(seed, $"known {i}"));
            yield return (episode, plan.Status);
        }
    }

    private static void Play(Episode episode, Plan plan, ChoiceModel choices, DateTimeOffset at, DemoRandom random)
    {
        var seen = choices.Look(episode.Shopper, [.. choices.OfKind(episode.Need).Where(product => product.Product.Stock > 0)], 3, random);
        var visit = new Visit(episode, random, null) { At = at.AddHours(-3) };
        Enter(LifecycleStage.InformationSearch);
        visit.Searches(LifecycleStage.InformationSearch, episode.Need.Queries[0].In(episode.Shopper.Language));
        foreach (var product in seen)
            visit.Does(EventKind.View, LifecycleStage.InformationSearch, product);
        if (plan.Status is null)
        {
            episode.Outcome = "abandoned";
            return;
        }
        visit.At = at.AddMinutes(-6);
        Enter(LifecycleStage.PurchaseDecision);
        visit.Does(EventKind.View, LifecycleStage.PurchaseDecision, seen[0]);
        visit.Does(EventKind.Cart, LifecycleStage.PurchaseDecision, seen[0]);
        visit.At = at;
        Enter(LifecycleStage.Purchase);
        visit.Does(EventKind.Buy, LifecycleStage.Purchase, seen[0]);
        episode.Order = new(episode.Shopper, at, [(seen[0], 1)]);
        episode.Outcome = "bought";

        void Enter(LifecycleStage stage) => episode.Stages.Add((stage, visit.At));
    }

    private sealed record Plan(int Shopper, string Kind, double DaysAgo, OrderStatus? Status);
}
