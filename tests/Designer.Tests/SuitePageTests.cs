using System.IO.Compression;
using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Scenarios;
using Porfin.Activities.Scenarios;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>The tests of a flow as pages: scenarios that are green or red, and customers who are made up.</summary>
[Collection(nameof(OnSite))]
public sealed class SuitePageTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Red_scenarios_show_the_first_difference_and_a_new_text_is_accepted_with_one_click(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (business, flow) = await LeadsAsync(visitor, $"cenarios-{screen.Name}");
        var store = site.Get<ScenarioStore>();
        var good = await File.ReadAllTextAsync(Conversation("pergunta-preco"));
        await store.SaveAsync(business, flow, new Scenario("Preço e depois marca", good), "x", CancellationToken.None);
        await store.SaveAsync(business, flow, new Scenario("Texto antigo", good.Replace("R$ 150,00", "R$ 90,00", StringComparison.Ordinal)), "x", CancellationToken.None);
        await store.SaveAsync(business, flow, new Scenario("Passo que não há", "< oi\n>~ …\n? passed nada\n"), "x", CancellationToken.None);

        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Testes" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Passaram: 1 · Falharam: 2")).ToBeVisibleAsync();
        var red = visitor.Page.Locator(".scenario.failed").Filter(new() { HasText = "Texto antigo" });
        await Assertions.Expect(red.Locator("del").First).ToHaveTextAsync("90");
        await Assertions.Expect(red.Locator("ins").First).ToHaveTextAsync("150");
        await Assertions.Expect(visitor.Page.GetByText("Linha 3: o fluxo não tem o passo 'nada'.")).ToBeVisibleAsync();
        await visitor.CheckAsync("suite");

        await red.GetByRole(AriaRole.Button, new() { Name = "Aceitar o texto novo" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Passaram: 2 · Falharam: 1")).ToBeVisibleAsync();
        (await store.AllAsync(business, flow, CancellationToken.None))!.Single(one => one.Name == "Texto antigo").Text.Should().Be(good);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ver a conversa de “Texto antigo”" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".talk .out").First).ToBeVisibleAsync();
        await visitor.CheckAsync("suite-conversation");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Apagar “Passo que não há”" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Apagar", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Passaram: 2 · Falharam: 0")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_scenario_is_written_by_hand_and_filled_in_by_the_flow(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (business, flow) = await LeadsAsync(visitor, $"escrever-{screen.Name}");
        await visitor.Page.GotoAsync($"/fluxos/{flow}/cenarios");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nenhum cenário ainda")).ToBeVisibleAsync();
        await visitor.CheckAsync("suite-empty");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Novo cenário" }).ClickAsync();
        await visitor.Page.GetByLabel("Conversa").FillAsync("oi");
        await Assertions.Expect(visitor.Page.GetByText("Linha 1: começa sem nenhum dos sinais")).ToBeVisibleAsync();
        await visitor.CheckAsync("suite-problem");
        await visitor.Page.GetByLabel("Conversa").FillAsync("< oi\n< Lia\n< [Saber preços]\n");
        await Assertions.Expect(visitor.Page.GetByText("O fluxo faz outra coisa:")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Completar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("O fluxo faz exatamente isto.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Um cenário tem um nome de 1 a 120 letras.")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Nome").FillAsync("Só olhando");
        await visitor.CheckAsync("suite-new");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Passaram: 1 · Falharam: 0")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Editar “Só olhando”" }).ClickAsync();
        await visitor.Page.GetByLabel("Nome").FillAsync("Agora não");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".scenario.passed")).ToContainTextAsync("Agora não");
        (await site.Get<ScenarioStore>().AllAsync(business, flow, CancellationToken.None))!.Single().Text.Should().StartWith("< oi\n> Oi!");
    }

    [Fact]
    public async Task Scenarios_come_in_and_go_out_as_files()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var (business, flow) = await LeadsAsync(visitor, "arquivos");
        await visitor.Page.GotoAsync($"/fluxos/{flow}/cenarios");
        await visitor.ReadyAsync();
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync((FilePayload[])[
            new() { Name = "um.txt", MimeType = "text/plain", Buffer = "< oi\n>~ …\n"u8.ToArray() },
            new() { Name = "ruim.txt", MimeType = "text/plain", Buffer = "oi\n"u8.ToArray() },
            new() { Name = "dois.zip", MimeType = "application/zip", Buffer = Zip(("a/dois.txt", "< bom dia\n>~ …\n"), ("leia.md", "nada")) },
        ]);
        await Assertions.Expect(visitor.Page.GetByText("Cenários importados: 2")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("ruim: Linha 1: começa sem nenhum dos sinais")).ToBeVisibleAsync();
        await visitor.CheckAsync("suite-imported");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Exportar" }).ClickAsync());
        using var bytes = new MemoryStream();
        await (await download.CreateReadStreamAsync()).CopyToAsync(bytes);
        using var zip = new ZipArchive(bytes);
        zip.Entries.Select(entry => entry.Name).Should().BeEquivalentTo("um.txt", "dois.txt");
        (await site.Get<ScenarioStore>().AllAsync(business, flow, CancellationToken.None)).Should().HaveCount(2);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Personas_talk_and_what_they_said_is_kept_as_a_scenario(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (business, flow) = await LeadsAsync(visitor, $"personas-{screen.Name}");
        await visitor.Page.GotoAsync($"/fluxos/{flow}/cenarios");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Clientes simulados" }).ClickAsync();
        await visitor.ReadyAsync();
        await visitor.Page.GetByLabel("Conversas").FillAsync("28");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Conversar" }).ClickAsync();
        var result = visitor.Page.Locator("#result");
        await Assertions.Expect(result).ToContainTextAsync("%");
        var first = await result.TextContentAsync();
        await visitor.CheckAsync("personas");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Conversar" }).ClickAsync();
        await Assertions.Expect(result).ToHaveTextAsync(first!);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Responde o que se pergunta" }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".talk .in").First).ToBeVisibleAsync();
        await visitor.CheckAsync("personas-conversation");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar como cenário" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("está guardado.")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync($"/fluxos/{flow}/cenarios");
        await Assertions.Expect(visitor.Page.GetByText("Passaram: 1 · Falharam: 0")).ToBeVisibleAsync();
        (await site.Get<ScenarioStore>().AllAsync(business, flow, CancellationToken.None))!.Single().Name.Should().Be("Responde o que se pergunta (semente 1, nº 1)");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_red_suite_stops_publishing_until_there_is_a_reason_which_the_versions_show(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (business, flow) = await LeadsAsync(visitor, $"portao-{screen.Name}");
        var good = await File.ReadAllTextAsync(Conversation("pergunta-preco"));
        await site.Get<ScenarioStore>().SaveAsync(business, flow, new Scenario("Pergunta o preço", good.Replace("R$ 150,00", "R$ 90,00", StringComparison.Ordinal)), "x", CancellationToken.None);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        var publish = dialog.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true });
        await publish.ClickAsync();
        var red = dialog.GetByRole(AriaRole.Link, new() { Name = "O cenário “Pergunta o preço” falhou na linha 13" });
        await Assertions.Expect(red).ToHaveAttributeAsync("href", $"/fluxos/{flow}/cenarios");
        await Assertions.Expect(publish).ToBeDisabledAsync();
        await visitor.CheckAsync("publish-red");
        await dialog.GetByLabel("Publicar mesmo assim, porque…").FillAsync("O preço novo está aprovado");
        await publish.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Versão 1 publicada.")).ToBeVisibleAsync();

        await site.Get<ScenarioStore>().SaveAsync(business, flow, new Scenario("Pergunta o preço", good), "x", CancellationToken.None);
        await ChangeAsync(business, flow, "R$ 150,00", "R$ 170,00");
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new Publication(2, null, "Preço de dezembro", "Ana"), CancellationToken.None);
        await site.Get<ScenarioStore>().SaveAsync(business, flow, new Scenario("Pergunta o preço", good.Replace("R$ 150,00", "R$ 170,00", StringComparison.Ordinal)), "x", CancellationToken.None);
        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByText("Publicado apesar dos problemas: O preço novo está aprovado")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Voltar à versão 1" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Cenários que falham nesta versão: 1.")).ToBeVisibleAsync();
        await visitor.CheckAsync("rollback-red");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Voltar", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Publicado apesar dos problemas: cenários que falham: 1")).ToBeVisibleAsync();
    }

    private async Task ChangeAsync(Guid business, Guid flow, string before, string after)
    {
        var drafts = site.Get<DraftStore>();
        var draft = (await drafts.FindAsync(business, flow, CancellationToken.None))!;
        (await drafts.SaveAsync(business, flow, new DraftChange(draft.Revision, draft.Document.Replace(before, after, StringComparison.Ordinal), "Ana"), CancellationToken.None)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_flow_made_from_a_template_begins_with_its_suite()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("modelo-com-testes@example.com", "Modelo com testes");
        await visitor.Page.GotoAsync("/fluxos/novo/pesquisa-de-satisfacao");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Usar" }).ClickAsync();
        await visitor.Page.Locator(".react-flow__node").First.WaitForAsync();
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync("Testes do fluxo");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".scenario.passed").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".scenario.failed")).ToHaveCountAsync(0);
    }

    private async Task<(Guid Business, Guid Flow)> LeadsAsync(Visitor visitor, string tag)
    {
        var name = "Testes " + tag;
        await visitor.RegisterAsync(tag + "@testes.example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var document = await File.ReadAllTextAsync(Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "flow.json"));
        return (business, (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value);
    }

    private static string Conversation(string name) => Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "conversations", name + ".txt");

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
