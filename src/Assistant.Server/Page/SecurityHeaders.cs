using Microsoft.Extensions.Options;

namespace Assistant.Server.Page;

/// <summary>Headers that keep a browser strict: only our own scripts, connections to this server only.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var frames = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.FrameAncestors;
        var ancestors = frames.Count == 0 ? "'none'" : string.Join(' ', frames);
        // Web Chat and Adaptive Cards set styles from script; pictures of imported catalogues lie on other hosts.
        var policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; font-src 'self'; "
            + $"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return next(http);
        });
    }
}
