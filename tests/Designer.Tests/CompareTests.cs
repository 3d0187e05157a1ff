using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>What differs between two versions, on the canvas and in words.</summary>
[Collection(nameof(OnSite))]
public sealed partial class CompareTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Differences_are_drawn_on_the_canvas_and_a_click_in_the_list_goes_there(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var flow = await ChangedAsync(visitor, screen);
        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Comparar a versão 1" }).ClickAsync();
        await visitor.Page.Locator(".d-root").WaitForAsync();
        await Assertions.Expect(visitor.Page.Locator(".d-step.has-changed, .d-step.has-added").First).ToBeAttachedAsync();
        if (screen.Width < 720)
        {
            await visitor.CheckAsync("compare-map");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir as mudanças" }).ClickAsync();
        }

        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "O que mudou" });
        await Assertions.Expect(panel.Locator("li").Filter(new() { HasText = "Falar dos preços" }).Locator("del")).ToHaveTextAsync(["150"]);
        await Assertions.Expect(panel.Locator("li").Filter(new() { HasText = "Falar dos preços" }).Locator("ins")).ToHaveTextAsync(["180"]);
        await Assertions.Expect(panel.Locator("li.is-removed").Filter(new() { HasText = "Agradecer" }).First).ToBeVisibleAsync();
        await visitor.CheckAsync("compare-list");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Agradecer", Exact = true }).ClickAsync();
        if (screen.Width < 720)
        {
            await panel.GetByRole(AriaRole.Button, new() { Name = "Fechar as mudanças" }).ClickAsync();
        }

        await Assertions.Expect(visitor.Page.Locator("[data-id=obrigada] .d-step.has-removed.is-selected")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-id=atendido] .d-step.has-removed")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Page.Locator("[data-way='voltei:Era só isso>obrigada:In']")).ToContainTextAsync("−");
        await Assertions.Expect(visitor.Page.Locator("[data-way='voltei:Era só isso>despedir:In']")).ToContainTextAsync("+");
        await visitor.CheckAsync("compare-removed");
    }

    [Fact]
    public async Task Two_versions_are_chosen_in_the_page_of_words_and_on_the_map_and_an_old_one_is_only_read()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var flow = await ChangedAsync(visitor, new Screen(2, 2, false));
        var business = await Seed.BusinessAsync(site, "Mudanças 2-light");
        var draft = (await site.Get<DraftStore>().FindAsync(business, flow, CancellationToken.None))!;
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new Publication(draft.Revision, "Preço novo", "Teste", "Ana"), CancellationToken.None);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/comparar?de=1&ate=2");
        await Assertions.Expect(visitor.Page.Locator("li.changed").Filter(new() { HasText = "Falar dos preços" }).Locator("ins")).ToHaveTextAsync(["180"]);
        await Assertions.Expect(visitor.Page.Locator("li.removed").Filter(new() { HasText = "Agradecer" }).First).ToBeVisibleAsync();
        await visitor.CheckAsync("compare-words");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ver no mapa" }).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(MapOfTwo());
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Para" })).ToHaveValueAsync("2");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Para" }).SelectOptionAsync("draft");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Para" })).ToHaveValueAsync("draft");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "De" }).SelectOptionAsync("2");
        await Assertions.Expect(visitor.Page.GetByText("As duas fazem o mesmo.")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync($"/fluxos/{flow}/versoes/1/ver");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Treeitem, new() { Name = "Falar dos preços" }).First).ToContainTextAsync("R$ 150,00");
        await Assertions.Expect(visitor.Page.GetByText("Só leitura")).ToBeVisibleAsync();
        await visitor.Page.Locator("[data-id=perguntar-nome] .d-step-head b").ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(visitor.Page.Locator("[data-id=perguntar-nome]")).ToBeVisibleAsync();
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar" }).CountAsync()).Should().Be(0);
    }

    /// <summary>The leads agent, published, and a draft in which a price is another, one step is gone and one is new.</summary>
    private async Task<Guid> ChangedAsync(Visitor visitor, Screen screen)
    {
        var name = $"Mudanças {screen.Name}";
        await visitor.RegisterAsync($"mudancas-{screen.Name}@example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var document = await File.ReadAllTextAsync(Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "flow.json"));
        var flow = (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value;
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new Publication(1, "Primeira", null, "Ana"), CancellationToken.None);
        var changed = document.Replace("R$ 150,00", "R$ 180,00", StringComparison.Ordinal).Replace("\"obrigada\"", "\"despedir\"", StringComparison.Ordinal)
            .Replace("\"displayText\": \"Agradecer\"", "\"displayText\": \"Despedir-se\"", StringComparison.Ordinal).Replace("\"x\": 2560, \"y\": 640", "\"x\": 2560, \"y\": 900", StringComparison.Ordinal);
        var draft = (await site.Get<DraftStore>().FindAsync(business, flow, CancellationToken.None))!;
        await visitor.Page.EvaluateAsync(
            "([flow, revision, document]) => fetch(`/api/designer/flows/${flow}/draft`, { method: 'PUT', headers: { 'X-Porfin': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ revision, document: JSON.parse(document) }) }).then(answer => { if (!answer.ok) throw new Error(answer.status); })",
            new object[] { flow.ToString(), draft.Revision, changed });
        return flow;
    }

    [GeneratedRegex(@"comparar/mapa\?de=1&ate=2$")]
    private static partial Regex MapOfTwo();
}
