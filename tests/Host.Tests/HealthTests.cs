using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Porfin.Host.Health;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class HealthTests(PostgresServer server)
{
    [Fact]
    public async Task A_host_with_a_migrated_database_is_live_and_ready()
    {
        await using var app = await StartAsync(await server.CreateDatabaseAsync());

        (await AskAsync(app)).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_host_whose_database_lacks_the_newest_form_is_live_but_not_ready()
    {
        await using var app = await StartAsync(await server.CreateDatabaseAsync());
        await using var forget = app.Services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("delete from porfin_migration where number = (select max(number) from porfin_migration)");
        await forget.ExecuteNonQueryAsync();

        (await AskAsync(app)).Should().Be((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Timeout=2")]
    [InlineData("Host=/nowhere;Username=x;Timeout=2")]
    public async Task A_host_whose_database_is_away_is_live_but_not_ready(string connectionString)
    {
        await using var app = await StartAsync(connectionString);

        (await AskAsync(app)).Should().Be((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task A_host_that_stops_wants_no_new_work()
    {
        await using var app = await StartAsync(await server.CreateDatabaseAsync());
        using var client = app.GetTestClient();
        app.Lifetime.StopApplication();

        using var ready = await client.GetAsync("/health/ready");

        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<WebApplication> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddSingleton(NpgsqlDataSource.Create(connectionString)).AddHealth();
        var app = builder.Build();
        app.UseRouting();
        app.MapHealth();
        await app.StartAsync();
        return app;
    }

    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready)> AskAsync(WebApplication app)
    {
        using var client = app.GetTestClient();
        using var live = await client.GetAsync("/health/live");
        using var ready = await client.GetAsync("/health/ready");
        return (live.StatusCode, ready.StatusCode);
    }
}
