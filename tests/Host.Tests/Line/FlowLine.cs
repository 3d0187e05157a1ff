using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Flows;

namespace Porfin.Host.Tests.Line;

/// <summary>The durable line with a real flow: it repeats the first message, hears another one or four seconds of silence, and ends.</summary>
internal static class FlowLine
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);

    public static async Task<LineHost> StartAsync(PostgresServer postgres, params (string Name, string Value)[] settings)
    {
        var line = await LineHost.StartAsync(postgres, settings);
        await line.RunAsync(
            "insert into account (id, business_id, kind, phone_number_id, display, created_at) values ($1, $2, 'cloud', '1', '1', now())", line.Account.Id, line.Account.BusinessId);
        // Made when a turn needs it: a line that was started again has another presence.
        FlowTurns TurnsNow() => new(new PlanCache(line.Db, Catalog), new PublishedFlows(line.Db, TimeProvider.System), line.Get<HumanPresence>(), new Admission(line.Db), (_, _) => throw new NotSupportedException());
        line.Turn = (request, cancellation) => TurnsNow().RunAsync(request, cancellation);
        return line;
    }

    public static async Task<Published> PublishAsync(LineHost line, string word, string wait = "wait", string settings = "{}")
    {
        var published = await PublisherOf(line).PublishAsync(line.Account.BusinessId, new NewVersion(Document(word, wait, settings)), CancellationToken.None);
        published.Problems.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        (await PublisherOf(line).AssignAsync(line.Account.BusinessId, published.FlowId!.Value, "1", CancellationToken.None)).Should().BeTrue();
        return published;
    }

    public static FlowPublisher PublisherOf(LineHost line) => new(line.Db, Catalog, TimeProvider.System);

    private static string Document(string word, string wait, string settings) => $$$$"""
        {"definitionId":"flow","name":"Flow","customProperties":{"porfin":{{{{settings}}}}},"variables":[{"id":"text","name":"Text","typeName":"String","storageDriverTypeName":"WorkflowInstanceStorageDriver"}],
        "root":{"id":"root","type":"Elsa.Flowchart","activities":[
        {"id":"first","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Template","value":"{{{{word}}}}: {{ message.text }}"}}},
        {"id":"{{{{wait}}}}","type":"Porfin.WaitForMessage","patience":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"00:00:04"}},"text":{"typeName":"String","memoryReference":{"id":"text"}}},
        {"id":"again","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Template","value":"{{{{word}}}} again: {{ Text }}"}}},
        {"id":"silent","type":"Porfin.SendText","text":{"typeName":"String","expression":{"type":"Literal","value":"{{{{word}}}} misses you"}}}],
        "connections":[{"source":{"activity":"first","port":"Done"},"target":{"activity":"{{{{wait}}}}","port":"In"}},
        {"source":{"activity":"{{{{wait}}}}","port":"Done"},"target":{"activity":"again","port":"In"}},
        {"source":{"activity":"{{{{wait}}}}","port":"Silent"},"target":{"activity":"silent","port":"In"}}]}}
        """;
}
