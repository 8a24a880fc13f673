using Assistant.Shop.Providers.Sqlite;
using Assistant.Shop.Search;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Shop;

/// <summary>Registers the shop's data.</summary>
public static class ShopServices
{
    /// <summary>
    /// Adds <see cref="ShopOptions"/> (checked at start-up), <see cref="IDbContextFactory{TContext}"/> of <see cref="ShopDbContext"/>
    /// and <see cref="ShopDatabase"/>, which a program opens once before it uses a context.
    /// </summary>
    public static IServiceCollection AddShop(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ShopOptions>().Bind(configuration.GetSection(ShopOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddPooledDbContextFactory<ShopDbContext>((provider, context) =>
            SqliteProvider.Configure(context, AssistantHome.Resolve(provider.GetRequiredService<IOptions<ShopOptions>>().Value.Database)));
        services.AddSingleton<ShopDatabase>();
        services.AddSingleton<CurrencyConverter>();
        services.AddSingleton<Import.ImportRunner>();
        return services.AddShopSearch();
    }
}
