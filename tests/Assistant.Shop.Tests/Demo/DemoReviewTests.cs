using Assistant.Shop.Demo;

namespace Assistant.Shop.Tests.Demo;

public class DemoReviewTests
{
    private static readonly DemoContent Shop = DemoShopTests.Content;

    [Fact]
    public void Ratings_follow_the_hidden_qualities()
    {
        var rated = Shop.Products.Where(product => product.Product.RatingCount >= 5).ToList();
        rated.Count.ShouldBeGreaterThan(300);
        RankCorrelation([.. rated.Select(product => product.Overall)], [.. rated.Select(product => product.Product.Rating!.Value)]).ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [InlineData("Quality")]
    [InlineData("Value")]
    [InlineData("Function")]
    [InlineData("Appearance")]
    [InlineData("Fit")]
    [InlineData("Delivery")]
    public void What_buyers_say_of_an_aspect_follows_its_hidden_quality(string name)
    {
        var aspect = Enum.Parse<Aspect>(name);
        var quality = Shop.Products.ToDictionary(product => product.Product.Id, product => product.Qualities[aspect]);
        var said = Shop.Reviews.SelectMany(review => review.Opinions.Where(opinion => opinion.Aspect == aspect).Select(opinion => (quality[review.Review.ProductId], opinion.Positive))).ToList();
        said.Where(opinion => opinion.Positive).Average(opinion => opinion.Item1)
            .ShouldBeGreaterThan(said.Where(opinion => !opinion.Positive).Average(opinion => opinion.Item1) + 0.05);
    }

    [Fact]
    public void Half_of_the_reviews_are_Chinese_and_the_language_is_the_text_s()
    {
        Shop.Reviews.Count(review => review.Review.Language == Languages.Chinese).ShouldBeInRange(2_500, 3_500);
        Shop.Reviews.Where(review => review.Review.Text.Length > 12).ShouldAllBe(review => Languages.Of(review.Review.Text) == review.Review.Language);
    }

    [Fact]
    public void Texts_are_varied_and_have_no_gaps()
    {
        Shop.Reviews.ShouldAllBe(review => !review.Review.Text.Contains('{') || review.Flag == "hostile");
        Shop.Reviews.Where(review => review.Flag == null && review.Opinions.Count > 1).DistinctBy(review => review.Review.Text).Count()
            .ShouldBeGreaterThan(Shop.Reviews.Count(review => review.Flag == null && review.Opinions.Count > 1) * 98 / 100);
    }

    [Fact]
    public void Each_phrase_bank_has_forty_phrases_for_each_language_and_side()
    {
        foreach (var bank in PhraseBank.ReadAll().Values)
        {
            foreach (var phrases in new[] { bank.Zh.Positive, bank.Zh.Negative, bank.En.Positive, bank.En.Negative })
                phrases.Distinct().Count().ShouldBeGreaterThanOrEqualTo(40, bank.Aspect.ToString());
        }
    }

    [Fact]
    public void Hostile_spam_and_copied_reviews_are_marked_in_the_truth()
    {
        Shop.Reviews.Count(review => review.Flag == "hostile").ShouldBe(10);
        Shop.Reviews.Count(review => review.Flag == "spam").ShouldBeInRange(20, 100);
        var seen = Shop.Reviews.Where(review => review.Flag == null).Select(review => review.Review.Text).ToHashSet();
        Shop.Reviews.Where(review => review.Flag == "duplicate").ShouldAllBe(review => seen.Contains(review.Review.Text));
    }

    [Fact]
    public void A_buyer_reviews_after_delivery()
    {
        var arrived = Shop.Behaviour.Delivered.ToLookup(purchase => (purchase.Shopper.Id, purchase.Product.Product.Id), purchase => purchase.DeliveredAt);
        foreach (var review in Shop.Reviews.Where(review => review.Review.ShopperId is not null).Select(review => review.Review))
            arrived[(review.ShopperId!, review.ProductId)].ShouldContain(at => at < review.CreatedAt, review.Id);
    }

    /// <summary>Spearman's rank correlation.</summary>
    private static double RankCorrelation(double[] x, double[] y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var (ma, mb) = (a.Average(), b.Average());
        return a.Zip(b, (p, q) => (p - ma) * (q - mb)).Sum() / Math.Sqrt(a.Sum(p => (p - ma) * (p - ma)) * b.Sum(q => (q - mb) * (q - mb)));

        static double[] Ranks(double[] values)
        {
            var ranks = new double[values.Length];
            foreach (var tie in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Select((index, rank) => (index, rank)).GroupBy(pair => values[pair.index]))
            {
                var mean = tie.Average(pair => pair.rank);
                foreach (var (index, _) in tie)
                    ranks[index] = mean;
            }
            return ranks;
        }
    }
}
