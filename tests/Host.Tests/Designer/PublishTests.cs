using System.Net;
using FluentAssertions;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Porfin.Host.Gallery;
using Xunit;

namespace Porfin.Host.Tests.Designer;

[Collection(nameof(OnDesignerHost))]
public sealed class PublishTests(DesignerHost host)
{
    private static readonly CancellationToken Now = CancellationToken.None;

    // A loop without a customer's turn: it compiles, but a proof forbids it.
    private const string Endless = """
        { "definitionId": "laco", "name": "Laço", "root": { "id": "root", "type": "Elsa.Flowchart",
          "activities": [ { "id": "a", "type": "Porfin.SendText", "text": "Oi" }, { "id": "b", "type": "Porfin.SendText", "text": "De novo" } ],
          "connections": [ { "source": { "activity": "a", "port": "Done" }, "target": { "activity": "b" } }, { "source": { "activity": "b", "port": "Done" }, "target": { "activity": "a" } } ] } }
        """;

    [Fact]
    public async Task A_draft_becomes_a_version_with_its_note_and_author()
    {
        var (person, flow) = await MakeAsync();
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("Olá", "Saudação nova"));
        var result = await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, note = "Mais simpático" });
        result.GetProperty("version").GetInt32().Should().Be(1);
        await DraftTests.SaveAsync(person, flow, 2, DraftTests.Hello("E aí"));
        (await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 3 })).GetProperty("version").GetInt32().Should().Be(2);

        var versions = (await person.GetAsync(Path(flow, "versions"))).EnumerateArray().ToList();
        versions.Select(version => (version.GetProperty("version").GetInt32(), version.GetProperty("note").GetString(), version.GetProperty("published").GetBoolean()))
            .Should().Equal((2, null, true), (1, "Mais simpático", false));
        versions[0].GetProperty("author").GetString().Should().Contain("@");
        (await person.GetAsync(Path(flow, "versions/1"))).GetProperty("document").GetRawText().Should().Contain("Olá");
        (await host.Get<FlowList>().FindAsync(person.BusinessId, flow, Now))!.Summary.HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task What_is_pasted_into_a_flow_is_published_as_that_flow()
    {
        var (person, flow) = await MakeAsync();
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello().Replace("saudacao", "outra-coisa", StringComparison.Ordinal));
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2 });
        (await host.Get<FlowList>().AllAsync(person.BusinessId, Now)).Should().ContainSingle().Which.PublishedVersion.Should().Be(1);
    }

    [Fact]
    public async Task The_same_document_again_is_a_new_version_only_when_a_flow_that_it_runs_changed()
    {
        var person = await host.RegisterAsync();
        var (part, whole) = ("""{ "definitionId": "parte", "name": "Parte", "root": { "id": "r", "type": "Elsa.WriteLine", "text": "A" } }""",
            """{ "definitionId": "todo", "name": "Todo", "root": { "id": "r", "type": "Porfin.RunFlow", "workflowDefinitionId": "parte" } }""");
        (await PublishAsync(part), await PublishAsync(whole), await PublishAsync(DraftTests.Hello())).Should().Be((1, 1, 1));
        (await PublishAsync(DraftTests.Hello("Outra")), await PublishAsync(whole), await PublishAsync(part)).Should().Be((2, 1, 1));
        (await PublishAsync(part.Replace("\"A\"", "\"B\"", StringComparison.Ordinal)), await PublishAsync(whole), await PublishAsync(whole)).Should().Be((2, 2, 2));

        async Task<int> PublishAsync(string document) => (await host.Get<FlowPublisher>().PublishAsync(person.BusinessId, new NewVersion(document), Now)).Version;
    }

    [Fact]
    public async Task A_draft_that_somebody_changed_meanwhile_is_not_published_unseen()
    {
        var (person, flow) = await MakeAsync();
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("A"));
        using var late = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await Person.JsonAsync(late)).GetProperty("newer").GetInt64().Should().Be(2);
    }

    [Fact]
    public async Task Errors_stop_it_and_those_of_proofs_give_way_to_a_reason_that_is_kept()
    {
        var (person, flow) = await MakeAsync(Endless);
        using (var stopped = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1, overrideReason = " " }))
        {
            stopped.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
            var result = await Person.JsonAsync(stopped);
            result.GetProperty("canOverride").GetBoolean().Should().BeTrue();
            result.GetProperty("problems")[0].GetProperty("code").GetString().Should().StartWith("loop:");
            result.GetProperty("problems")[0].GetProperty("path").GetArrayLength().Should().BePositive();
        }

        (await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1, overrideReason = "Só para o teste" })).GetProperty("version").GetInt32().Should().Be(1);
        (await person.GetAsync(Path(flow, "versions")))[0].GetProperty("overrideReason").GetString().Should().Be("Só para o teste");
    }

    [Fact]
    public async Task A_flow_that_cannot_run_is_never_published()
    {
        var (person, flow) = await MakeAsync(DraftTests.Hello().Replace("Porfin.SendText", "Porfin.NaoExiste", StringComparison.Ordinal));
        using var stopped = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1, overrideReason = "Quero" });
        stopped.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await Person.JsonAsync(stopped)).GetProperty("canOverride").GetBoolean().Should().BeFalse();
        (await person.GetAsync(Path(flow, "versions"))).GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_goes_back_as_a_version_of_its_own(bool alsoDraft)
    {
        var (person, flow) = await MakeAsync();
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("Ruim"));
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2 });
        (await person.AskAsync(HttpMethod.Post, Path(flow, "rollback"), new { version = 1, alsoDraft })).GetProperty("version").GetInt32().Should().Be(3);

        (await host.Get<FlowList>().DocumentAsync(person.BusinessId, flow, null, Now)).Should().Contain("\"Oi\"");
        var note = (await person.GetAsync(Path(flow, "versions")))[0].GetProperty("note").GetString();
        note.Should().Be("Volta à versão 1");
        var draft = await person.GetAsync(Path(flow, "draft"));
        draft.GetProperty("document").GetRawText().Should().Contain(alsoDraft ? "\"Oi\"" : "Ruim");
        using var none = await person.SendAsync(HttpMethod.Post, Path(flow, "rollback"), new { version = 9 });
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_sides_are_compared_word_by_word()
    {
        var (person, flow) = await MakeAsync();
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("Oi, tudo bem?"));
        var changes = (await person.GetAsync(Path(flow, "diff?from=1&to=draft"))).GetProperty("changes").EnumerateArray().ToList();
        var text = changes.Single(change => change.GetProperty("property").GetString() == "text");
        string.Concat(text.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("text").GetString())).Should().Be("Oi, tudo bem?");
        (await person.GetAsync(Path(flow, "diff?from=1&to=1"))).GetProperty("changes").GetArrayLength().Should().Be(0);
        using var none = await person.Client.GetAsync(Path(flow, "diff?from=7&to=draft"));
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_another_business_nothing_can_be_published_or_gone_back_to()
    {
        var (owner, flow) = await MakeAsync();
        await owner.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        var other = await host.RegisterAsync();
        foreach (var (path, body) in new (string, object)[] { ("publish", new { revision = 1 }), ("rollback", new { version = 1 }) })
        {
            using var answer = await other.SendAsync(HttpMethod.Post, Path(flow, path), body);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        using var versions = await other.Client.GetAsync(Path(flow, "versions"));
        versions.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await owner.GetAsync(Path(flow, "versions"))).GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Names_and_ids_of_made_flows_are_their_own()
    {
        var person = await host.RegisterAsync();
        var maker = host.Get<FlowMaker>();
        var first = await maker.FromAsync(person.BusinessId, DraftTests.Hello(), null, "x", Now);
        var second = await maker.FromAsync(person.BusinessId, DraftTests.Hello(), null, "x", Now);
        var odd = await maker.FromAsync(person.BusinessId, DraftTests.Hello(), "Ação {0}!", "x", Now);
        var again = await maker.FromAsync(person.BusinessId, DraftTests.Hello(), "Ação {0}!", "x", Now);
        (await host.Get<FlowList>().AllAsync(person.BusinessId, Now)).Select(flow => flow.Name).Should().BeEquivalentTo("Saudação", "Saudação (2)", "Ação {0}!", "Ação {0}! (2)");
        (await host.Get<DraftStore>().FindAsync(person.BusinessId, again.FlowId!.Value, Now))!.Document.Should().Contain("\"acao-0-2\"").And.Contain("1.50");
        new[] { first, second, odd }.Should().OnlyContain(made => made.Problems.Count == 0);
    }

    [Theory]
    [InlineData("não é json")]
    [InlineData("[]")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("")]
    public async Task What_is_no_flow_is_refused_with_the_reason(string document)
    {
        var person = await host.RegisterAsync();
        var made = await host.Get<FlowMaker>().FromAsync(person.BusinessId, document, null, "x", Now);
        made.FlowId.Should().BeNull();
        made.Problems.Should().NotBeEmpty();
        (await host.Get<FlowList>().AllAsync(person.BusinessId, Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_template_becomes_a_flow_that_can_be_published_and_shows_a_conversation()
    {
        var person = await host.RegisterAsync();
        var templates = host.Get<TemplateGallery>().All;
        templates.Select(template => template.Key).Should().Equal("assistente-de-leads", "assistente-de-vendas", "confirmacao-de-consulta", "pesquisa-de-satisfacao", "cobranca-por-pix", "loja", "recuperacao-de-faltas");
        foreach (var template in templates)
        {
            template.Preview.Should().HaveCountGreaterThan(3, template.Key);
            template.Description.Should().NotBeEmpty();
            var made = await host.Get<FlowMaker>().FromAsync(person.BusinessId, template.Document, null, "x", Now);
            await person.AskAsync(HttpMethod.Post, Path(made.FlowId!.Value, "publish"), new { revision = 1 });
        }
    }

    private async Task<(Person Person, Guid Flow)> MakeAsync(string? document = null)
    {
        var person = await host.RegisterAsync();
        var made = await host.Get<FlowMaker>().FromAsync(person.BusinessId, document ?? DraftTests.Hello(), null, "x", Now);
        return (person, made.FlowId!.Value);
    }

    private static string Path(Guid flow, string path) => $"/api/designer/flows/{flow}/{path}";
}
