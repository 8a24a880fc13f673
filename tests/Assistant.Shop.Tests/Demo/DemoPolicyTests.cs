using System.Text.RegularExpressions;
using Assistant.Shop.Demo;

namespace Assistant.Shop.Tests.Demo;

public partial class DemoPolicyTests
{
    [Fact]
    public void Both_languages_state_the_same_numbers()
    {
        var documents = DemoShopTests.Content.Policies.ToDictionary(document => document.Id);
        documents.Count.ShouldBeGreaterThanOrEqualTo(20);
        foreach (var chinese in documents.Values.Where(document => document.Language == Languages.Chinese))
        {
            var english = documents[chinese.Id.Replace("-zh", "-en", StringComparison.Ordinal)];
            english.Passages.Count.ShouldBe(chinese.Passages.Count);
            foreach (var (zh, en) in chinese.Passages.Zip(english.Passages))
            {
                Numbers(en.Text).ShouldBe(Numbers(zh.Text), zh.Id);
                Languages.Of(en.Text + en.Heading).ShouldBe(Languages.English, en.Id);
                zh.Text.Length.ShouldBeLessThan(600);
                en.Text.Length.ShouldBeLessThan(600);
            }
        }
    }

    [Theory]
    [InlineData("returns")]
    [InlineData("exchanges")]
    [InlineData("shipping")]
    [InlineData("payment")]
    [InlineData("warranty")]
    [InlineData("invoices")]
    [InlineData("membership")]
    [InlineData("privacy")]
    [InlineData("price-protection")]
    [InlineData("contact")]
    public void A_policy_that_shoppers_ask_for_exists(string id) =>
        DemoShopTests.Content.Policies.ShouldContain(document => document.Id == id + "-zh" && document.Passages.Count > 0);

    private static string[] Numbers(string text) => [.. NumberPattern().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\d+(?:[.:]\d+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberPattern();
}
