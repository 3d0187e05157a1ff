using System.Net;
using System.Text;
using FluentAssertions;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary>Who waits on older versions is told before publishing, and looked after with it.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class WaitingPeopleTests(DesignerHost host)
{
    [Fact]
    public async Task Who_waits_at_a_step_that_is_gone_is_counted_and_goes_where_one_says()
    {
        var (person, flow) = await PublishedAsync(2);
        (await person.GetAsync(Path(flow, "waiting"))).GetProperty("stuck").GetArrayLength().Should().Be(0, "all could go on in what has not changed");

        await DraftTests.SaveAsync(person, flow, 1, Document("outra"));
        var waiting = await person.GetAsync(Path(flow, "waiting"));
        waiting.GetProperty("total").GetInt32().Should().Be(2);
        var stuck = waiting.GetProperty("stuck").EnumerateArray().Should().ContainSingle().Subject;
        (stuck.GetProperty("title").GetString(), stuck.GetProperty("count").GetInt32(), stuck.GetProperty("isGone").GetBoolean()).Should().Be(("Passo a", 2, true));

        using (var nowhere = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, waiting = new { move = false, stuck = "goTo", step = "nada" } }))
        {
            nowhere.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "nothing is published when nobody can be sent there");
        }

        var published = await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, waiting = new { move = false, stuck = "goTo", step = "fim" } });
        published.GetProperty("version").GetInt32().Should().Be(2);
        published.GetProperty("waiting").GetProperty("sentToStep").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Nobody_of_another_business_is_told_of()
    {
        var (_, flow) = await PublishedAsync(1);
        var other = await host.RegisterAsync();
        using var answer = await other.Client.GetAsync(Path(flow, "waiting"));
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static string Document(string id) => $$"""
        { "definitionId": "espera", "name": "Espera", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
          { "id": "{{id}}", "type": "Porfin.WaitForMessage", "metadata": { "displayText": "Passo {{id}}" } }, { "id": "fim", "type": "Porfin.SendText", "text": "Tchau" } ],
          "connections": [ { "source": { "activity": "{{id}}", "port": "Done" }, "target": { "activity": "fim" } } ] } }
        """;

    private static string Path(Guid flow, string rest) => $"/api/designer/flows/{flow}/{rest}";

    /// <summary>A published flow in which some people wait.</summary>
    private async Task<(Person Person, Guid Flow)> PublishedAsync(int people)
    {
        var person = await host.RegisterAsync();
        var flow = (await host.Get<FlowMaker>().FromAsync(person.BusinessId, Document("a"), null, "x", CancellationToken.None)).FlowId!.Value;
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        var now = TimeProvider.System.GetUtcNow();
        var plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes(Document("a")), host.Get<ActivityCatalog>()).Plan!;
        for (var i = 0; i < people; i++)
        {
            var instance = new FlowInstance(Guid.CreateVersion7(now), plan);
            FlowEngine.Run(plan, instance, Stimulus.Start(), new World(now));
            await using var command = host.Database.CreateCommand("""
                with met as (insert into conversation (id, business_id, account_id, address, last_at, created_at) values (gen_random_uuid(), $2, gen_random_uuid(), 'x', now(), now()) returning id)
                insert into instance (id, business_id, conversation_id, flow_id, flow_version, status, version, state, created_at, updated_at) select $1, $2, id, $3, 1, 'waiting', 1, $4, now(), now() from met
                """);
            foreach (var value in new object[] { instance.Id, person.BusinessId, flow, InstanceState.Write(instance, plan) })
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync();
        }

        return (person, flow);
    }
}
