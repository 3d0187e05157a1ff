using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Porfin.Host.CommandLine;

namespace Porfin.Host.Telemetry;

/// <summary>Sends traces and measures by OTLP to where the standard <c>OTEL_EXPORTER_OTLP_*</c> variables say, and the last of them when the host stops.</summary>
public sealed class TelemetryExport : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? measures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource("Porfin.*", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
            .AddOtlpExporter()
            .Build();
        measures = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter("Porfin.*", "Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        measures?.Dispose();
        (traces, measures) = (null, null);
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService("porfin", serviceVersion: Verbs.Version);
}
