using System.Collections.Concurrent;
using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Porfin.Activities.Messages;
using Porfin.Host.Flows;
using Porfin.Host.Tests.Line;
using Xunit;

namespace Porfin.Host.Tests.Processes;

/// <summary>
/// Runs under SIGKILL: requests begin flows that dispatch others, wait, call another system and publish events, while the host is killed again and again. Each run ends once,
/// each child and each hearer of an event is there once, and a call that was made twice carries the same key.
/// </summary>
public sealed class RunsKilledTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Kills = 4;

    [Fact]
    public async Task Killed_hosts_end_every_run_once_and_begin_nothing_twice()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var db = NpgsqlDataSource.Create(database);
        await using var shop = await Shop.StartAsync();
        await using var host = new MortalHost(database, "http://127.0.0.1:9", ("HttpCalls__PrivateHosts__0", shop.Host));
        await host.StartAsync();
        var business = await PublishAsync(db, shop);
        using var enough = new CancellationTokenSource();
        var asking = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AskAsync(host, business, enough.Token)));

        var random = new Random(20261125);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(300, 1300));
            await host.KillAsync();
            await host.StartAsync();
        }

        await enough.CancelAsync();
        var answered = (await asking).Sum();
        await LineHost.UntilAsync(async () => await CountAsync(db, "select count(*) from run where status = 'waiting'") + await CountAsync(db, "select count(*) from run_stimulus") == 0, "every run is over");
        await CheckAsync(db, shop, answered);
    }

    private async Task CheckAsync(NpgsqlDataSource db, Shop shop, int answered)
    {
        var parents = await CountAsync(db, "select count(*) from run r join flow f on f.id = r.flow_id where f.definition_id = 'parent'");
        var twice = shop.Calls.GroupBy(call => call.Key).Count(group => group.Count() > 1);
        output.WriteLine($"{answered} requests answered, {parents} runs begun by requests, {shop.Calls.Count} calls of {shop.Calls.DistinctBy(call => call.Key).Count()} keys, {twice} of them made twice");

        (await CountAsync(db, "select count(*) from run where status <> 'finished'")).Should().Be(0, "no run fails or is forgotten");
        parents.Should().BeGreaterThanOrEqualTo(answered, "what was answered was begun").And.BeGreaterThan(Kills);
        (await CountAsync(db, "select count(*) from run r join flow f on f.id = r.flow_id where f.definition_id = 'child'")).Should().Be(parents, "each parent begins its child once");
        (await CountAsync(db, "select count(*) from run r join flow f on f.id = r.flow_id where f.definition_id = 'hears'")).Should().Be(parents, "each event is heard once");
        (await CountAsync(db, "select count(distinct parent_id) from run where parent_id is not null")).Should().Be(parents);
        (await CountAsync(db, "select count(*) from (select instance_id from journal group by 1 having count(*) <> max(turn)) gaps")).Should().Be(0, "each turn is stored once");

        // A call whose turn was not stored is made again: with its first key, so that whoever heeds it does it once.
        shop.Calls.Select(call => call.Key).Distinct().Should().HaveCount((int)parents);
        shop.Calls.GroupBy(call => call.Key).Should().OnlyContain(group => group.Select(call => call.Body).Distinct().Count() == 1);
        shop.Calls.GroupBy(call => call.Key).Should().OnlyContain(group => group.Count() <= Kills + 1, "only a death of the host repeats a call");
    }

    private static async Task<int> AskAsync(MortalHost host, Guid business, CancellationToken enough)
    {
        var answered = 0;
        while (!enough.IsCancellationRequested)
        {
            answered += await host.AskAsync($"/flows/{business}/begin") ? 1 : 0;
            await Task.Delay(50, CancellationToken.None);
        }

        return answered;
    }

    private static async Task<Guid> PublishAsync(NpgsqlDataSource db, Shop shop)
    {
        await using var command = db.CreateCommand("select id from business limit 1");
        var business = (Guid)(await command.ExecuteScalarAsync())!;
        var publisher = new FlowPublisher(db, new ActivityCatalog(typeof(SendText).Assembly), TimeProvider.System);
        await Send("child", """{"id":"d","type":"Elsa.Delay","timeSpan":"00:00:00.2"},{"id":"o","type":"Elsa.SetOutput","outputName":"N","outputValue":7}""");
        await Send("hears", """{"id":"e","type":"Elsa.Event","eventName":"bought","customProperties":{"canStartWorkflow":true}},{"id":"d","type":"Elsa.Delay","timeSpan":"00:00:00.1"}""");
        await Send("parent", $$$$"""
            {"id":"begin","type":"Elsa.HttpEndpoint","path":"begin","supportedMethods":{"typeName":"Object","expression":{"type":"Object","value":"[\"POST\"]"}},"customProperties":{"canStartWorkflow":true}},{"id":"ok","type":"Elsa.WriteHttpResponse","content":"begun"},
            {"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":"child","waitForCompletion":true},
            {"id":"call","type":"Porfin.CallHttp","method":"Post","url":"http://{{{{shop.Host}}}}/buy","body":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ run: getWorkflowInstanceId() })"}}},
            {"id":"say","type":"Elsa.PublishEvent","eventName":"bought"},{"id":"t","type":"Elsa.Delay","timeSpan":"00:00:00.1"}
            """);
        return business;

        async Task Send(string name, string activities)
        {
            var document = $$$"""{"definitionId":"{{{name}}}","name":"{{{name}}}","outputs":[{"type":"Object","name":"N"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[{{{activities}}}]} }""";
            (await publisher.PublishAsync(business, new NewVersion(document), CancellationToken.None)).Problems.Should().NotContain(problem => problem.Severity == Severity.Error);
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The other system: it notes what is asked, and takes its time.</summary>
    private sealed class Shop(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<(string Key, string Body)> Calls { get; } = [];

        public string Host => new Uri(app.Urls.First()).Authority;

        public static async Task<Shop> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var shop = new Shop(app);
            app.MapPost("/buy", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                shop.Calls.Enqueue((request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
                await Task.Delay(100);
                return Results.StatusCode((int)HttpStatusCode.OK);
            });
            await app.StartAsync();
            return shop;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
