namespace Assistant.Plugins.Tests;

public sealed class PolicyToolTests(TestShop shop) : IClassFixture<TestShop>
{
    [Theory]
    [InlineData("en", "how long can I return something", "Return period", "You may return goods within 7 days of delivery. Unused goods only.", "returns.md")]
    [InlineData("zh", "退货期限多久", "退货期限", "签收后 7 天内可以退货。", "returns.zh.md")]
    public async Task A_question_gets_passages_with_their_source(string language, string question, string heading, string text, string source)
    {
        var passages = (await shop.CallAsync("answer_policy", $$"""{"question":"{{question}}"}""", TestShop.Context(language))).GetProperty("passages");
        passages[0].GetProperty("heading").GetString().ShouldBe(heading);
        passages[0].GetProperty("text").GetString().ShouldBe(text);
        passages.EnumerateArray().Select(p => p.GetProperty("source").GetString()).ShouldAllBe(s => s == source);
    }

    [Fact]
    public async Task What_no_policy_mentions_is_not_found() =>
        (await shop.CallAsync("answer_policy", """{"question":"quantum entanglement"}""")).ErrorCode().ShouldBe("not_found");
}
