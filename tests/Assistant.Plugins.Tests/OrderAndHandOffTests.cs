using Assistant.Plugins.HandOff;
using Assistant.Shop.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Plugins.Tests;

public sealed class OrderToolTests(TestShop shop) : IClassFixture<TestShop>
{
    [Theory]
    [InlineData("en", "on its way", "Aero Buds")]
    [InlineData("zh", "已发货，运输中", "Aero 耳机")]
    public async Task An_order_comes_with_status_carrier_and_lines(string language, string status, string line)
    {
        var order = (await shop.CallAsync("order_status", """{"order_id":"A1002"}""", TestShop.Context(language, "s1"))).GetProperty("orders")[0];
        order.GetProperty("status").GetString().ShouldBe("shipped");
        order.GetProperty("status_text").GetString().ShouldBe(status);
        order.GetProperty("placed_at").GetString().ShouldBe("2026-11-17");
        order.GetProperty("expected_at").GetString().ShouldBe("2026-11-21");
        order.GetProperty("carrier").GetString().ShouldBe("SF Express");
        order.GetProperty("tracking_number").GetString().ShouldBe("SFA1002");
        order.GetProperty("lines")[0].GetProperty("name").GetString().ShouldBe(line);
    }

    [Fact]
    public async Task Without_an_id_the_latest_three_come_newest_first() =>
        (await shop.CallAsync("order_status", "{}", TestShop.Context(shopper: "s1"))).GetProperty("orders").Ids().ShouldBe(["A1003", "A1002", "A1001"]);

    [Fact]
    public async Task A_delivered_order_expects_nothing_any_more() =>
        (await shop.CallAsync("order_status", """{"order_id":"A1001"}""", TestShop.Context(shopper: "s1")))
            .GetProperty("orders")[0].TryGetProperty("expected_at", out _).ShouldBeFalse();

    [Fact]
    public async Task Anothers_order_and_a_missing_one_look_the_same()
    {
        var others = await shop.CallAsync("order_status", """{"order_id":"A1002"}""", TestShop.Context(shopper: "s2"));
        var missing = await shop.CallAsync("order_status", """{"order_id":"NOPE"}""", TestShop.Context(shopper: "s2"));
        others.ErrorCode().ShouldBe("not_found");
        others.GetRawText().ShouldBe(missing.GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"order_id":"A1002"}""")]
    public async Task Without_sign_in_nothing_is_shown(string arguments) =>
        (await shop.CallAsync("order_status", arguments)).ErrorCode().ShouldBe("sign_in_required");

    [Theory]
    [InlineData("#a1002", "s1", "A1002")]
    [InlineData(" a1002 ", "s1", "A1002")]
    [InlineData("W900", "s2", "#W900")]
    [InlineData("#w900", "s2", "#W900")]
    public async Task An_order_id_is_found_as_people_write_it(string written, string shopper, string id) =>
        (await shop.CallAsync("order_status", $$"""{"order_id":"{{written}}"}""", TestShop.Context(shopper: shopper))).GetProperty("orders").Ids().ShouldBe([id]);

    [Fact]
    public async Task A_shopper_without_orders_is_told_so() =>
        (await shop.CallAsync("order_status", "{}", TestShop.Context(shopper: "s3"))).ErrorMessage().ShouldBe("This shopper has no orders yet.");
}

public sealed class HandOffToolTests : IAsyncLifetime
{
    private readonly TestShop _shop = new();

    public Task InitializeAsync() => _shop.InitializeAsync();
    public Task DisposeAsync() => _shop.DisposeAsync();

    private async Task<(int Place, int Wait)> AskAsync(string conversation)
    {
        var handOff = (await _shop.CallAsync("hand_off", """{"reason":"human"}""", TestShop.Context(conversation: conversation))).GetProperty("hand_off");
        return (handOff.GetProperty("queue_place").GetInt32(), handOff.GetProperty("expected_wait_minutes").GetInt32());
    }

    [Fact]
    public async Task Each_conversation_is_queued_once_and_keeps_its_place()
    {
        (await AskAsync("a")).ShouldBe((1, 5));
        (await AskAsync("b")).ShouldBe((2, 10));
        (await AskAsync("a")).ShouldBe((1, 5));
        (await AskAsync("b")).ShouldBe((2, 10));
        await using var shop = await _shop.OpenAsync();
        var row = await shop.HandOffs.SingleAsync(h => h.ConversationId == "a");
        (row.Reason, row.Status, row.CreatedAt).ShouldBe(("human", HandOffStatus.Waiting, _shop.Time.Now));
    }

    [Fact]
    public async Task Calls_at_the_same_time_queue_a_conversation_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync("a")));
        await using var shop = await _shop.OpenAsync();
        (await shop.HandOffs.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_queue_moves_on_and_a_closed_one_may_ask_again()
    {
        await AskAsync("a");
        await AskAsync("b");
        await SetAsync("a", HandOffStatus.Taken);
        (await AskAsync("a")).ShouldBe((0, 0));
        (await AskAsync("b")).ShouldBe((1, 5));
        await SetAsync("a", HandOffStatus.Closed);
        (await AskAsync("a")).ShouldBe((2, 10));
    }

    [Theory]
    [InlineData(0, 5, 1, 0)]
    [InlineData(3, 5, 1, 15)]
    [InlineData(3, 5, 2, 8)]
    [InlineData(1, 4, 10, 1)]
    public void The_wait_is_place_times_minutes_over_people_rounded_up(int place, int minutes, int agents, int wait) =>
        HandOffTool.ExpectedWait(place, new HandOffOptions { MinutesPerShopper = minutes, Agents = agents }).ShouldBe(wait);

    [Fact]
    public void A_setting_out_of_range_is_refused_with_its_name_and_range()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("HandOff:Agents", "0")]).Build();
        using var services = new ServiceCollection().AddPlugins(configuration).BuildServiceProvider();
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<HandOffOptions>>().Value)
            .Message.ShouldContain("HandOff:Agents must be from 1 to 1000.");
    }

    private async Task SetAsync(string conversation, HandOffStatus status)
    {
        await using var shop = await _shop.OpenAsync();
        await shop.HandOffs.Where(h => h.ConversationId == conversation).ExecuteUpdateAsync(h => h.SetProperty(x => x.Status, status));
    }
}
