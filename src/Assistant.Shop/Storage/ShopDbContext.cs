using Assistant.Shop.Catalogue;
using Assistant.Shop.Conversations;
using Assistant.Shop.Orders;
using Assistant.Shop.Policies;
using Assistant.Shop.Shoppers;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Shop.Storage;

/// <summary>The shop's one database. The same model serves every provider; what differs lies in <c>Providers/</c>.</summary>
public class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Shopper> Shoppers => Set<Shopper>();
    public DbSet<ShopEvent> Events => Set<ShopEvent>();
    public DbSet<Cart> Carts => Set<Cart>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<PolicyDocument> Policies => Set<PolicyDocument>();
    public DbSet<PolicyPassage> PolicyPassages => Set<PolicyPassage>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Turn> Turns => Set<Turn>();
    public DbSet<HandOff> HandOffs => Set<HandOff>();
    public DbSet<StoredActivity> Activities => Set<StoredActivity>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Integers compare and sort alike in every database; SQLite has neither decimals nor time zones.
        configurationBuilder.Properties<decimal>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<EventKind>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<OrderStatus>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<GroundingOutcome>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<HandOffStatus>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.ComplexProperties<LocalizedText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => ShopModel.Configure(modelBuilder);
}
