using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>Real conversations lived again with the draft: nothing differs on the same version, and what differs stands under its cause.</summary>
[Collection(nameof(OnSite))]
public sealed class ReplayPageTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Conversations_are_the_same_until_the_draft_says_something_else(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var name = $"Reprise {screen.Name}";
        await visitor.RegisterAsync($"reprise-{screen.Name}@testes.example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var document = await File.ReadAllTextAsync(Path.Combine(Visitor.Root(), "samples", "assistente-de-leads", "flow.json"));
        var flow = (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value;
        await site.Get<DraftPublisher>().PublishAsync(business, flow, new Publication(1, "Primeira", null, "Ana"), CancellationToken.None);
        var runs = new SeededRuns(site.Database, business, flow, document);
        await runs.RunAsync("Mariana", TimeSpan.Zero, "Meu nome é Mariana", "Saber preços");
        await runs.RunAsync("Bruno", TimeSpan.Zero, "Bruno", "Marcar avaliação", "Quarta, 14h30");
        await runs.RunAsync("Carla", TimeSpan.FromDays(60), "Carla", "Saber preços", "Agora não");

        await visitor.Page.GotoAsync($"/fluxos/{flow}/reprise");
        await visitor.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Reviver" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".result")).ToHaveTextAsync("Iguais 2 · Outro texto 0 · Outro caminho 0 · Presas 0");
        await visitor.CheckAsync("replay-same");

        var drafts = site.Get<DraftStore>();
        var draft = (await drafts.FindAsync(business, flow, CancellationToken.None))!;
        var changed = draft.Document.Replace("R$ 150,00", "R$ 180,00", StringComparison.Ordinal);
        changed.Should().NotBe(draft.Document);
        (await drafts.SaveAsync(business, flow, new DraftChange(draft.Revision, changed, "Ana"), CancellationToken.None)).Should().NotBeNull();
        await visitor.Page.GetByLabel("Período").SelectOptionAsync("90");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Reviver" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".result")).ToHaveTextAsync("Iguais 1 · Outro texto 2 · Outro caminho 0 · Presas 0");
    }
}
