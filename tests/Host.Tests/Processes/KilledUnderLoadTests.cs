using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Processes;

/// <summary>The promise of the line, tried the hard way: people write, the host is killed again and again, and everybody is answered once, in order.</summary>
public sealed class KilledUnderLoadTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int People = 25;

    [Fact]
    public async Task Twenty_kills_under_load_lose_nothing_double_nothing_and_keep_the_order()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var db = NpgsqlDataSource.Create(database);
        await using var graph = await FakeGraph.StartAsync();
        await using var host = new MortalHost(database, graph.BaseUrl);
        await host.StartAsync();
        await PublishAsync(database);
        var people = Enumerable.Range(0, People).Select(number => new Customer(host, number)).ToList();
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(people.Select(person => person.WriteAsync(enough.Token)));

        var random = new Random(20261121);
        for (var kill = 0; kill < Kills; kill++)
        {
            // Mostly while it serves, sometimes while it starts.
            await Task.Delay(random.Next(50, 1500));
            await host.KillAsync();
            await (kill % 5 == 4 ? host.StartAndKillAsync(TimeSpan.FromMilliseconds(random.Next(100, 3000))) : Task.CompletedTask);
            await host.StartAsync();
        }

        await enough.CancelAsync();
        await writing;
        await UntilIdleAsync(db);
        await CheckAsync(db, graph, people);
    }

    private async Task CheckAsync(NpgsqlDataSource db, FakeGraph graph, List<Customer> people)
    {
        var flagged = await KeysAsync(db, "select idempotency_key from message where maybe_duplicate");
        var twice = graph.CountsByKey.Where(key => key.Value > 1).Select(key => key.Key).ToList();
        output.WriteLine($"{people.Sum(person => person.Written)} messages, {graph.Accepted.Count} accepted, {flagged.Count} flagged as perhaps double, {twice.Count} double");

        foreach (var person in people)
        {
            var answers = graph.Accepted.Where(message => message.To.TrimStart('+') == person.Phone).DistinctBy(message => message.Key).Select(message => message.Text);
            answers.Should().Equal(Enumerable.Range(0, person.Written).Select(i => $"{i}:m{i}"), "each message of {0} is answered once, in order, by the state that the one before left", person.Phone);
        }

        twice.Should().BeSubsetOf(flagged, "what may have gone out twice is known");
        graph.CountsByKey.Should().HaveCount(people.Sum(person => person.Written));
        people.Sum(person => person.Written).Should().BeGreaterThan(People * Kills / 4, "there was load");
    }

    private static async Task PublishAsync(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Porfin", database)]).Build();
        (await FlowCommand.RunAsync(["publish", Path.Combine(AppContext.BaseDirectory, "Processes", "echo-flow.json"), "--account", Demo.DemoSeed.PhoneNumberId], configuration)).Should().Be(0);

        // A running host sees another flow on an account within two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    private static async Task UntilIdleAsync(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("select (select count(*) from inbox) + (select count(*) from outbox)");
        for (var left = 600; (long)(await command.ExecuteScalarAsync())! > 0; left--)
        {
            left.Should().BeGreaterThan(0, "inbox and outbox become empty");
            await Task.Delay(100);
        }
    }

    private static async Task<HashSet<string>> KeysAsync(NpgsqlDataSource db, string sql)
    {
        var keys = new HashSet<string>();
        await using var command = db.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }
}
