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
        model.Entity<Review>(e => e.HasIndex(r => r.ProductId));
        model.Entity<ShopEvent>(e =>
        {
            e.HasIndex(x => x.ImportKey).IsUnique();
            e.HasIndex(x => new { x.ShopperId, x.At });
            e.HasIndex(x => new { x.ProductId, x.Kind });
        });
        model.Entity<Cart>(e =>
        {
            e.HasIndex(c => c.OwnerKey).IsUnique();
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CartId);
        });
        model.Entity<CartLine>(e => e.HasOne(l => l.Product).WithMany().HasForeignKey(l => l.ProductId));
        model.Entity<Order>(e =>
        {
            e.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
            e.HasIndex(o => new { o.ShopperId, o.PlacedAt });
        });
        model.Entity<OrderLine>(e =>
        {
            e.HasIndex(l => new { l.OrderId, l.Number }).IsUnique();
            e.HasIndex(l => l.ProductId);
        });
        model.Entity<PolicyDocument>(e => e.HasMany(d => d.Passages).WithOne(p => p.Document).HasForeignKey(p => p.DocumentId));
        model.Entity<Turn>(e =>
        {
            e.HasIndex(t => new { t.ConversationId, t.Number }).IsUnique();
            e.HasIndex(t => new { t.ConversationId, t.ActivityId }).IsUnique();
            e.HasMany(t => t.Evidence).WithOne().HasForeignKey(x => x.TurnId);
        });
        model.Entity<HandOff>(e => e.HasIndex(h => new { h.Status, h.CreatedAt }));
        model.Entity<StoredActivity>(e =>
        {
            e.HasIndex(a => new { a.ConversationId, a.Id });
            e.HasIndex(a => new { a.ConversationId, a.ActivityId }).IsUnique();
            e.HasIndex(a => a.AwaitsReply);
        });
    }
}
