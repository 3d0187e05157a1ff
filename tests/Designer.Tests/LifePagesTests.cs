using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Gallery;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>The pages around a flow's life look right and hold what every page must: comparing, an old version, the copy, the export; in every language.</summary>
[Collection(nameof(OnSite))]
public sealed class LifePagesTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Versions_are_compared_read_copied_and_exported(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (flow, business) = await PublishedAsync(visitor, $"movimento-{screen.Name}");
        await ChangeAsync(business, flow);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/comparar?de=1");
        await Assertions.Expect(visitor.Page.Locator("ins").First).ToContainTextAsync("Clara");
        await visitor.CheckAsync("compare");
        await visitor.Page.GotoAsync($"/fluxos/{flow}/versoes/1/ver");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        await visitor.CheckAsync("version-read");

        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("flow-life");
        var exported = await visitor.Page.Context.APIRequest.GetAsync($"/fluxos/{flow}/rascunho");
        (await exported.TextAsync()).Should().Contain("Clara");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Duplicar" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.EndsWith("/editar", StringComparison.Ordinal) && !url.Contains(flow.ToString(), StringComparison.Ordinal));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("cópia");
    }

    [Theory]
    [InlineData("en", "New flow", "What changed", "Settings of the flow")]
    [InlineData("es", "Nuevo flujo", "Qué cambió", "Configuración del flujo")]
    public async Task Every_page_speaks_the_persons_language(string culture, string gallery, string compare, string settings)
    {
        await using var visitor = await Visitor.ComeAsync(site, Screen.DesktopDark);
        var (flow, business) = await PublishedAsync(visitor, $"lingua-{culture}");
        await ChangeAsync(business, flow);
        await visitor.Page.GotoAsync($"/idioma?para={culture}&volta=/");
        foreach (var (path, said) in new[] { ("/fluxos/novo", gallery), ($"/fluxos/{flow}/comparar?de=1", compare), ($"/fluxos/{flow}/editar", settings) })
        {
            await visitor.Page.GotoAsync(path);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = said }).First).ToBeVisibleAsync();
            await visitor.CheckAsync($"{path.Split('/', '?')[^1].Split('?')[0]}-{culture}");
        }
    }

    private async Task<(Guid Flow, Guid Business)> PublishedAsync(Visitor visitor, string tag)
    {
        await visitor.RegisterAsync($"{tag}@example.com", $"Casa {tag}");
        var business = await Seed.BusinessAsync(site, $"Casa {tag}");
        var flow = (await site.Get<FlowMaker>().FromAsync(business, site.Get<TemplateGallery>().Find("assistente-de-leads")!.Document, null, "ana@x", CancellationToken.None)).FlowId!.Value;
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new(1, "Primeira versão", null, "ana@x"), CancellationToken.None);
        return (flow, business);
    }

    private async Task ChangeAsync(Guid business, Guid flow)
    {
        var draft = (await site.Get<DraftStore>().FindAsync(business, flow, CancellationToken.None))!;
        await site.Get<DraftStore>().SaveAsync(business, flow, new(draft.Revision, draft.Document.Replace("Aqui é a Bia", "Aqui é a Clara", StringComparison.Ordinal), "ana@x"), CancellationToken.None);
    }
}
