using Assistant.Shop.Catalogue;
using Assistant.Shop.Import.Writing;
using Assistant.Shop.Shoppers;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Import.Kinds;

/// <summary>Loads reviews and keeps the mean rating of their products.</summary>
internal sealed class ReviewImporter(ImportContext context) : KindImporter(context)
{
    private readonly RowKeys _keys = new(context.Source);
    private readonly RepeatedIds _repeated = new();
    private readonly HashSet<string> _rated = new(StringComparer.Ordinal);
    private readonly Upsert<Review> _review = new(context.Writer.Db, [nameof(Review.Id)]);

    public override async Task<bool> ImportAsync(IReadOnlyList<RowFields> parts, CancellationToken cancellationToken)
    {
        var fields = parts[0];
        var review = Read(fields);
        var path = CategoryFields.Read(fields);
        var product = MissingProduct.Read(fields, review.ProductId, path, null, "reviews", Context);
        if (fields.Raw("id") is not null && !_repeated.IsNew(review.Id, review, fields.Row.Number))
            return false;
        await Writer.EnsureAsync(product, path, cancellationToken);
        if (review.ShopperId is { } shopper)
            await Writer.EnsureAsync(new Shopper { Id = shopper, CreatedAt = review.CreatedAt ?? Context.Now, Source = Context.Source }, cancellationToken);
        var changed = await _review.WriteAsync(review, cancellationToken);
        if (changed)
            _rated.Add(review.ProductId);
        return changed;
    }

    public override async Task BeforeCommitAsync(CancellationToken cancellationToken)
    {
        var db = Writer.Db;
        await db.Products.Where(p => _rated.Contains(p.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.RatingCount, p => db.Reviews.Count(r => r.ProductId == p.Id && r.Rating != null))
            .SetProperty(p => p.Rating, p => db.Reviews.Where(r => r.ProductId == p.Id).Average(r => (double?)r.Rating)), cancellationToken);
        _rated.Clear();
    }

    private Review Read(RowFields fields)
    {
        var productId = RowFields.Required("product_id", fields.Id("product_id"));
        var title = fields.Text("title", RowFields.LongestName);
        var text = fields.Text("text");
        var rating = fields.Integer("rating", 1, 5);
        if (text is null && rating is null)
            throw new RowRejectedException("the review has neither text nor rating");
        var createdAt = fields.Instant("created_at");
        return new()
        {
            Id = fields.Id("id") is { } id ? $"{Context.Source}:{id}" : _keys.Next(productId, title, text, fields.Raw("rating"), fields.Raw("created_at")),
            ProductId = productId,
            ShopperId = fields.Id("shopper_id"),
            Rating = rating,
            Recommended = fields.Boolean("recommended"),
            Title = title,
            Text = text ?? "",
            Language = Language(fields, text ?? title),
            HelpfulCount = fields.Integer("helpful_count", 0, int.MaxValue) ?? 0,
            CreatedAt = createdAt,
            Source = Context.Source,
        };
    }

    private static string Language(RowFields fields, string? text) => fields.Raw("language")?.ToLowerInvariant() switch
    {
        null => Languages.Of(text),
        var tag when tag.StartsWith("zh", StringComparison.Ordinal) => Languages.Chinese,
        var tag when tag.StartsWith("en", StringComparison.Ordinal) => Languages.English,
        var tag => throw new RowRejectedException($"language is neither en nor zh: {tag}"),
    };

    public override void Dispose()
    {
        _review.Dispose();
        base.Dispose();
    }
}
