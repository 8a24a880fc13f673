using Assistant.Server.Channels.WebChat;
using Assistant.Shop.Demo;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Assistant.Server.Page;

/// <summary>The chat page at <c>/</c>, what it needs to know, and the shop's pictures.</summary>
internal static class PageExtensions
{
    public static IServiceCollection AddPage(this IServiceCollection services) => services.AddSingleton<PageFiles>();

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var files = routes.ServiceProvider.GetRequiredService<PageFiles>();
        routes.MapGet("/{name?}", (HttpContext http, string? name) => Serve(files, http, name ?? ""));
        routes.MapGet("/page/settings", SettingsAsync);
        routes.MapGet("/pictures/{name}.svg", Picture);
        routes.MapPost("/demo/sign-in/{shopperId}", (DemoShoppers demo, HttpContext http, string shopperId, CancellationToken stop) => demo.SignInAsync(http, shopperId, stop))
            .AddEndpointFilter<DirectLineErrors>();
    }

    private static IResult Serve(PageFiles files, HttpContext http, string name)
    {
        if (files.Find(name) is not { } file)
            return TypedResults.Problem($"There is no page {http.Request.Path}.", statusCode: StatusCodes.Status404NotFound);
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = http.Request.Query["v"] == file.Version
            ? new() { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }
            : new() { NoCache = true };
        var (content, encoding) = file.For(http.Request.Headers.AcceptEncoding.ToString());
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(content, file.ContentType, entityTag: new($"\"{file.Version}-{encoding ?? "plain"}\""));
    }

    // Drawn from its name; the same name is the same picture. Opened by itself it is a document, so it gets no rights at all.
    private static IResult Picture(HttpContext http, string name)
    {
        if (DemoPictures.Render(name) is not { } svg)
            return TypedResults.Problem($"There is no picture {http.Request.Path}.", statusCode: StatusCodes.Status404NotFound);
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return TypedResults.Text(svg, "image/svg+xml");
    }

    private static async Task<IResult> SettingsAsync(HttpContext http, DemoShoppers demo, IOptions<WebChatOptions> options, CancellationToken cancellationToken)
    {
        var chat = options.Value;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new
        {
            shopName = new { en = chat.ShopName.In("en"), zh = chat.ShopName.In("zh") },
            contact = new { en = chat.Contact.In("en"), zh = chat.Contact.In("zh") },
            demoShoppers = await demo.OfferedAsync(http, cancellationToken),
        });
    }
}
