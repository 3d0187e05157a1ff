using System.Text;
using FluentAssertions;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary>What the designer tells of a flow's life, from journals that the engine itself wrote.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class TrafficTests(DesignerHost host)
{
    private const string Document = """
        { "definitionId": "vida", "name": "Vida", "variables": [ { "id": "n", "name": "Nome", "typeName": "String" } ], "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
          { "id": "ask", "type": "Porfin.SendChoices", "text": "O que procura?", "options": ["Preço", "Horário"] },
          { "id": "price", "type": "Porfin.SendText", "text": "R$ 90" } ],
          "connections": [ { "source": { "activity": "ask", "port": "Preço" }, "target": { "activity": "price" } } ] } }
        """;

    [Fact]
    public async Task Ways_are_counted_who_waits_is_seen_and_a_run_is_told_in_plain_words()
    {
        var person = await host.RegisterAsync();
        var flow = (await host.Get<FlowMaker>().FromAsync(person.BusinessId, Document, null, "x", CancellationToken.None)).FlowId!.Value;
        await person.AskAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/publish", new { revision = 1 });
        await RunAsync(person, flow, "Ana", "Preço");
        await RunAsync(person, flow, "Bia", null);

        var traffic = await person.GetAsync($"/api/designer/flows/{flow}/traffic?days=7");
        traffic.GetProperty("begun").GetInt32().Should().Be(2);
        traffic.GetProperty("passages").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("outcome").GetString(), one.GetProperty("conversations").GetInt32()))
            .Should().BeEquivalentTo([("ask", "Preço", 1), ("price", "Done", 1), ("root", "Done", 1)]);
        traffic.GetProperty("waiting").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("count").GetInt32())).Should().Equal(("ask", 1));

        var visits = (await person.GetAsync($"/api/designer/flows/{flow}/visits?node=ask&outcome=Pre%C3%A7o")).EnumerateArray().ToList();
        visits.Select(visit => visit.GetProperty("name").GetString()).Should().Equal("Ana");
        (await person.GetAsync($"/api/designer/flows/{flow}/visits?node=ask")).GetArrayLength().Should().Be(2);

        var run = await person.GetAsync($"/api/designer/flows/{flow}/instances/{visits[0].GetProperty("instanceId").GetString()}");
        var told = run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("text").GetString()).ToList();
        told.Should().ContainInOrder("A conversa começou.", "O fluxo disse: “O que procura?”", "O cliente escreveu: “Preço”", "Seguiu por “Preço”, porque o valor era “Preço”.", "O fluxo disse: “R$ 90”", "O fluxo terminou.");

        var other = await host.RegisterAsync();
        foreach (var path in new[] { "traffic", "visits?node=ask", $"instances/{visits[0].GetProperty("instanceId").GetString()}" })
        {
            using var foreign = await other.Client.GetAsync($"/api/designer/flows/{flow}/{path}");
            foreign.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound, path);
        }
    }

    /// <summary>Runs the flow as a customer would and stores what the line stores.</summary>
    private async Task RunAsync(Person person, Guid flow, string name, string? answer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes(Document), new ActivityCatalog(typeof(Porfin.Activities.Messages.SendText).Assembly)).Plan!;
        var (instance, conversation) = (new FlowInstance(Guid.CreateVersion7(now), plan), Guid.CreateVersion7(now));
        var turns = new List<Turn> { FlowEngine.Run(plan, instance, Stimulus.Start(), new World(now)) };
        if (answer is not null)
        {
            turns.Add(FlowEngine.Run(plan, instance, new Stimulus(Stimulus.Kinds.Message, null, Value.Of(new ValueMap { ["kind"] = Value.Of("text"), ["text"] = Value.Of(answer) })), new World(now)));
        }

        await SqlAsync("insert into conversation (id, business_id, account_id, address, profile_name, last_at, created_at) values ($1, $2, $3, $4, $4, $5, $5)", conversation, person.BusinessId, Guid.CreateVersion7(now), name, now);
        await SqlAsync("insert into instance (id, business_id, conversation_id, flow_id, flow_version, status, version, state, created_at, updated_at) values ($1, $2, $3, $4, 1, $5, 1, $6, $7, $7)",
            instance.Id, person.BusinessId, conversation, flow, answer is null ? "waiting" : "finished", InstanceState.Write(instance, plan), now);
        foreach (var (number, turn) in turns.Index())
        {
            await SqlAsync("insert into journal (instance_id, turn, business_id, at, entries) values ($1, $2, $3, $4, $5)", instance.Id, number + 1, person.BusinessId, now, Encoding.UTF8.GetString(JournalJson.Write(turn)));
        }
    }

    private async Task SqlAsync(string sql, params object[] parameters)
    {
        await using var command = host.Database.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
