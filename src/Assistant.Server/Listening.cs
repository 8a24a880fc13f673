using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Assistant.Server;

/// <summary>Where and how the server listens.</summary>
internal static class Listening
{
    /// <summary>Binds <see cref="ServerOptions"/> and sets up Kestrel.</summary>
    public static void AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ServerOptions>().Bind(builder.Configuration.GetSection(ServerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.WebHost.UseUrls(builder.Configuration.GetSection(ServerOptions.Section).Get<ServerOptions>()?.Url ?? new ServerOptions().Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Request lines would put tokens of stream addresses into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Every statement of the database, with what shoppers wrote among its parameters.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // A start that fails is told in one line by whoever started it, not by a stack trace in the log.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // Key files are guarded by their mode; there is no key ring of the system to encrypt them with.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>One line for a person, or null when the failure is another one.</summary>
    public static string? Explain(IOException failure, WebApplication app)
    {
        var url = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.Url;
        return failure.InnerException switch
        {
            AddressInUseException => $"{url} is in use by another program. Stop that one, or choose another port: ./run --set Server:Url=http://127.0.0.1:5081",
            SocketException socket => $"{url} cannot be listened on ({socket.SocketErrorCode}). Set Server:Url to an address of this machine.",
            _ => null,
        };
    }
}
