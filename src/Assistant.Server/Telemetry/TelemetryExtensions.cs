using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Assistant.Server.Telemetry;

/// <summary>Metrics and traces by OpenTelemetry. Nothing leaves the machine unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
internal static class TelemetryExtensions
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]))
            return;
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().AddMeter("Assistant.*", "Experimental.Microsoft.Extensions.AI", "Microsoft.AspNetCore.*").AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().AddSource("Assistant.*").AddOtlpExporter().Build());
        builder.Services.AddHostedService<TelemetryLifetime>();
    }

    /// <summary>Makes the container create the providers at start; it disposes them, which sends what is left.</summary>
    private sealed class TelemetryLifetime(MeterProvider metrics, TracerProvider traces) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.Run(() => metrics.ForceFlush(2000) && traces.ForceFlush(2000), cancellationToken);
    }
}
