using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Porfin.Host.Demo;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class DemoSeedTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private WebApplicationFactory<Program> host = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync();
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("ConnectionStrings:Porfin", database).UseSetting("PORFIN_DEMO", "1").UseSetting("Logging:LogLevel:Default", "Warning"));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Later_starts_add_no_version_and_leave_alone_what_people_published()
    {
        await host.Services.SeedDemoAsync(Now);
        await host.Services.SeedDemoAsync(Now);
        (await VersionsAsync()).Should().OnlyContain(flow => flow.Version == 1).And.HaveCountGreaterThanOrEqualTo(2);

        var sample = await ScalarAsync<string>("select document from flow_version v join flow f on f.id = v.flow_id where f.definition_id = 'assistente-de-leads'");
        var business = await ScalarAsync<Guid>("select business_id from flow limit 1");
        await host.Services.GetRequiredService<FlowPublisher>().PublishAsync(business, new NewVersion(sample.Replace("avaliação", "consulta", StringComparison.Ordinal), null, "Ana"), Now);
        await host.Services.SeedDemoAsync(Now);

        (await VersionsAsync()).Should().Contain(("assistente-de-leads", 2)).And.OnlyContain(flow => flow.Definition == "assistente-de-leads" || flow.Version == 1);
    }

    [Fact]
    public async Task A_sample_that_changed_becomes_a_new_version_while_ours_is_published()
    {
        await host.Services.SeedDemoAsync(Now);
        await using (var older = Database.CreateCommand("update flow_version set document = replace(document, 'e', 'e ') where author = 'Porfin'"))
        {
            await older.ExecuteNonQueryAsync();
        }

        await host.Services.SeedDemoAsync(Now);
        (await VersionsAsync()).Should().OnlyContain(flow => flow.Version == 2);
    }

    private NpgsqlDataSource Database => host.Services.GetRequiredService<NpgsqlDataSource>();

    private async Task<List<(string Definition, int Version)>> VersionsAsync()
    {
        await using var command = Database.CreateCommand("select definition_id, published_version from flow");
        await using var reader = await command.ExecuteReaderAsync();
        var flows = new List<(string, int)>();
        while (await reader.ReadAsync())
        {
            flows.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return flows;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
