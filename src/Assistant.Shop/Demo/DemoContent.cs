using Assistant.Shop.Catalogue;
using Assistant.Shop.Policies;
using Assistant.Shop.Shoppers;

namespace Assistant.Shop.Demo;

/// <summary>The whole demo shop in memory, with the truth that the database does not hold.</summary>
internal sealed record DemoContent(
    List<Category> Categories, List<DemoProduct> Products, List<DemoShopper> Shoppers, DemoBehaviour Behaviour, List<DemoReview> Reviews, List<PolicyDocument> Policies)
{
    /// <summary>Days after which an event counts half for a product's popularity.</summary>
    private const double HalfLife = 60;

    public static DemoContent Make(DemoShopOptions options, CancellationToken cancellationToken)
    {
        var files = CatalogueFile.ReadAll();
        var products = new CatalogueMaker(options.Seed, options.ReferenceTime).Products(files);
        var shoppers = DemoShopper.Draw(options.Shoppers, [.. files.Select(file => file.Id)], options.Seed, options.ReferenceTime);
        var behaviour = new BehaviourMaker(options.Seed, options.ReferenceTime, products, shoppers).Make(options.Events, options.Orders, cancellationToken);
        var reviews = new ReviewMaker(options.Seed, options.ReferenceTime).Make(options.Reviews, products, behaviour.Delivered);
        Summarise(products, behaviour.Events, reviews, options.ReferenceTime);
        return new(CatalogueMaker.Categories(files), products, shoppers, behaviour, reviews, PolicyReader.ReadAll());
    }

    private static void Summarise(List<DemoProduct> products, List<DemoEvent> events, List<DemoReview> reviews, DateTimeOffset reference)
    {
        var ratings = reviews.ToLookup(review => review.Review.ProductId, review => review.Review.Rating!.Value);
        var interest = events.Where(happened => happened.ProductId is not null).ToLookup(happened => happened.ProductId!);
        foreach (var product in products.Select(made => made.Product))
        {
            var stars = ratings[product.Id].ToList();
            product.RatingCount = stars.Count;
            product.Rating = stars.Count > 0 ? Math.Round(stars.Average(), 2) : null;
            product.Popularity = Math.Round(interest[product.Id].Sum(happened => Weight(happened.Kind) * Math.Pow(0.5, (reference - happened.At).TotalDays / HalfLife)), 3);
        }
    }

    private static double Weight(EventKind kind) => kind switch
    {
        EventKind.Buy => 5,
        EventKind.Cart => 3,
        EventKind.Favourite => 2,
        _ => 1,
    };
}
