using Assistant.Shop;
using Assistant.Shop.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli;

/// <summary>The database file that a verb works on.</summary>
/// <param name="Path">Full path.</param>
/// <param name="IsDefault">True for the demo shop's own file, which is made when it is absent.</param>
internal sealed record ShopFile(string Path, bool IsDefault)
{
    public bool Exists => File.Exists(Path);

    /// <summary>The file that the settings name.</summary>
    public static ShopFile Of(IReadOnlyDictionary<string, string?> settings)
    {
        var defaults = new ShopOptions();
        var options = new ShopOptions();
        Settings.Configuration(settings).GetSection(ShopOptions.Section).Bind(options);
        var path = AssistantHome.Resolve(options.Database);
        return new ShopFile(path, path == AssistantHome.Resolve(defaults.Database));
    }

    /// <summary>Makes the demo shop when that is the file and it is absent.</summary>
    /// <exception cref="UserErrorException">Another file that is absent: the shop has to be imported first.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (Exists)
            return;
        if (!IsDefault)
            throw new UserErrorException($"There is no shop at {Path}. Load one with ./run import products FILE --database {Path}, or make the demo shop there with ./run demo --database {Path}.");
        await CreateDemoAsync(cancellationToken);
    }

    /// <summary>Makes the demo shop.</summary>
    /// <exception cref="Shop.Storage.ShopDatabaseException">The file exists already.</exception>
    public async Task<DemoShopSummary> CreateDemoAsync(CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"Making the demo shop in {Path} ...");
        return await Waiting.WithBarAsync("Making the demo shop", report => DemoShop.CreateAsync(
            Path,
            new DemoShopOptions(),
            new InlineProgress<DemoShopProgress>(progress => report(progress.Step, (double)progress.Done / Math.Max(1, progress.Total))),
            cancellationToken));
    }

    /// <summary>A consistent copy beside nothing else, for measurements that write; also while a server runs on this one.</summary>
    public void CopyTo(string target)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        command.ExecuteNonQuery();
    }
}
