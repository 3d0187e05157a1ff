using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Host.Tests.Scenarios;

/// <summary>A flow keeps its scenarios, and one that fails stops publishing.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class ScenarioGateTests(DesignerHost host)
{
    private const string Good = "< oi\n> Oi\n= Ended\n";

    [Fact]
    public async Task Scenarios_are_kept_listed_replaced_and_removed()
    {
        var (person, flow) = await MakeAsync();
        (await SaveAsync(person, flow, "caminho feliz", Good)).Should().Be(HttpStatusCode.NoContent);
        (await SaveAsync(person, flow, "a", "# nada\n")).Should().Be(HttpStatusCode.NoContent);
        (await SaveAsync(person, flow, "a", "< oi\n>~ …\n")).Should().Be(HttpStatusCode.NoContent);

        var all = (await person.GetAsync(Path(flow, "scenarios"))).EnumerateArray().ToList();
        all.Select(one => (one.GetProperty("name").GetString(), one.GetProperty("text").GetString())).Should().Equal(("a", "< oi\n>~ …\n"), ("caminho feliz", Good));
        all[0].GetProperty("updatedBy").GetString().Should().Contain("@example.com");

        using var removed = await person.SendAsync(HttpMethod.Delete, Path(flow, "scenarios/a"), new { });
        removed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var again = await person.SendAsync(HttpMethod.Delete, Path(flow, "scenarios/a"), new { });
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a", "oi")]
    [InlineData("a", "")]
    [InlineData("a", null)]
    [InlineData("a", "< \0")]
    [InlineData("%20", "< oi")]
    [InlineData("%01", "< oi")]
    public async Task What_is_no_scenario_is_not_kept(string name, string? text)
    {
        var (person, flow) = await MakeAsync();
        (await SaveAsync(person, flow, name, text)).Should().Be(HttpStatusCode.BadRequest);
        (await SaveAsync(person, flow, "longo", "# " + new string('a', 64 * 1024))).Should().Be(HttpStatusCode.BadRequest);
        (await person.GetAsync(Path(flow, "scenarios"))).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task They_are_played_against_the_draft_or_a_document_at_hand()
    {
        var (person, flow) = await MakeAsync();
        await SaveAsync(person, flow, "a", Good);
        await SaveAsync(person, flow, "b", "< oi\n>~ …\n? passed nada\n");

        var played = (await person.AskAsync(HttpMethod.Post, Path(flow, "scenarios/run"), new { })).EnumerateArray().ToList();
        played.Select(one => one.GetProperty("passed").GetBoolean()).Should().Equal(true, false);
        played[1].GetProperty("problem").GetString().Should().StartWith("Linha 3: o fluxo não tem o passo 'nada'");

        var document = JsonDocument.Parse(DraftTests.Hello("Olá")).RootElement;
        var other = (await person.AskAsync(HttpMethod.Post, Path(flow, "scenarios/run"), new { document }))[0];
        (other.GetProperty("line").GetInt32(), other.GetProperty("expected").GetString(), other.GetProperty("played").GetString()).Should().Be((2, "> Oi", "> Olá"));
        other.GetProperty("accepted").GetString().Should().Be("< oi\n> Olá\n= Ended\n");
    }

    [Fact]
    public async Task A_scenario_that_fails_stops_publishing_unless_there_is_a_reason_which_is_kept()
    {
        var (person, flow) = await MakeAsync();
        await SaveAsync(person, flow, "saudação", Good);
        (await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1, overrideReason = "nada a explicar" })).GetProperty("version").GetInt32().Should().Be(1);

        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("E aí"));
        using (var stopped = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2 }))
        {
            stopped.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
            var result = await Person.JsonAsync(stopped);
            result.GetProperty("canOverride").GetBoolean().Should().BeTrue();
            result.GetProperty("problems")[0].GetProperty("code").GetString().Should().Be("scenario:reworded");
            result.GetProperty("problems")[0].GetProperty("text").GetString().Should().Be("O cenário “saudação” falhou na linha 2: esperado “> Oi”, foi “> E aí”.");
            result.GetProperty("scenarios")[0].GetProperty("accepted").GetString().Should().Contain("> E aí");
        }

        (await person.GetAsync(Path(flow, "versions"))).GetArrayLength().Should().Be(1);
        (await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, overrideReason = "O texto novo está aprovado" })).GetProperty("version").GetInt32().Should().Be(2);
        var versions = await person.GetAsync(Path(flow, "versions"));
        versions[0].GetProperty("overrideReason").GetString().Should().Be("O texto novo está aprovado");
        versions[1].GetProperty("overrideReason").ValueKind.Should().Be(JsonValueKind.Null, "nothing stood in the way of the first");

        await SaveAsync(person, flow, "saudação", "< oi\n> E aí\n= Ended\n");
        (await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2 })).GetProperty("problems").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task New_texts_are_taken_over_with_the_publishing_and_nothing_else_is()
    {
        var (person, flow) = await MakeAsync();
        await SaveAsync(person, flow, "saudação", Good);
        await SaveAsync(person, flow, "outro fim", "< oi\n> E aí\n= Waiting\n");
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("E aí"));
        using (var stopped = await person.SendAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, acceptTexts = true }))
        {
            stopped.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
            (await Person.JsonAsync(stopped)).GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()).Should().Equal("scenario:failed");
        }

        (await TextAsync(person, flow, "saudação")).Should().Be(Good, "nothing was published");
        await SaveAsync(person, flow, "outro fim", "< oi\n> E aí\n= Ended\n");
        var published = await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2, acceptTexts = true });
        published.GetProperty("problems").GetArrayLength().Should().Be(0);
        (await TextAsync(person, flow, "saudação")).Should().Contain("> E aí").And.NotContain("> Oi");
        (await person.GetAsync(Path(flow, "versions")))[0].GetProperty("overrideReason").ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static async Task<string?> TextAsync(Person person, Guid flow, string name) =>
        (await person.GetAsync(Path(flow, "scenarios"))).EnumerateArray().Single(scenario => scenario.GetProperty("name").GetString() == name).GetProperty("text").GetString();

    [Fact]
    public async Task Going_back_is_never_stopped_but_tells_what_fails_and_keeps_it()
    {
        var (person, flow) = await MakeAsync();
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 1 });
        await DraftTests.SaveAsync(person, flow, 1, DraftTests.Hello("E aí"));
        await person.AskAsync(HttpMethod.Post, Path(flow, "publish"), new { revision = 2 });
        await SaveAsync(person, flow, "saudação", "< oi\n> E aí\n= Ended\n");

        var rollback = host.Get<FlowRollback>();
        (await rollback.CountRedAsync(person.BusinessId, flow, 1, CancellationToken.None)).Should().Be(1);
        (await rollback.CountRedAsync(person.BusinessId, flow, 2, CancellationToken.None)).Should().Be(0);
        (await person.AskAsync(HttpMethod.Post, Path(flow, "rollback"), new { version = 1 })).GetProperty("version").GetInt32().Should().Be(3);
        (await person.AskAsync(HttpMethod.Post, Path(flow, "rollback"), new { version = 2 })).GetProperty("version").GetInt32().Should().Be(4);
        var versions = await person.GetAsync(Path(flow, "versions"));
        versions[1].GetProperty("overrideReason").GetString().Should().Be("cenários que falham: 1");
        versions[0].GetProperty("overrideReason").ValueKind.Should().Be(JsonValueKind.Null, "nothing fails in what was gone back to");
    }

    [Fact]
    public async Task The_command_line_publishes_against_red_scenarios_only_with_a_reason()
    {
        var (person, flow) = await MakeAsync();
        await SaveAsync(person, flow, "saudação", Good);
        var file = System.IO.Path.GetTempFileName();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Porfin", (string?)host.Database.ConnectionString)]).Build();
        Task<int> PublishAsync(params string[] args) => FlowCommand.RunAsync(["publish", file, "--business", person.BusinessId.ToString(), .. args], configuration);

        await File.WriteAllTextAsync(file, DraftTests.Hello("E aí"));
        (await PublishAsync()).Should().Be(3);
        (await PublishAsync("--json")).Should().Be(3);
        (await PublishAsync("--override", " ")).Should().Be(64);
        (await person.GetAsync(Path(flow, "versions"))).GetArrayLength().Should().Be(0);
        (await PublishAsync("--override", "O texto novo está aprovado")).Should().Be(0);
        await File.WriteAllTextAsync(file, DraftTests.Hello());
        (await PublishAsync("--override", "nada a explicar")).Should().Be(0);
        File.Delete(file);

        var versions = await person.GetAsync(Path(flow, "versions"));
        versions[1].GetProperty("overrideReason").GetString().Should().Be("O texto novo está aprovado");
        versions[0].GetProperty("overrideReason").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Another_business_sees_and_changes_none_of_them()
    {
        var (person, flow) = await MakeAsync();
        await SaveAsync(person, flow, "a", Good);
        var other = await host.RegisterAsync();

        (await SaveAsync(other, flow, "a", "< outra\n")).Should().Be(HttpStatusCode.NotFound);
        foreach (var (method, path) in new[] { (HttpMethod.Get, "scenarios"), (HttpMethod.Delete, "scenarios/a"), (HttpMethod.Post, "scenarios/run") })
        {
            using var answer = await other.SendAsync(method, Path(flow, path), new { });
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        using var stranger = await host.Stranger().GetAsync(Path(flow, "scenarios"));
        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await person.GetAsync(Path(flow, "scenarios")))[0].GetProperty("text").GetString().Should().Be(Good);
    }

    private async Task<(Person Person, Guid Flow)> MakeAsync()
    {
        var person = await host.RegisterAsync();
        var made = await host.Get<FlowMaker>().FromAsync(person.BusinessId, DraftTests.Hello(), null, "x", CancellationToken.None);
        return (person, made.FlowId!.Value);
    }

    private static async Task<HttpStatusCode> SaveAsync(Person person, Guid flow, string name, string? text)
    {
        using var answer = await person.SendAsync(HttpMethod.Put, Path(flow, "scenarios/" + name), new { text });
        return answer.StatusCode;
    }

    private static string Path(Guid flow, string path) => $"/api/designer/flows/{flow}/{path}";
}
