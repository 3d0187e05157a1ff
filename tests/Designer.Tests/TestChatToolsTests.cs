using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>What stands around a test chat: looking inside, going back, the world, beginnings, links, and tests made of it.</summary>
[Collection(nameof(OnSite))]
public sealed class TestChatToolsTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_bubble_tells_why_and_one_goes_back_to_it(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        await OpenAsync(visitor, screen, "ramos");
        var (page, log) = (visitor.Page, visitor.Page.GetByRole(AriaRole.Log).Last);
        await SayAsync(visitor, "Oi");
        await SayAsync(visitor, "Mariana");
        await page.GetByRole(AriaRole.Button, new() { Name = "Saber preços" }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Saber preços");
        await log.Locator(".is-left .c-details-open").Nth(1).ClickAsync();
        await Assertions.Expect(log.GetByText("Por que respondeu isto?")).ToBeVisibleAsync();
        await Assertions.Expect(log.GetByRole(AriaRole.Button, new() { Name = "Perguntar o que procura" })).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-why");
        await log.GetByRole(AriaRole.Button, new() { Name = "Voltar para aqui" }).ClickAsync();
        var ways = page.GetByRole(AriaRole.Navigation, new() { Name = "Caminhos" });
        await Assertions.Expect(ways.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Caminho 2") })).ToHaveAttributeAsync("aria-pressed", "true");
        await log.GetByRole(AriaRole.Button, new() { Name = "Marcar avaliação" }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Marcar avaliação");
        if (await page.Locator(".c-columns.is-two").CountAsync() == 0)
        {
            await ways.GetByRole(AriaRole.Button, new() { Name = "Comparar lado a lado" }).ClickAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Caminho 1" })).ToContainTextAsync("Saber preços");
        await visitor.CheckAsync("test-chat-ways");
        await ways.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Caminho 1") }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Saber preços");

        await ToolAsync(page, "Por dentro");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mudar Nome" }).ClickAsync();
        await page.GetByLabel("Novo valor de Nome").FillAsync("Zoé");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aplicar" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Você mudou a variável: Nome = Zoé");
        await visitor.CheckAsync("test-chat-inside");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_world_is_changed_and_the_team_silences_the_flow(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        await OpenAsync(visitor, screen, "mundo");
        var (page, log) = (visitor.Page, visitor.Page.GetByRole(AriaRole.Log));
        await SayAsync(visitor, "Oi");
        await ToolAsync(page, "Mundo");
        await visitor.CheckAsync("test-chat-world");
        await page.GetByLabel("Responder como a equipe").FillAsync("Aqui é a Paula, já te ajudo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar como equipe" }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-owner")).ToContainTextAsync("Paula");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fora do ar" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Próxima resposta de fora: always http:unreachable");
        await page.GetByLabel("Corpo (JSON)").FillAsync("{isto não");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preparar" }).ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex("Isto não é JSON"))).ToBeVisibleAsync();
        await CloseToolsAsync(page);
        await SayAsync(visitor, "Mariana");
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Entregue");
        await Assertions.Expect(page.GetByText(new Regex("o fluxo fica em silêncio até"))).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-silent");
        await ToolAsync(page, "Começo");
        await page.GetByLabel("De um passo").SelectOptionAsync("perguntar-nome-de-novo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Começar neste passo" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("O fluxo começou neste passo");
        await visitor.CheckAsync("test-chat-begin");
    }

    [Fact]
    public async Task A_chat_is_kept_as_a_test_and_shared_by_a_link_until_it_is_ended()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await OpenAsync(visitor, Screen.Desktop, "guardar");
        var page = visitor.Page;
        await SayAsync(visitor, "Oi");
        await SayAsync(visitor, "Mariana");
        await ToolAsync(page, "Guardar");
        await page.GetByLabel("Nome do teste").FillAsync("Mariana chega");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Salvo. O teste roda a cada publicação.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pode continuar a conversa" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Criar link" }).ClickAsync();
        var address = await page.GetByLabel("Endereço").InputValueAsync();
        await visitor.CheckAsync("test-chat-keep");

        await using var doctor = await Visitor.ComeAsync(site, Screen.PhoneDark);
        await doctor.Page.GotoAsync(new Uri(address).PathAndQuery);
        var log = doctor.Page.GetByRole(AriaRole.Log);
        await Assertions.Expect(log).ToContainTextAsync("Mariana");
        await log.GetByRole(AriaRole.Button, new() { Name = "Saber preços" }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Saber preços");
        await doctor.CheckAsync("test-chat-shared");
        (await doctor.Page.GetByRole(AriaRole.Button, new() { Name = "Por dentro" }).CountAsync()).Should().Be(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Encerrar" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Links abertos")).ToHaveCountAsync(0);
        await doctor.Page.ReloadAsync();
        await Assertions.Expect(doctor.Page.GetByText("Este link não vale mais")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Beside_the_canvas_the_chat_lights_its_way(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var flow = await OpenAsync(visitor, screen, "ao-lado");
        var page = visitor.Page;
        await page.GotoAsync($"/fluxos/{flow}/editar");
        await page.Locator(".d-root").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Testar" }).First.ClickAsync();
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Conversa de teste" });
        await SayAsync(visitor, "Oi");
        await SayAsync(visitor, "Mariana");
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Saber preços" })).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-beside");
        if (screen.Width > 720)
        {
            (await page.Locator("path.d-way.is-lit").CountAsync()).Should().BeGreaterThan(0);
            await panel.Locator(".is-left .c-details-open").Last.ClickAsync();
            await panel.GetByRole(AriaRole.Button, new() { Name = "Perguntar o que procura" }).ClickAsync();
            await Assertions.Expect(page.Locator(".react-flow__node.selected")).ToHaveCountAsync(1);
        }
    }

    private async Task<Guid> OpenAsync(Visitor visitor, Screen screen, string tag)
    {
        var name = $"Ferramentas {tag} {screen.Name}";
        await visitor.RegisterAsync($"ferramentas-{tag}-{screen.Name}@example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var document = await File.ReadAllTextAsync(Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "flow.json"));
        var flow = (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value;
        await visitor.Page.GotoAsync($"/fluxos/{flow}/testar");
        return flow;
    }

    private static async Task SayAsync(Visitor visitor, string text)
    {
        var before = await visitor.Page.Locator(".c-row.is-right").CountAsync();
        await visitor.Page.GetByLabel("Escreva uma mensagem").FillAsync(text);
        await visitor.Page.GetByLabel("Escreva uma mensagem").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".c-row.is-right")).ToHaveCountAsync(before + 1);
    }

    private static async Task ToolAsync(IPage page, string name)
    {
        var tab = page.GetByRole(AriaRole.Tab, new() { Name = name });
        if (await tab.CountAsync() == 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Ferramentas do teste" }).ClickAsync();
        }

        await tab.ClickAsync();
    }

    private static async Task CloseToolsAsync(IPage page)
    {
        var close = page.GetByRole(AriaRole.Button, new() { Name = "Fechar", Exact = true });
        if (await close.CountAsync() > 0)
        {
            await close.ClickAsync();
        }
    }
}
