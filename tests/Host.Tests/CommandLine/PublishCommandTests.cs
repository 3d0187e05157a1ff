using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Porfin.Host.CommandLine;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

[Collection(nameof(OnConsole))]
public sealed class PublishCommandTests(PostgresServer server) : IDisposable
{
    private readonly string flow = Path.GetTempFileName();

    [Fact]
    public async Task An_unknown_number_is_told_before_anything_is_published()
    {
        var database = await server.CreateDatabaseAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Porfin", database)]).Build();
        await File.WriteAllTextAsync(flow, """{"name": "Oi", "root": {"type": "Elsa.WriteLine", "text": "oi"}}""");
        (await RunAsync(configuration, "list")).Should().Be((ExitCodes.Failed, ""));
        await using var db = NpgsqlDataSource.Create(database);
        await using var add = db.CreateCommand("""
            insert into business (id, name, created_at) values ('0190d3a0-0000-7000-8000-000000000001', 'Clínica', now());
            insert into account (id, business_id, kind, phone_number_id, display, created_at) values (gen_random_uuid(), '0190d3a0-0000-7000-8000-000000000001', 'cloud', '123', 'Recepção', now())
            """);
        await add.ExecuteNonQueryAsync();

        (await RunAsync(configuration, "publish", flow, "--account", "124", "--json")).Should().Be((ExitCodes.Failed, ""));
        (await RunAsync(configuration, "list")).Output.Trim().Should().BeEmpty();

        (await RunAsync(configuration, "publish", flow, "--account", "Recepção")).Code.Should().Be(ExitCodes.Done);
        (await RunAsync(configuration, "list")).Output.Trim().Should().Be("Oi  version 1  Recepção");
    }

    public void Dispose() => File.Delete(flow);

    private static async Task<(int Code, string Output)> RunAsync(IConfiguration configuration, params string[] args)
    {
        var (before, output) = (Console.Out, new StringWriter());
        Console.SetOut(output);
        try
        {
            return (await FlowCommand.RunAsync(args, configuration), output.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
