using Assistant.Shop.Catalogue;
using Assistant.Shop.Conversations;
using Assistant.Shop.Orders;
using Assistant.Shop.Policies;
using Assistant.Shop.Shoppers;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Storage;

/// <summary>Keys, relations and indexes of <see cref="ShopDbContext"/>.</summary>
internal static class ShopModel
{
    public static void Configure(ModelBuilder model)
    {
        ConfigureCatalogue(model);
        ConfigureBehaviour(model);
        ConfigureOrders(model);
        ConfigureConversations(model);
        model.Entity<PolicyDocument>(e => e.HasMany(d => d.Passages).WithOne(p => p.Document).HasForeignKey(p => p.DocumentId));
    }

    private static void ConfigureCatalogue(ModelBuilder model)
    {
        model.Entity<Category>(e => e.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId));
        model.Entity<Product>(e =>
        {
            e.HasOne(p => p.Category).WithMany().HasForeignKey(p => p.CategoryId);
            e.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
            e.HasMany(p => p.Attributes).WithOne().HasForeignKey(a => a.ProductId);
            e.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.ProductId);
            e.HasIndex(p => new { p.Active, p.Price });
        });
        model.Entity<ProductVariant>(e => e.HasMany(v => v.Options).WithOne().HasForeignKey(o => o.VariantId));
        model.Entity<VariantOption>(e => e.HasIndex(o => new { o.VariantId, o.Key }).IsUnique());
        model.Entity<ProductAttribute>(e => e.HasIndex(a => new { a.ProductId, a.Key }).IsUnique());
        model.Entity<ProductImage>(e => e.HasIndex(i => new { i.ProductId, i.Position }).IsUnique());
        model.Entity<Review>(e =>
        {
            e.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId);
            e.HasOne<Shopper>().WithMany().HasForeignKey(r => r.ShopperId).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static void ConfigureBehaviour(ModelBuilder model)
    {
        model.Entity<ShopEvent>(e =>
        {
            e.HasOne<Shopper>().WithMany().HasForeignKey(x => x.ShopperId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Product>().WithMany().HasForeignKey(x => x.ProductId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(x => x.ImportKey).IsUnique();
            e.HasIndex(x => new { x.ShopperId, x.At });
            e.HasIndex(x => new { x.AnonymousKey, x.At });
            e.HasIndex(x => new { x.ProductId, x.Kind });
        });
        model.Entity<Cart>(e =>
        {
            e.HasIndex(c => c.OwnerKey).IsUnique();
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
        });
        model.Entity<CartLine>(e => e.HasOne(l => l.Product).WithMany().HasForeignKey(l => l.ProductId));
    }

    private static void ConfigureOrders(ModelBuilder model)
    {
        model.Entity<Order>(e =>
        {
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            e.HasOne<Shopper>().WithMany().HasForeignKey(o => o.ShopperId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(o => new { o.ShopperId, o.PlacedAt });
        });
        model.Entity<OrderLine>(e =>
        {
            // What was sold stays on the books: a product with orders is hidden, never deleted.
            e.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.OrderId, l.Number }).IsUnique();
        });
    }

    private static void ConfigureConversations(ModelBuilder model)
    {
        model.Entity<Turn>(e =>
        {
            e.HasOne<Conversation>().WithMany().HasForeignKey(t => t.ConversationId);
            e.HasIndex(t => new { t.ConversationId, t.Number }).IsUnique();
            e.HasIndex(t => new { t.ConversationId, t.ActivityId }).IsUnique();
            e.HasMany(t => t.Evidence).WithOne().HasForeignKey(x => x.TurnId);
        });
        model.Entity<HandOff>(e =>
        {
            e.HasOne<Conversation>().WithMany().HasForeignKey(h => h.ConversationId);
            e.HasIndex(h => new { h.Status, h.CreatedAt });
        });
        model.Entity<StoredActivity>(e =>
        {
            e.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
            e.HasIndex(a => new { a.ConversationId, a.Id });
            e.HasIndex(a => new { a.ConversationId, a.ActivityId }).IsUnique();
            e.HasIndex(a => a.AwaitsReply);
        });
    }
}
