using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Designer;

[Collection(nameof(OnDesignerHost))]
public sealed class DraftTests(DesignerHost host)
{
    private static readonly CancellationToken Now = CancellationToken.None;

    public static string Hello(string text = "Oi", string name = "Saudação") => $$$"""
        { "definitionId": "saudacao", "name": "{{{name}}}", "version": 1, "x-unknown": [1.50, null], "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
          { "id": "hello", "type": "Porfin.SendText", "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{{text}}}" } } } ], "connections": [] } }
        """;

    [Fact]
    public async Task The_catalog_is_served_in_the_language_that_is_asked_for()
    {
        var person = await host.RegisterAsync();
        var portuguese = await person.GetAsync("/api/designer/catalog?culture=pt-BR");
        var spanish = await person.GetAsync("/api/designer/catalog?culture=es");
        LabelOf(portuguese, "Porfin.Ask").Should().Be("Perguntar");
        LabelOf(spanish, "Porfin.Ask").Should().Be("Preguntar");
        portuguese.GetProperty("functions").EnumerateArray().Select(name => name.GetProperty("name").GetString()).Should().Contain(["getVariable", "Math"]);
        portuguese.GetProperty("filters").EnumerateArray().Select(name => name.GetProperty("name").GetString()).Should().Contain("upper");
    }

    [Fact]
    public async Task A_published_flow_is_the_first_draft_and_edits_leave_it_alone()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        var draft = await person.GetAsync($"/api/designer/flows/{flow}/draft");
        draft.GetProperty("revision").GetInt64().Should().Be(0);
        draft.GetProperty("publishedVersion").GetInt32().Should().Be(1);
        draft.GetProperty("document").GetProperty("x-unknown")[0].GetRawText().Should().Be("1.50", "what the designer does not know is kept as it was written");

        var saved = await SaveAsync(person, flow, 0, Hello("Olá", "Boas-vindas"));
        saved.GetProperty("revision").GetInt64().Should().Be(1);
        draft = await person.GetAsync($"/api/designer/flows/{flow}/draft");
        draft.GetProperty("name").GetString().Should().Be("Boas-vindas");
        draft.GetProperty("updatedBy").GetString().Should().Contain("@example.com");
        (await host.Get<FlowList>().DocumentAsync(person.BusinessId, flow, null, Now)).Should().Contain("\"Oi\"");
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        await SaveAsync(person, flow, 0, Hello("A"));
        using var late = await person.SendAsync(HttpMethod.Put, $"/api/designer/flows/{flow}/draft", new { revision = 0, document = JsonNode.Parse(Hello("B")) });
        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var newer = await Person.JsonAsync(late);
        newer.GetProperty("revision").GetInt64().Should().Be(1);
        newer.GetProperty("document").GetRawText().Should().Contain("\"A\"");
        (await SaveAsync(person, flow, 1, Hello("B"))).GetProperty("revision").GetInt64().Should().Be(2);
    }

    [Fact]
    public async Task Of_many_that_save_at_once_one_wins()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        var drafts = host.Get<DraftStore>();
        for (var revision = 0; revision < 3; revision++)
        {
            var at = revision;
            var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => drafts.SaveAsync(person.BusinessId, flow, new DraftChange(at, Hello($"{i}"), "x"), Now)));
            saved.Where(result => result is not null).Should().Equal(at + 1);
        }

        (await drafts.SaveAsync(person.BusinessId, Guid.CreateVersion7(), new DraftChange(0, Hello(), "x"), Now)).Should().BeNull();
    }

    [Fact]
    public async Task Another_business_sees_and_changes_nothing()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var flow = await PublishAsync(owner, Hello());
        using var read = await other.Client.GetAsync($"/api/designer/flows/{flow}/draft");
        read.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var write = await other.SendAsync(HttpMethod.Put, $"/api/designer/flows/{flow}/draft", new { revision = 0, document = JsonNode.Parse(Hello()) });
        write.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var live = await other.Client.GetAsync($"/api/designer/flows/{flow}/live");
        live.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await owner.GetAsync($"/api/designer/flows/{flow}/draft")).GetProperty("revision").GetInt64().Should().Be(0);
    }

    [Fact]
    public async Task A_stranger_and_a_foreign_site_get_nothing()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        using var stranger = host.Stranger();
        (await stranger.GetAsync($"/api/designer/flows/{flow}/draft")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var bare = await person.Client.PutAsync($"/api/designer/flows/{flow}/draft", new StringContent("""{"revision":0,"document":{}}""", System.Text.Encoding.UTF8, "application/json"));
        bare.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"revision":0}""")]
    [InlineData("""{"revision":0,"document":"text"}""")]
    [InlineData("""{"revision":0,"document":[]}""")]
    [InlineData("""{"revision":"x","document":{}}""")]
    [InlineData("""[""")]
    public async Task Rubbish_is_refused(string body)
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/designer/flows/{flow}/draft") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Porfin", "1");
        using var answer = await person.Client.SendAsync(request, Now);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.NoContent)]
    [InlineData("""{"client":null,"nodeIds":[null,"a"]}""", HttpStatusCode.NoContent)]
    [InlineData("""{"client":7}""", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[", HttpStatusCode.BadRequest)]
    public async Task What_a_designer_says_of_itself_may_be_little_but_no_rubbish(string body, HttpStatusCode expected)
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/designer/flows/{flow}/presence") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Porfin", "1");
        using var answer = await person.Client.SendAsync(request, Now);
        answer.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task An_open_designer_hears_of_others()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        using var stream = new StreamReader(await person.Client.GetStreamAsync($"/api/designer/flows/{flow}/live?client=a"));
        (await EventAsync(stream)).Should().StartWith("revision {\"revision\":0");
        (await EventAsync(stream)).Should().Be("presence []");
        using (var other = new StreamReader(await person.Client.GetStreamAsync($"/api/designer/flows/{flow}/live?client=b")))
        {
            (await EventAsync(stream)).Should().StartWith("presence [{\"client\":\"b\"").And.Contain("\"nodeIds\":[]");
            using var selected = await person.SendAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/presence", new { client = "b", nodeIds = new[] { "hello" } });
            (await EventAsync(stream)).Should().Contain("\"nodeIds\":[\"hello\"]");
            await SaveAsync(person, flow, 0, Hello("Olá"));
            (await EventAsync(stream)).Should().StartWith("revision {\"revision\":1");
        }

        (await EventAsync(stream)).Should().Be("presence []", "who has left is not there any more");
    }

    [Fact]
    public async Task Checks_say_what_and_where()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        var document = JsonNode.Parse(Hello())!;
        document["root"]!["activities"]![0]!["text"] = "";
        var problems = (await person.AskAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/verify", new { document })).GetProperty("problems").EnumerateArray().ToList();
        problems.Should().ContainSingle();
        problems[0].GetProperty("severity").GetString().Should().Be("error");
        problems[0].GetProperty("nodeId").GetString().Should().Be("hello");
        problems[0].GetProperty("input").GetString().Should().Be("text");
    }

    [Fact]
    public async Task A_repair_that_is_offered_mends_the_document_it_was_offered_for()
    {
        var person = await host.RegisterAsync();
        var flow = await PublishAsync(person, Hello());
        var document = JsonNode.Parse("""
            { "definitionId": "hello", "variables": [{ "id": "nome", "name": "Nome", "typeName": "String", "value": "Ana" }], "root": { "id": "root", "type": "Elsa.Sequence", "activities": [
              { "id": "hello", "type": "Porfin.SendText", "text": { "typeName": "String", "expression": { "type": "Template", "value": "Oi, {{ Nomme }}!" } } } ] } }
            """)!;
        var found = (await person.AskAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/verify", new { document })).GetProperty("problems").EnumerateArray().ToList();
        var misspelt = found.Single(problem => problem.GetProperty("code").GetString() is "variable:unknown").GetProperty("repair");
        misspelt.GetProperty("label").GetString().Should().Be("Trocar 'Nomme' por 'Nome'");
        var key = misspelt.GetProperty("key").GetString();

        var repaired = (await person.AskAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/repair", new { document, key })).GetProperty("document");
        repaired.GetRawText().Should().Contain("{{ Nome }}").And.NotContain("Nomme");
        using var again = await person.SendAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/repair", new { document = JsonNode.Parse(repaired.GetRawText()), key });
        again.StatusCode.Should().Be(System.Net.HttpStatusCode.Conflict);
    }

    internal static async Task<JsonElement> SaveAsync(Person person, Guid flow, long revision, string document) =>
        await person.AskAsync(HttpMethod.Put, $"/api/designer/flows/{flow}/draft", new { revision, document = JsonNode.Parse(document) });

    private async Task<Guid> PublishAsync(Person person, string document)
    {
        var published = await host.Get<FlowPublisher>().PublishAsync(person.BusinessId, new NewVersion(document), Now);
        return published.FlowId ?? throw new InvalidOperationException(string.Join('\n', published.Problems));
    }

    private static string? LabelOf(JsonElement catalog, string type) =>
        catalog.GetProperty("activities").EnumerateArray().Single(activity => activity.GetProperty("type").GetString() == type).GetProperty("label").GetString();

    private static async Task<string> EventAsync(StreamReader stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var kind = "";
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return $"{kind} {line[6..]}";
        }

        throw new EndOfStreamException();
    }
}
