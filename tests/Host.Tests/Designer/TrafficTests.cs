using FluentAssertions;
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
        var runs = new SeededRuns(host.Database, person.BusinessId, flow, Document);
        await runs.RunAsync("Ana", TimeSpan.Zero, "Preço");
        await runs.RunAsync("Bia", TimeSpan.Zero);

        var traffic = await person.GetAsync($"/api/designer/flows/{flow}/traffic");
        traffic.GetProperty("begun").GetInt32().Should().Be(2);
        traffic.GetProperty("passages").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("outcome").GetString(), one.GetProperty("conversations").GetInt32()))
            .Should().BeEquivalentTo([("ask", "Preço", 1), ("price", "Done", 1), ("root", "Done", 1)]);
        traffic.GetProperty("waiting").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("count").GetInt32())).Should().Equal(("ask", 1));

        traffic.GetProperty("reached").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("conversations").GetInt32())).Should().BeEquivalentTo([("ask", 2), ("price", 1), ("root", 1)]);
        traffic.GetProperty("ended").EnumerateArray().Select(one => (one.GetProperty("nodeId").GetString(), one.GetProperty("conversations").GetInt32())).Should().Equal(("price", 1));
        (await person.GetAsync($"/api/designer/flows/{flow}/traffic?since=2099-01-01T00:00:00Z")).GetProperty("begun").GetInt32().Should().Be(0);
        (await person.GetAsync($"/api/designer/flows/{flow}/visits?node=ask&waiting=true")).EnumerateArray().Select(visit => visit.GetProperty("name").GetString()).Should().Equal("Bia");

        var visits = (await person.GetAsync($"/api/designer/flows/{flow}/visits?node=ask&outcome=Pre%C3%A7o")).EnumerateArray().ToList();
        visits.Select(visit => visit.GetProperty("name").GetString()).Should().Equal("Ana");
        (await person.GetAsync($"/api/designer/flows/{flow}/visits?node=ask")).GetArrayLength().Should().Be(2);

        var run = await person.GetAsync($"/api/designer/flows/{flow}/instances/{visits[0].GetProperty("instanceId").GetString()}");
        var told = run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("text").GetString()).ToList();
        told.Should().ContainInOrder("A conversa começou.", "O fluxo disse: “O que procura?”", "O cliente escreveu: “Preço”.", "Seguiu por “Preço”.", "O fluxo disse: “R$ 90”", "O fluxo terminou.");

        run.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("kind").GetString() == "said").Select(step => step.GetProperty("why").GetString()).Should().Equal(
            "A conversa começou. Assim chegou ao passo “Enviar opções”, que diz esta mensagem.",
            "O cliente escreveu: “Preço”. No passo “Enviar opções”, seguiu por “Preço”. Assim chegou ao passo “Enviar texto”, que diz esta mensagem.");

        var other = await host.RegisterAsync();
        foreach (var path in new[] { "traffic", "visits?node=ask", $"instances/{visits[0].GetProperty("instanceId").GetString()}" })
        {
            using var foreign = await other.Client.GetAsync($"/api/designer/flows/{flow}/{path}");
            foreign.StatusCode.Should().Be(System.Net.HttpStatusCode.NotFound, path);
        }
    }
}
