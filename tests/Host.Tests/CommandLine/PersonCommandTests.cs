using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.CommandLine;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

[Collection(nameof(OnConsole))]
public sealed class PersonCommandTests(PostgresServer server) : IAsyncLifetime
{
    private string database = "";

    private IConfiguration Configuration =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Porfin", database), new("PORFIN_KEY", PostgresServer.Key), new("PORFIN_PORT", "5099")]).Build();

    public async ValueTask InitializeAsync()
    {
        database = await server.CreateDatabaseAsync();
        await BusinessAsync("Clínica");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(ExitCodes.Done, "add --email ana@example.com --role manager")]
    [InlineData(ExitCodes.Done, "add --email ana@example.com --role viewer --business Clínica --json")]
    [InlineData(ExitCodes.Done, "add --help")]
    [InlineData(ExitCodes.Failed, "add --email ana@example.com --role viewer --business Outra")]
    [InlineData(ExitCodes.Misused, "add --email ana --role viewer")]
    [InlineData(ExitCodes.Misused, "add --email ana@example.com --role owner")]
    [InlineData(ExitCodes.Misused, "add --email ana@example.com")]
    [InlineData(ExitCodes.Misused, "add --role viewer")]
    [InlineData(ExitCodes.Misused, "add --email ana@example.com --role viewer --colour blue")]
    [InlineData(ExitCodes.Misused, "remove")]
    [InlineData(ExitCodes.Misused, "")]
    public async Task The_command_invites_people(int exitCode, string line)
    {
        (await RunAsync(line)).Code.Should().Be(exitCode);
        var isMade = exitCode == 0 && !line.Contains("--help", StringComparison.Ordinal);
        (await RunAsync("list --json")).Output.Contains("ana@example.com", StringComparison.Ordinal).Should().Be(isMade);
    }

    [Fact]
    public async Task The_link_opens_in_a_host_and_the_list_tells_who_is_invited()
    {
        var (_, link) = await RunAsync("add --email ana@example.com --role operator --address https://porfin.example.com/");
        link.Should().StartWith("https://porfin.example.com/convite?quem=");
        (await RunAsync("add --email bia@example.com --role viewer")).Output.Should().StartWith("http://127.0.0.1:5099/convite?");
        (await RunAsync("add --email ana@example.com --role operator")).Code.Should().Be(ExitCodes.Failed);
        (await RunAsync("list")).Output.Split('\n')[0].Should().MatchRegex(@"^ana@example\.com  operator  \d{4}-\d\d-\d\d  invited$");
        using var json = JsonDocument.Parse((await RunAsync("list --json")).Output);
        json.RootElement.EnumerateArray().Select(one => (one.GetProperty("email").GetString(), one.GetProperty("role").GetString(), one.GetProperty("isInvited").GetBoolean()))
            .Should().Equal(("ana@example.com", "operator", true), ("bia@example.com", "viewer", true));

        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("ConnectionStrings:Porfin", database).UseSetting("PORFIN_KEY", PostgresServer.Key).UseSetting("Logging:LogLevel:Default", "Warning"));
        (await host.CreateClient().GetStringAsync(new Uri(link.Trim()).PathAndQuery)).Should().Contain("ana@example.com").And.Contain("name=\"senha\"");
    }

    [Fact]
    public async Task Among_several_businesses_the_command_asks_which()
    {
        await BusinessAsync("Loja");
        (await RunAsync("list")).Code.Should().Be(ExitCodes.Failed);
        (await RunAsync("add --email ana@example.com --role viewer --business Loja")).Code.Should().Be(ExitCodes.Done);
        (await RunAsync("list --business Clínica --json")).Output.Trim().Should().Be("[]");
        (await RunAsync("list --business Loja")).Output.Should().Contain("ana@example.com");
    }

    private async Task<(int Code, string Output)> RunAsync(string line)
    {
        var (before, output) = (Console.Out, new StringWriter());
        Console.SetOut(output);
        try
        {
            return (await PersonCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Configuration), output.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    private async Task BusinessAsync(string name)
    {
        await using var db = NpgsqlDataSource.Create(database);
        await using var command = db.CreateCommand($"insert into business (id, name, created_at) values (gen_random_uuid(), '{name}', now())");
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests that listen to the console: nobody else may write to it meanwhile.</summary>
[CollectionDefinition(nameof(OnConsole), DisableParallelization = true)]
public sealed class OnConsole;
