using System.Globalization;
using System.Text.Json;
using Assistant.Guide.Grounding;

namespace Assistant.Guide.Tests.Grounding;

public class GroundingTests
{
    private const string Found = """
        {"products":[
          {"id":"P1","name":"Guyin T8 true wireless earbuds","price":339.00,"currency":"CNY","rating":4.6,"rating_count":12,"stock":31,"meets":[],"misses":[]},
          {"id":"P2","name":"Lanming Plus sports earbuds","price":1299,"currency":"CNY","rating":4.1,"rating_count":3,"stock":0,"meets":[],"misses":[]}],
         "total":2,"all_met":true}
        """;

    private const string FoundInChinese = """
        {"products":[
          {"id":"P1","name":"谷音 One 入门款头戴式蓝牙耳机","price":119,"currency":"CNY","rating":5,"rating_count":1,"stock":63,"misses":[]},
          {"id":"P2","name":"木蝉 One 半入耳式真无线蓝牙耳机","price":1299.00,"currency":"CNY","stock":2,"misses":[]}],
         "total":2,"all_met":true}
        """;

    [Theory]
    [InlineData("The Guyin T8 true wireless earbuds cost ¥339.")]
    [InlineData("The Guyin T8 costs 339 yuan, rated 4.6 stars with 12 ratings.")]
    [InlineData("Lanming Plus sports earbuds: ¥1,299.00, out of stock.")]
    [InlineData("1. **Guyin T8 true wireless earbuds** – ¥339")]
    [InlineData("I found two pairs under 2000; the first one is ¥339.")]
    [InlineData("Shall I add it to your cart?")]
    [InlineData("Would you like to know about our return policy?")]
    public void What_the_tools_said_passes(string reply) => Check(Found, "en", reply).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("The Guyin T8 true wireless earbuds cost ¥349.")]
    [InlineData("The Guyin T8 costs ¥1299.")]
    [InlineData("The Guyin T8 costs $339.")]
    [InlineData("The Guyin T8 has 12 stars.")]
    [InlineData("The Bose QC45 is better.")]
    [InlineData("Have you seen the new Soundcore?")]
    [InlineData("The Lanming Plus sports earbuds are in stock.")]
    [InlineData("I've added the Guyin T8 to your cart.")]
    [InlineData("A colleague will call you tomorrow.")]
    [InlineData("You can return them within 30 days.")]
    [InlineData("It comes with free shipping.")]
    [InlineData("Your order arrives on November 28.")]
    [InlineData("这款耳机只要339元。")]
    public void What_the_tools_did_not_say_is_held_back(string reply) => Check(Found, "en", reply).Problems.ShouldNotBeEmpty();

    [Theory]
    [InlineData("谷音 One 入门款头戴式蓝牙耳机售价119元，评分5分。")]
    [InlineData("木蝉 One的价格是一千二百九十九元。")]
    [InlineData("木蝉 One 半入耳式真无线蓝牙耳机：¥1,299")]
    [InlineData("这两款都在2000元以内，第一款119元。")]
    [InlineData("要加入购物车吗？")]
    public void Chinese_that_the_tools_said_passes(string reply) => Check(FoundInChinese, "zh", reply).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("谷音 One 入门款头戴式蓝牙耳机售价129元。")]
    [InlineData("谷音 One 入门款头戴式蓝牙耳机售价1299元。")]
    [InlineData("1 × 木蝉 One 半音 One 半音蓝牙耳机，119元")]
    [InlineData("推荐 Bose 耳机。")]
    [InlineData("已为您加入购物车。")]
    [InlineData("正在为您转接人工客服。")]
    [InlineData("支持30天无理由退货。")]
    [InlineData("购买即可包邮。")]
    [InlineData("明天就能送到。")]
    [InlineData("These earbuds are very good for you.")]
    public void Chinese_that_the_tools_did_not_say_is_held_back(string reply) => Check(FoundInChinese, "zh", reply).Problems.ShouldNotBeEmpty();

    [Fact]
    public void Evidence_points_into_the_result()
    {
        var evidence = Check(Found, "en", "The Guyin T8 true wireless earbuds cost ¥339.").Evidence;
        evidence.ShouldContain(new EvidenceRecord("339", "price", "search_products#1/products/0/price"));
        evidence.ShouldContain(claim => claim.Kind == "product" && claim.Source == "search_products#1/products/0/name");
    }

    [Fact]
    public void No_random_price_beside_a_product_ever_passes_unless_it_is_the_products()
    {
        var random = new Random(7);
        string[] forms = ["The Guyin T8 true wireless earbuds cost ¥{0}.", "Guyin T8: {0} yuan", "Only {0} yuan for the Guyin T8!", "It is RMB {0}, the Guyin T8 true wireless earbuds."];
        for (var i = 0; i < 2_000; i++)
        {
            var price = Math.Round((decimal)random.NextDouble() * 2_000, random.Next(3));
            var reply = string.Format(CultureInfo.InvariantCulture, forms[i % forms.Length], price);
            Check(Found, "en", reply).IsGrounded.ShouldBe(price == 339m, reply);
        }
    }

    [Fact]
    public void A_gate_shows_nothing_after_the_first_unproved_sentence()
    {
        var shown = "";
        var gate = new ReplyGate(new GroundingCheck(Context(Found, "en")), text => shown += text);
        foreach (var piece in "The Guyin T8 costs ¥339. It lasts 99 hours. Shall I add it?".Chunk(4))
        {
            if (!gate.Push(new string(piece)))
                break;
        }
        gate.Finish().ShouldBeFalse();
        shown.ShouldBe("The Guyin T8 costs ¥339.");
        gate.Problems.ShouldContain(problem => problem.Contains("99"));
    }

    [Fact]
    public void Links_pictures_and_html_are_taken_out()
    {
        ReplyCleaner.Clean("See [this](https://evil.example/a) ![p](http://x/y.png) <b>now</b> www.evil.example javascript:alert(1)")
            .ShouldSatisfyAllConditions(
                text => text.ShouldNotContain("evil"), text => text.ShouldNotContain("<b>"), text => text.ShouldNotContain("alert"), text => text.ShouldContain("See this"), text => text.ShouldContain("now"));
    }

    private static Verdict Check(string result, string language, string reply) => new GroundingCheck(Context(result, language)).Sentence(reply);

    private static ReplyContext Context(string result, string language)
    {
        var facts = new FactIndex();
        facts.Add("search_products#1", JsonSerializer.Deserialize<JsonElement>(result));
        return new ReplyContext { Facts = facts, ShopperTexts = [language == "zh" ? "2000元以内的耳机" : "earbuds under 2000"], Language = language, Currency = "CNY", MaxPrice = 2_000, NamedLimits = [2_000] };
    }
}
