using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Porfin.Host.Flows;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class SchemaEndpointTests
{
    [Fact]
    public async Task The_schema_is_served_to_everybody_at_its_address()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TranscriptFiles.Catalog);
        await using var app = builder.Build();
        app.MapFlowSchema();
        await app.StartAsync();
        using var client = app.GetTestClient();

        using var answer = await client.GetAsync("/schema/flow.json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(json.RootElement.GetProperty("$defs").TryGetProperty("Elsa.Flowchart", out _));
    }
}
