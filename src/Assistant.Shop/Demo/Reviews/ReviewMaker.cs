using Assistant.Shop.Catalogue;

namespace Assistant.Shop.Demo;

/// <summary>A review with what only the generator knows: the opinions it was written from, or why nobody should heed it.</summary>
/// <param name="Flag"><c>spam</c>, <c>duplicate</c>, <c>hostile</c> or null.</param>
internal sealed record DemoReview(Review Review, IReadOnlyList<Opinion> Opinions, string? Flag);

/// <summary>A buyer who may write: who, of what, and when the parcel came.</summary>
internal sealed record Purchase(DemoShopper Shopper, DemoProduct Product, DateTimeOffset DeliveredAt);

/// <summary>Makes the reviews: of delivered orders first, the rest by buyers from before the accounts were kept.</summary>
internal sealed class ReviewMaker(int seed, DateTimeOffset reference)
{
    private const int Spam = 45, Duplicates = 45;

    private readonly DemoRandom _random = new(seed, "reviews");
    private readonly ReviewWriter _writer = new();
    private readonly List<DemoReview> _reviews = [];

    /// <summary>Makes <paramref name="count"/> reviews, oldest first.</summary>
    public List<DemoReview> Make(int count, IReadOnlyList<DemoProduct> products, IReadOnlyList<Purchase> purchases)
    {
        var genuine = count - Spam - Duplicates - _writer.Hostile.Count;
        foreach (var purchase in purchases.Where(_ => _random.Chance(0.5)).Take(genuine))
        {
            var at = purchase.DeliveredAt.AddDays(_random.Between(0.5, 20));
            if (at < reference)
                AddGenuine(purchase.Product, purchase.Shopper, at);
        }
        var weights = products.Select(product => Math.Exp(0.7 * _random.Normal()) * (0.4 + product.Overall)).ToList();
        while (_reviews.Count < genuine)
        {
            var product = products[_random.PickWeighted(weights)];
            AddGenuine(product, null, EarlierThanReference(product.Product));
        }
        AddUnwanted(products);
        return Numbered();
    }

    private void AddGenuine(DemoProduct product, DemoShopper? shopper, DateTimeOffset at)
    {
        var language = shopper?.Language ?? (_random.Chance(0.47) ? Languages.Chinese : Languages.English);
        var judged = Judged(product);
        var stars = Stars(judged.Average(aspect => product.Qualities[aspect]));
        var opinions = _random.Chance(0.12) ? [] : Opinions(product, judged, stars);
        Add(product, shopper?.Id, stars, language, _writer.Title(language, stars, _random),
            _writer.Write(product.Kind, language, stars, opinions, _random), at, opinions, null);
    }

    /// <summary>The aspects that this buyer cares to mention: one to four. Looks and size do not apply to what is eaten or used up.</summary>
    private List<Aspect> Judged(DemoProduct product)
    {
        IEnumerable<Aspect> aspects = product.Kind.Colours.Count > 0
            ? Enum.GetValues<Aspect>() : [Aspect.Function, Aspect.Function, Aspect.Value, Aspect.Delivery];
        var wanted = 1 + _random.PickWeighted([0.3, 0.4, 0.22, 0.08]);
        return [.. _random.Shuffled(aspects).Distinct().Take(wanted)];
    }

    /// <summary>What is said of each aspect; a good rating praises and a bad one blames at least one thing.</summary>
    private List<Opinion> Opinions(DemoProduct product, List<Aspect> judged, int stars)
    {
        var opinions = judged.ConvertAll(aspect => new Opinion(aspect, Likes(product.Qualities[aspect], stars)));
        if (stars != 3 && opinions.TrueForAll(opinion => opinion.Positive == stars < 3))
            opinions[0] = new Opinion(judged.OrderBy(aspect => product.Qualities[aspect]).ElementAt(stars > 3 ? judged.Count - 1 : 0), stars > 3);
        return [.. opinions.DistinctBy(opinion => opinion.Aspect)];
    }

    private int Stars(double quality) =>
        (int)Math.Clamp(Math.Round(0.95 + (5.0 * quality) + (0.95 * _random.Normal())), 1, 5);

    private bool Likes(double quality, int stars) =>
        stars switch
        {
            5 => _random.Chance(0.97),
            1 => _random.Chance(0.06),
            _ => _random.Chance(1 / (1 + Math.Exp(-((5 * (quality - 0.55)) + (1.1 * (stars - 3)))))),
        };

    private void AddUnwanted(IReadOnlyList<DemoProduct> products)
    {
        var originals = _random.Shuffled(_reviews.Where(review => review.Review.Text.Length > 20)).Take(Duplicates).ToList();
        foreach (var original in originals)
        {
            var product = _random.Pick(products);
            Add(product, null, original.Review.Rating!.Value, original.Review.Language, original.Review.Title, original.Review.Text,
                EarlierThanReference(product.Product), original.Opinions, "duplicate");
        }
        for (var i = 0; i < Spam; i++)
            AddFlagged(_random.Pick(products), _writer.Spam(_random), "spam");
        foreach (var text in _writer.Hostile)
            AddFlagged(_random.Pick(products), text, "hostile");
    }

    private void AddFlagged(DemoProduct product, string text, string flag)
    {
        var language = Languages.Of(text);
        Add(product, null, 5, language, null, ReviewWriter.Fill(text, product.Kind, language, _random), EarlierThanReference(product.Product), [], flag);
    }

    private void Add(DemoProduct product, string? shopperId, int stars, string language, string? title, string text,
        DateTimeOffset at, IReadOnlyList<Opinion> opinions, string? flag)
    {
        var review = new Review
        {
            Id = "", ProductId = product.Product.Id, ShopperId = shopperId, Rating = stars,
            Recommended = stars >= 4 ? true : stars <= 2 ? false : null, Title = title, Text = text, Language = language,
            HelpfulCount = flag is not null ? 0 : (int)(Math.Exp(Math.Min(4, text.Length / 60.0)) * _random.Unit() * _random.Unit()),
            CreatedAt = at, Source = DemoShop.Source,
        };
        _reviews.Add(new(review, opinions, flag));
    }

    private DateTimeOffset EarlierThanReference(Product product) =>
        product.CreatedAt + ((reference - product.CreatedAt) * Math.Sqrt(_random.Unit()));

    private List<DemoReview> Numbered() =>
        [.. _reviews.OrderBy(review => review.Review.CreatedAt).Select((review, i) => review with { Review = Renumber(review.Review, $"R{100001 + i}") })];

    private static Review Renumber(Review review, string id) => new()
    {
        Id = id, ProductId = review.ProductId, ShopperId = review.ShopperId, Rating = review.Rating, Recommended = review.Recommended,
        Title = review.Title, Text = review.Text, Language = review.Language, HelpfulCount = review.HelpfulCount,
        CreatedAt = review.CreatedAt, Source = review.Source,
    };
}
