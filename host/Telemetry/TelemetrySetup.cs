namespace Porfin.Host.Telemetry;

/// <summary>Logs, and traces and measures when someone listens.</summary>
public static class TelemetrySetup
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Configuration[CommandLine.Settings.Log] == "json") builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        else builder.Logging.AddSimpleConsole(options => (options.SingleLine, options.TimestampFormat) = (true, "HH:mm:ss "));
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }) builder.Services.AddHostedService<TelemetryExport>();
        return builder;
    }
}
