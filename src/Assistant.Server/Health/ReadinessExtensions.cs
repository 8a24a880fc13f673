namespace Assistant.Server.Health;

/// <summary><c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: the first turn can be answered.</summary>
internal static class ReadinessExtensions
{
    public static IServiceCollection AddReadiness(this IServiceCollection services) => services.AddSingleton<ReplyCounters>().AddSingleton<Readiness>();

    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new { status = "live" }));
        routes.MapGet("/health/ready", async (HttpContext http, Readiness readiness, CancellationToken cancellationToken) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var report = await readiness.CheckAsync(cancellationToken);
            return TypedResults.Json(report, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
