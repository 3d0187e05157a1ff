using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Designer.Tests.ThreeWays;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>The whole agent of a sample, built from an empty canvas in three ways; the three documents are the sample's, and it answers as the sample does.</summary>
[Collection(nameof(OnSite))]
public sealed class ThreeWaysTests(PorfinSite site)
{
    private static readonly string Sample = Path.Combine(Visitor.Root(), "samples", "assistente-de-leads");

    [Fact]
    public Task By_mouse_only() => BuildAsync("mouse", new Screen(1920, 1080, false), page => new Mouse(page), "marca-avaliacao");

    [Fact]
    public Task By_keyboard_only() => BuildAsync("teclado", new Screen(1440, 900, false), page => new Keyboard(page), "pergunta-preco");

    [Fact]
    public Task At_390_pixels_by_finger() => BuildAsync("dedo", Screen.Phone with { HasTouch = true }, page => new Finger(page), "escreve-o-que-precisa");

    private async Task BuildAsync(string tag, Screen screen, Func<IPage, Hand> handOf, string conversation)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (page, hand, business) = (visitor.Page, handOf(visitor.Page), $"Clínica do {tag}");
        await visitor.RegisterAsync($"tres-{tag}@example.com", business);
        await page.GotoAsync("/fluxos/novo");
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Começar vazio" }));
        await page.Locator(".d-root").WaitForAsync();
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Sample, "flow.json")))!.AsObject();
        var catalog = JsonNode.Parse(await GetAsync(page, "/api/designer/catalog?culture=pt-BR"))!.AsObject();
        var agent = new Agent(sample, catalog);

        await page.Locator(".d-saving.is-saved").WaitForAsync();
        await hand.BuildAsync(agent);

        await page.Locator(".d-saving.is-saved").WaitForAsync();
        var draft = JsonNode.Parse(await GetAsync(page, $"/fluxos/{page.Url.Split('/')[^2]}/rascunho"))!.AsObject();
        SideBySide.Built(draft).Should().Be(SideBySide.Built(SideBySide.Expected(sample, agent, catalog)));
        await visitor.CheckAsync("three-ways-" + tag);
        await PublishAsync(page, hand);
        await Chat.PlayAsync(page, hand, await File.ReadAllTextAsync(Path.Combine(Sample, "conversations", conversation + ".txt")), business);
    }

    private static async Task PublishAsync(IPage page, Hand hand)
    {
        await hand.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }));
        await hand.WriteAsync(page.GetByLabel("O que mudou? (opcional)"), "Feito à mão, do zero");
        await hand.PressAsync(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }));
        await Assertions.Expect(page.GetByText("Versão 1 publicada.")).ToBeVisibleAsync();
        await page.GotoAsync(page.Url.Replace("/editar", "/testar", StringComparison.Ordinal));
        await page.GetByLabel("Escreva uma mensagem").WaitForAsync();
    }

    private static async Task<string> GetAsync(IPage page, string url) => await (await page.Context.APIRequest.GetAsync(url)).TextAsync();
}
