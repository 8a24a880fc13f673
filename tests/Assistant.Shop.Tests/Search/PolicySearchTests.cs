using Assistant.Shop.Policies;
using Assistant.Shop.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Shop.Tests.Search;

public sealed class PolicySearchTests : IAsyncLifetime
{
    private TestShop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await TestShop.CreateAsync();
        await using var db = _shop.Open();
        db.Add(Document("en", "Shop policies",
            ("Returns", "You can send most items back within 30 days of delivery. Items must be unworn, with tags."),
            ("Delivery", "Standard delivery takes 3 to 5 working days. It is free from 99 yuan; below that it costs 10 yuan."),
            ("Warranty", "Electronics have a guarantee of two years against defects."),
            ("Payment", "We accept credit cards, Alipay and WeChat Pay.")));
        db.Add(Document("zh", "商店政策",
            ("退货", "收到商品后30天内可以退货，商品须未使用且吊牌完整。"),
            ("配送", "标准配送需要3到5个工作日，满99元包邮。"),
            ("保修", "电子产品保修两年。"),
            ("付款", "支持信用卡、支付宝和微信支付。")));
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("How long do I have to return something?", "en", "Returns")]
    [InlineData("can I send it back", "en", "Returns")]
    [InlineData("when will my parcel arrive", "en", "Delivery")]
    [InlineData("is shipping free?", "en", "Delivery")]
    [InlineData("do you take alipay", "en", "Payment")]
    [InlineData("my laptop broke, is there a warranty?", "en", "Warranty")]
    [InlineData("怎么退货", "zh", "退货")]
    [InlineData("多久可以退？七天无理由吗", "zh", "退货")]
    [InlineData("运费多少钱", "zh", "配送")]
    [InlineData("可以用支付宝吗", "zh", "付款")]
    [InlineData("手机保修多久", "zh", "保修")]
    [InlineData("退貨政策是什麼", "zh", "退货")]
    public async Task A_question_finds_the_passage_that_answers_it(string question, string language, string heading) =>
        (await SearchAsync(question, language))[0].Passage.Heading.ShouldBe(heading);

    [Fact]
    public async Task Passages_in_the_language_of_the_shopper_come_first()
    {
        (await SearchAsync("return policy", "zh"))[0].Document.Language.ShouldBe("zh");
        (await SearchAsync("退货", "en"))[0].Document.Language.ShouldBe("en");
    }

    [Theory]
    [InlineData("who won the football match")]
    [InlineData("今天天气怎么样")]
    [InlineData("")]
    [InlineData("what is the policy?")]
    public async Task A_question_about_something_else_gets_no_passage(string question) => (await SearchAsync(question, "en")).ShouldBeEmpty();

    [Fact]
    public async Task A_changed_passage_is_found_at_once()
    {
        (await SearchAsync("gift wrapping", "en")).ShouldBeEmpty();
        await using var db = _shop.Open();
        db.PolicyPassages.First(passage => passage.Heading == "Payment").Text = "Gift wrapping costs 5 yuan.";
        await db.SaveChangesAsync();
        (await SearchAsync("gift wrapping", "en")).ShouldHaveSingleItem();
    }

    private Task<IReadOnlyList<PolicyHit>> SearchAsync(string question, string language) =>
        _shop.Services.GetRequiredService<IPolicySearch>().SearchAsync(question, language, 3, CancellationToken.None);

    private static PolicyDocument Document(string language, string title, params (string Heading, string Text)[] passages)
    {
        var document = new PolicyDocument { Id = "policies-" + language, Title = title, Language = language, Source = $"policies.{language}.md" };
        document.Passages.AddRange(passages.Select((passage, i) => new PolicyPassage
        {
            Id = $"{document.Id}-{i}", DocumentId = document.Id, Position = i, Heading = passage.Heading, Text = passage.Text,
        }));
        return document;
    }
}
