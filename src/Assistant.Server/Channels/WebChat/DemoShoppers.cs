using System.Net;
using Assistant.Shop;
using Assistant.Shop.Demo;
using Assistant.Shop.Storage;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Server.Channels.WebChat;

/// <summary>
/// "Sign in as" for trying the demo shop. Open only when nothing real can be reached by it: every shopper of the database is invented,
/// and the request comes to a loopback address from this machine, through no proxy.
/// </summary>
internal sealed class DemoShoppers(IDbContextFactory<ShopDbContext> contexts, TokenEndpoints tokens)
{
    /// <summary>The shoppers of <see cref="KnownShoppers"/>; empty where the demo sign-in is closed.</summary>
    public async Task<IReadOnlyList<DemoShopper>> OfferedAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!IsLocal(http))
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Shoppers.AnyAsync(s => s.Source != DemoShop.Source, cancellationToken))
            return [];
        var shoppers = await db.Shoppers.OrderBy(s => s.Id.Length).ThenBy(s => s.Id).Take(KnownShoppers.Count)
            .Select(s => new { s.Id, s.Language, Orders = db.Orders.Count(o => o.ShopperId == s.Id) }).ToListAsync(cancellationToken);
        return [.. shoppers.Select(s => new DemoShopper(s.Id, s.Language ?? Languages.Chinese, s.Orders))];
    }

    /// <summary><c>POST /demo/sign-in/{shopperId}</c>: a token for a new conversation of one of the offered shoppers.</summary>
    public async Task<IResult> SignInAsync(HttpContext http, string shopperId, CancellationToken cancellationToken)
    {
        var offered = await OfferedAsync(http, cancellationToken);
        return offered.Any(shopper => shopper.Id == shopperId)
            ? await tokens.ForShopperAsync(shopperId, cancellationToken)
            : throw DirectLineException.Forbidden("DemoOnly", "The demo sign-in is open only for the demo shop, on the machine that serves it.");
    }

    // A page of another site that rebinds its name to 127.0.0.1 still sends its own Host; a browser sends Sec-Fetch-Site with other sites' requests.
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && (http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
}

/// <summary>An invented shopper.</summary>
/// <param name="Id">The shop's id.</param>
/// <param name="Language">Language the shopper writes in.</param>
/// <param name="Orders">How many orders there are to ask about.</param>
internal sealed record DemoShopper(string Id, string Language, int Orders);
