using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed partial class NewFlowPagesTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_ready_agent_is_looked_at_and_taken(Screen screen)
    {
        await using var visitor = await ComeAsync(screen, "modelo");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Novo fluxo" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/fluxos/novo");
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Modelos prontos" }).WaitForAsync();
        await visitor.CheckAsync("new-flow");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Assistente de Leads" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Uma conversa com ele" })).ToContainTextAsync("Marcar avaliação");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Img, new() { Name = "Desenho de Assistente de Leads" })).ToContainTextAsync("Perguntar o nome");
        await visitor.CheckAsync("template");
        await visitor.Page.GetByLabel("Nome do seu fluxo").FillAsync("Recepção da clínica");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Usar este modelo" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(EditPage());
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Recepção da clínica" })).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Without_its_script_the_designer_is_there_to_read(Screen screen)
    {
        await using var visitor = await ComeAsync(screen, "leitura");
        await visitor.Page.RouteAsync("**/canvas/designer*", route => route.AbortAsync());
        await visitor.Page.GotoAsync("/fluxos/novo/assistente-de-leads");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Usar este modelo" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("O editor não abriu.");
        await Assertions.Expect(visitor.Page.GetByText("como posso te chamar?").First).ToBeVisibleAsync();
        await visitor.CheckAsync("designer-fallback");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_document_is_brought_and_its_problems_are_told(Screen screen)
    {
        await using var visitor = await ComeAsync(screen, "importar");
        await visitor.Page.GotoAsync("/fluxos/novo");
        await visitor.Page.GetByLabel("Ou cole o JSON").FillAsync("isto não é JSON");
        await ImportAsync(visitor);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Não deu para importar.");
        await Assertions.Expect(visitor.Page.GetByLabel("Ou cole o JSON")).ToHaveValueAsync("isto não é JSON");
        await visitor.CheckAsync("import-refused");

        await visitor.Page.GetByLabel("Ou cole o JSON").FillAsync("""{ "definitionId": "x", "name": "Trazido", "root": { "type": "Elsa.Flowchart", "id": "r", "activities": [ { "id": "a", "type": "Porfin.SendText" } ] } }""");
        await ImportAsync(visitor);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Importado como rascunho");
        await visitor.CheckAsync("import-problems");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Abrir no editor" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(EditPage());
    }

    [Fact]
    public async Task A_file_is_taken_as_it_is()
    {
        await using var visitor = await ComeAsync(Screen.Desktop, "arquivo");
        await visitor.Page.GotoAsync("/fluxos/novo");
        const string Document = """{ "definitionId": "x", "name": "Do arquivo", "x-own": 1.50, "root": { "type": "Elsa.Flowchart", "id": "r", "activities": [ { "id": "a", "type": "Porfin.SendText", "text": "Oi" } ] } }""";
        await visitor.Page.GetByLabel("Escolha um arquivo").SetInputFilesAsync(new FilePayload { Name = "f.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(Document) });
        await ImportAsync(visitor);
        await visitor.Page.WaitForURLAsync(EditPage());
        var flow = EditPage().Match(visitor.Page.Url).Groups[1].Value;
        (await (await visitor.Page.Context.APIRequest.GetAsync($"/fluxos/{flow}/rascunho")).TextAsync()).Should().Contain("1.50").And.Contain("Do arquivo");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Versions_are_listed_gone_back_to_and_flows_filed(Screen screen)
    {
        await using var visitor = await ComeAsync(screen, "versoes");
        var seed = await Seed.ForAsync(site, Business("versoes", screen));
        var flow = await seed.FlowAsync("Agenda", """{ "definitionId": "x", "name": "Agenda", "root": { "type": "Elsa.Flowchart", "id": "r", "activities": [ { "id": "a", "type": "Porfin.SendText", "text": "Oi" } ] } }""", isAnswering: true);
        await seed.VersionAsync(flow, 2, "Só para a feira", "Publiquei mesmo assim: a feira é hoje");
        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByText("Publicado apesar dos problemas")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Voltar à versão 1" }).ClickAsync();
        await visitor.CheckAsync("flow-versions");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Voltar", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("está no ar como versão 3");
        await visitor.Page.GetByLabel("Pasta").FillAsync("Recepção");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mover" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("mudou de pasta");
        for (var i = 0; i < 3; i++)
        {
            await seed.FlowAsync($"Promoção {i}", "{}", isAnswering: false);
        }

        await visitor.Page.GotoAsync("/");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("flow-folders");
        await visitor.Page.GetByPlaceholder("Buscar fluxos").FillAsync("promocao 2");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        await visitor.Page.GetByPlaceholder("Buscar fluxos").FillAsync("");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Recepção" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("Agenda");
    }

    private static string Business(string tag, Screen screen) => $"Casa {tag} {screen.Name}";

    private static Task ImportAsync(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Importar" }).ClickAsync();

    private async Task<Visitor> ComeAsync(Screen screen, string tag)
    {
        var visitor = await Visitor.ComeAsync(site, screen);
        await visitor.RegisterAsync($"{tag}-{screen.Name}@example.com", Business(tag, screen));
        return visitor;
    }

    [GeneratedRegex("/fluxos/([0-9a-f-]{36})/editar$")]
    private static partial Regex EditPage();
}
