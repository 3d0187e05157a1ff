using System.Collections.Concurrent;
using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Porfin.Host.Tests.Processes;

public sealed class TelemetryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("porfin-telemetry-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Traces_and_measures_reach_the_endpoint_that_is_set_the_last_of_them_when_the_host_stops()
    {
        var received = new ConcurrentBag<string>();
        await using var collector = await CollectAsync(received);
        using var host = HostProcess.Start(["serve"], ("PORFIN_DATA", folder), ("PORFIN_PORT", "0"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var client = new HttpClient();
        using (var answer = await client.GetAsync(await host.AddressAsync() + "/health/ready")) answer.StatusCode.Should().Be(HttpStatusCode.OK);

        (await host.TerminateAsync()).Should().Be(0);

        received.Should().Contain("/v1/traces").And.Contain("/v1/metrics");
    }

    [Fact]
    public async Task Logs_can_be_read_by_programs()
    {
        using var host = HostProcess.Start(["serve"], ("PORFIN_DATA", folder), ("PORFIN_PORT", "0"), ("PORFIN_LOG", "json"));
        await host.AddressAsync();
        await host.TerminateAsync();

        var lines = host.Said.Split('\n').Where(line => line.StartsWith('{')).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        lines.Should().Contain(line => line.GetProperty("EventId").GetInt32() == 5001);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentBag<string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            received.Add(http.Request.Path);
        });
        await app.StartAsync();
        return app;
    }
}
