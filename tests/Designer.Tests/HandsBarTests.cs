using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed class HandsBarTests(PorfinSite site)
{
    private const string Handoff = """{"definitionId":"h","root":{"id":"h","type":"Porfin.HandOff","reason":"preço"}}""";

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_conversation_is_taken_over_and_given_back(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var name = "Oficina " + screen.Name;
        await visitor.RegisterAsync($"maos-{screen.Name}@example.com", name);
        var seed = await Seed.ForAsync(site, name);
        var ana = await seed.ConversationAsync("Ana Souza", "5511987654321", TimeSpan.Zero);
        var page = visitor.Page;
        await page.GotoAsync($"/conversas/{ana}");
        await visitor.ReadyAsync();

        await Assertions.Expect(GiveBack(page)).ToBeHiddenAsync();
        await TakeOver(page).ClickAsync();
        await Assertions.Expect(page.GetByText(new System.Text.RegularExpressions.Regex(@"Com uma pessoa desde \d\d:\d\d, o agente volta às "))).ToBeVisibleAsync();
        await Assertions.Expect(TakeOver(page)).ToBeHiddenAsync();
        await visitor.CheckAsync("conversation-in-hands");

        await GiveBack(page).ClickAsync();
        await Assertions.Expect(TakeOver(page)).ToBeVisibleAsync();
        await Assertions.Expect(GiveBack(page)).ToBeHiddenAsync();
        (await PorfinSiteHands.UntilAsync(site, ana)).Should().BeBefore(TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Where_the_flow_handed_off_it_goes_on_at_the_button()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("devolve@example.com", "Oficina do Zé");
        var seed = await Seed.ForAsync(site, "Oficina do Zé");
        var ana = await seed.WaitingAsync(await seed.FlowAsync("Passa", Handoff, isAnswering: true), Handoff, "Ana");
        var page = visitor.Page;
        await page.GotoAsync($"/conversas/{ana}");
        await visitor.ReadyAsync();

        await Assertions.Expect(page.GetByText("até que ela devolva")).ToBeVisibleAsync();
        await GiveBack(page).ClickAsync();

        await Assertions.Expect(page.GetByText("até que ela devolva")).ToBeHiddenAsync();
        (await PorfinSiteHands.StatusAsync(site, ana)).Should().Be("finished");
    }

    [Fact]
    public async Task A_viewer_sees_who_talks_and_has_no_buttons()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("olha@example.com", "Oficina da Lu");
        var seed = await Seed.ForAsync(site, "Oficina da Lu");
        var ana = await seed.WaitingAsync(await seed.FlowAsync("Passa", Handoff, isAnswering: true), Handoff, "Ana");
        await PorfinSiteHands.OnlyViewsAsync(site, await Seed.BusinessAsync(site, "Oficina da Lu"));
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.SignInAsync("olha@example.com", Passwords.Good);
        await visitor.ReadyAsync();
        await visitor.Page.GotoAsync($"/conversas/{ana}");
        await visitor.ReadyAsync();

        await Assertions.Expect(visitor.Page.GetByText("até que ela devolva")).ToBeVisibleAsync();
        await Assertions.Expect(GiveBack(visitor.Page)).ToBeHiddenAsync();
        await Assertions.Expect(TakeOver(visitor.Page)).ToBeHiddenAsync();
    }

    public static TheoryData<Screen> Screens => [Screen.Desktop, Screen.PhoneDark];

    private static ILocator TakeOver(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Assumir" });

    private static ILocator GiveBack(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Devolver ao agente" });
}

/// <summary>What the database says of who talks.</summary>
internal static class PorfinSiteHands
{
    public static async Task<DateTime> UntilAsync(PorfinSite site, Guid conversation) => (DateTime)await ScalarAsync(site, "select human_until from conversation where id = $1", conversation);

    public static async Task<string> StatusAsync(PorfinSite site, Guid conversation) => (string)await ScalarAsync(site, "select status from instance where conversation_id = $1", conversation);

    public static async Task OnlyViewsAsync(PorfinSite site, Guid business) => await ScalarAsync(site, "update membership set role = 'viewer' where business_id = $1 returning role", business);

    private static async Task<object> ScalarAsync(PorfinSite site, string sql, Guid id)
    {
        await using var command = site.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        return (await command.ExecuteScalarAsync())!;
    }
}
