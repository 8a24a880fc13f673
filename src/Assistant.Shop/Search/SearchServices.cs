using Assistant.Shop.Providers.Sqlite;
using Assistant.Shop.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Shop.Search;

/// <summary>Registers search.</summary>
public static partial class SearchServices
{
    /// <summary>Adds <see cref="IProductSearch"/>, <see cref="IPolicySearch"/>, <see cref="ISearchIndex"/> and the text analysis under them; part of <c>AddShop</c>.</summary>
    public static IServiceCollection AddShopSearch(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ShopOptions>>().Value.Synonyms is { } path
            ? Synonyms.Load(AssistantHome.Resolve(path)) : Synonyms.Shipped);
        services.AddSingleton<IWordBreaker>(provider => ChooseWordBreaker(provider.GetRequiredService<ILogger<TextAnalyzer>>()));
        services.AddSingleton<TextAnalyzer>();
        services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
        services.AddSingleton<IProductSearch, ProductSearch>();
        services.AddSingleton<IPolicySearch, PolicySearch>();
        return services;
    }

    private static IWordBreaker ChooseWordBreaker(ILogger logger)
    {
        if (IcuLibrary.IsAvailable)
            return new IcuWordBreaker();
        LogNoIcu(logger, IcuLibrary.Error!);
        return new CharacterBreaker();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "No ICU library ({Reason}): Chinese words that the synonyms file lacks are found less well, and traditional characters are not turned into simplified ones. Install ICU (Debian: libicu) to mend that.")]
    private static partial void LogNoIcu(ILogger logger, string reason);
}
