using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>What a person sees of a flow's life: who took which way, who waits where, and why the flow answered as it did.</summary>
[Collection(nameof(OnSite))]
public sealed class LifeTests(PorfinSite site)
{
    private static readonly TimeSpan Now = TimeSpan.Zero;

    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Counts_stand_on_the_canvas_and_a_conversation_lights_its_way(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (flow, conversation) = await LeadsAsync(visitor, screen);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        var isPhone = screen.Width < 720;
        if (isPhone)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mapa" }).ClickAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = isPhone ? "Movimento" : "Ver o movimento" }).First.ClickAsync();
        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Movimento" });
        await Assertions.Expect(panel.GetByText("Começaram").Locator("..")).ToContainTextAsync("6");
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Perguntar o que procura" }).First).ToContainTextAsync("2");
        await visitor.CheckAsync("life");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Hoje" }).ClickAsync();
        await Assertions.Expect(panel.GetByText("Começaram").Locator("..")).ToContainTextAsync("5");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Perguntar o que procura" }).First.ClickAsync();
        await Assertions.Expect(panel.GetByText("Esperam aqui").Locator("..")).ToContainTextAsync("2");
        await Assertions.Expect(panel.GetByText("Marcar avaliação").Locator("..")).ToContainTextAsync("2 · 50%");
        await visitor.CheckAsync("life-step");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Mariana" }).First.ClickAsync();
        await panel.GetByText("Por que respondeu isto?").Nth(2).ClickAsync();
        await Assertions.Expect(panel.GetByText("O cliente escreveu: “Marcar avaliação”. No passo “Perguntar o que procura”, seguiu por “Marcar avaliação”.")).ToBeVisibleAsync();
        await visitor.CheckAsync("life-run");
        if (isPhone)
        {
            await panel.GetByRole(AriaRole.Button, new() { Name = "Fechar o movimento" }).ClickAsync();
        }

        await Assertions.Expect(visitor.Page.Locator(".d-step.has-lit").First).ToBeVisibleAsync();
        (await visitor.Page.Locator("path.d-way.is-lit").CountAsync()).Should().BeGreaterThan(0);

        await visitor.Page.GotoAsync($"/conversas/{conversation}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ver no fluxo" }).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("versoes/1/ver"));
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Mariana" })).ToBeVisibleAsync();
        await visitor.CheckAsync("life-from-conversation");
    }

    [Fact]
    public async Task A_connection_that_is_clicked_tells_who_took_it()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var (flow, _) = await LeadsAsync(visitor, new Screen(1, 1, false));
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ver o movimento" }).ClickAsync();
        var way = visitor.Page.Locator("[data-way='perguntar-nome:Answered>arrumar-nome:In']");
        await Assertions.Expect(way).ToContainTextAsync("5 · 83%");
        await way.Locator(".d-way-label").ClickAsync();
        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Movimento" });
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Perguntar o nome → Ficar só com o primeiro nome" })).ToBeVisibleAsync();
        await Assertions.Expect(panel.Locator(".l-visits li")).ToHaveCountAsync(5);
    }

    /// <summary>The leads agent, published, with six conversations in it.</summary>
    private async Task<(Guid Flow, Guid Conversation)> LeadsAsync(Visitor visitor, Screen screen)
    {
        var name = $"Vida {screen.Name}";
        await visitor.RegisterAsync($"vida-{screen.Name}@example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var document = await File.ReadAllTextAsync(Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "flow.json"));
        var flow = (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value;
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new Publication(1, "Primeira", null, "Ana"), CancellationToken.None);
        var runs = new SeededRuns(site.Database, business, flow, document);
        var mariana = await runs.RunAsync("Mariana", Now, "Meu nome é Mariana", "Marcar avaliação", "Quarta, 14h30");
        await runs.RunAsync("Bruno", Now, "Bruno", "Marcar avaliação");
        await runs.RunAsync("Carla", Now, "Carla");
        await runs.RunAsync("Davi", Now, "Davi");
        await runs.RunAsync("Elisa", Now);
        await runs.RunAsync("Fábio", TimeSpan.FromDays(3), "Fábio", "Saber preços", "Agora não");
        return (flow, mariana);
    }
}
