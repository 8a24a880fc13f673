using Assistant.Shop.Demo;
using Assistant.Shop.Orders;
using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Tests.Demo;

public class DemoBehaviourTests
{
    private static readonly DateTimeOffset Now = new DemoShopOptions().ReferenceTime;
    private static readonly DemoBehaviour Behaviour = DemoShopTests.Content.Behaviour;

    [Fact]
    public void Events_fill_the_last_year_in_the_order_of_time()
    {
        Behaviour.Events.Select(happened => happened.At).ShouldBe(Behaviour.Events.Select(happened => happened.At).Order());
        Behaviour.Events[0].At.ShouldBeGreaterThan(Now.AddDays(-367));
        Behaviour.Events[^1].At.ShouldBeLessThan(Now);
        Behaviour.Events.Select(happened => happened.Key).ShouldBeUnique();
        Enum.GetValues<EventKind>().ShouldAllBe(kind => Behaviour.Events.Count(happened => happened.Kind == kind) > 1_000);
    }

    [Fact]
    public void Every_order_line_follows_a_buy_event_of_the_same_shopper()
    {
        var buys = Behaviour.Events.Where(happened => happened.Kind == EventKind.Buy)
            .ToLookup(happened => (happened.Episode.Shopper.Id, happened.ProductId), happened => happened.At);
        foreach (var order in Behaviour.Orders)
        {
            foreach (var line in order.Lines)
                buys[(order.ShopperId!, line.ProductId)].ShouldContain(at => at <= order.PlacedAt && at > order.PlacedAt.AddMinutes(-30), order.Id);
        }
        Behaviour.Orders.Sum(order => order.Lines.Count).ShouldBe(buys.Sum(group => group.Count()));
    }

    [Fact]
    public void A_buyer_has_seen_the_product_before()
    {
        var episodes = Behaviour.Events.GroupBy(happened => happened.Episode).Where(group => group.Key.Order is not null);
        episodes.ShouldAllBe(group => group.First().Kind != EventKind.Buy);
    }

    [Fact]
    public void Nobody_acts_before_signing_up_and_nobody_buys_without_signing_in()
    {
        Behaviour.Events.ShouldAllBe(happened => happened.At >= happened.Episode.Shopper.Shopper.CreatedAt);
        Behaviour.Events.Where(happened => happened.Kind == EventKind.Buy).ShouldAllBe(happened => happened.AnonymousKey == null);
        Behaviour.Events.Count(happened => happened.AnonymousKey != null).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Order_totals_dates_and_parcels_agree_with_their_status()
    {
        foreach (var order in Behaviour.Orders)
        {
            order.Total.ShouldBe(order.Lines.Sum(line => line.Quantity * line.UnitPrice));
            (order.TrackingNumber is null).ShouldBe(order.Status is OrderStatus.Pending or OrderStatus.Processed or OrderStatus.Cancelled, order.Id);
            (order.Carrier is null).ShouldBe(order.TrackingNumber is null);
            if (order.Status == OrderStatus.Delivered)
                order.ExpectedAt!.Value.ShouldBeLessThanOrEqualTo(Now);
            if (order.Status is OrderStatus.Shipped or OrderStatus.Processed or OrderStatus.Pending)
                order.ExpectedAt!.Value.ShouldBeGreaterThan(Now);
        }
        Behaviour.Orders.Select(order => order.Id).ShouldBeUnique();
    }

    [Fact]
    public void The_demo_sign_ins_have_the_orders_they_promise()
    {
        OrderStatus[] Of(string shopper) => [.. Behaviour.Orders.Where(order => order.ShopperId == shopper).Select(order => order.Status).Order()];
        Of("demo-1").ShouldBe([OrderStatus.Processed, OrderStatus.Shipped, OrderStatus.Delivered]);
        Of("demo-2").ShouldBe([OrderStatus.Processed, OrderStatus.Shipped, OrderStatus.Delivered]);
        Of("demo-3").ShouldBe([OrderStatus.ReturnRequested]);
        Of("demo-4").ShouldBe([OrderStatus.Cancelled]);
        Of("demo-5").ShouldBeEmpty();
    }

    [Fact]
    public void Tastes_and_price_sensitivity_show_in_what_is_bought()
    {
        var tiers = DemoShopTests.Content.Products.ToDictionary(product => product.Product.Id, product => product.Tier);
        var lines = Behaviour.Orders.Join(DemoShopTests.Content.Shoppers, order => order.ShopperId, shopper => shopper.Id, (order, shopper) => (order, shopper)).ToList();
        double MeanTier(Func<DemoShopper, bool> who) => lines.Where(pair => who(pair.shopper)).SelectMany(pair => pair.order.Lines).Average(line => tiers[line.ProductId]);
        MeanTier(shopper => shopper.PriceSensitivity < 0.3).ShouldBeGreaterThan(MeanTier(shopper => shopper.PriceSensitivity > 0.7) + 0.05);
        Behaviour.Episodes.Count(episode => episode.Shopper.Tastes[TopOf(episode)] > 1.0 / 12).ShouldBeGreaterThan(Behaviour.Episodes.Count * 2 / 3);

        static string TopOf(Episode episode) => DemoShopTests.Content.Products.First(product => product.Kind.Id == episode.Need.Id).TopCategory;
    }

    [Fact]
    public void Stages_start_in_an_order_that_a_need_can_take()
    {
        foreach (var episode in Behaviour.Episodes)
        {
            episode.Events.ShouldNotBeEmpty();
            episode.Stages.Select(entered => entered.From).ShouldBe(episode.Stages.Select(entered => entered.From).Order());
            var bought = episode.Stages.FindIndex(entered => entered.Stage == LifecycleStage.Purchase);
            if (bought >= 0)
                episode.Stages[bought - 1].Stage.ShouldBe(LifecycleStage.PurchaseDecision);
        }
    }
}
