using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Gallery;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>Two people in one flow, each at a browser of their own, against the real host.</summary>
[Collection(nameof(OnSite))]
public sealed class TogetherTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Edits_of_two_people_merge_step_by_step_and_what_does_not_fit_is_shown(Screen screen)
    {
        await using var ana = await Visitor.ComeAsync(site);
        await using var rui = await Visitor.ComeAsync(site, screen);
        rui.MindsThumbs = true;
        var flow = await InviteAsync(ana, rui, screen.Name);
        await OpenAsync(ana, flow);
        await OpenAsync(rui, flow);
        await Assertions.Expect(ana.Page.Locator(".d-others li")).ToHaveCountAsync(1);

        // Each another step, at the same time: both stay, with both.
        await WriteAsync(ana, Screen.Desktop, "Falar dos preços", "Mensagem", "A avaliação é gratuita.");
        await WriteAsync(rui, screen, "Chamar uma pessoa", "Motivo", "quer falar com gente");
        await ExpectDraftAsync(flow, "A avaliação é gratuita.", "quer falar com gente");
        await ExpectHeldAsync(ana, "quer falar com gente");
        await ExpectHeldAsync(rui, "A avaliação é gratuita.");

        // Both the same text while one is cut off: nothing is overwritten, one is asked.
        await rui.Page.Context.SetOfflineAsync(true);
        await WriteAsync(rui, screen, "Perguntar o nome", "Pergunta", "Oi, aqui é o Rui. Seu nome?");
        await Assertions.Expect(rui.Page.Locator(".d-saving")).ToContainTextAsync("Sem conexão");
        await rui.CheckAsync("editor-offline", troublesExpected: true);
        await WriteAsync(ana, Screen.Desktop, "Perguntar o nome", "Pergunta", "Oi, aqui é a Ana. Seu nome?");
        await ExpectDraftAsync(flow, "aqui é a Ana");
        await rui.Page.Context.SetOfflineAsync(false);
        var conflict = rui.Page.GetByRole(AriaRole.Alert, new() { Name = "Mudanças que não combinam" });
        await Assertions.Expect(conflict).ToContainTextAsync("aqui é o Rui");
        await Assertions.Expect(conflict).ToContainTextAsync("aqui é a Ana");
        await rui.CheckAsync("editor-conflict", troublesExpected: true);
        (await DraftAsync(flow)).Should().Contain("aqui é a Ana").And.NotContain("aqui é o Rui", "nothing is overwritten before somebody chose");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Ficar com a minha" }).ClickAsync();
        await Assertions.Expect(conflict).ToBeHiddenAsync();
        await ExpectDraftAsync(flow, "aqui é o Rui", "A avaliação é gratuita.");
        await ExpectHeldAsync(ana, "aqui é o Rui");
    }

    /// <summary>Ana's business and flow; Rui works there too.</summary>
    private async Task<Guid> InviteAsync(Visitor ana, Visitor rui, string tag)
    {
        await ana.RegisterAsync($"ana-{tag}@juntos.example.com", $"Juntos {tag}");
        await rui.RegisterAsync($"rui-{tag}@juntos.example.com", $"Sozinho {tag}");
        var business = await Seed.BusinessAsync(site, $"Juntos {tag}");
        await using var join = site.Database.CreateCommand("update membership set business_id = $1 where business_id = $2");
        join.Parameters.Add(new() { Value = business });
        join.Parameters.Add(new() { Value = await Seed.BusinessAsync(site, $"Sozinho {tag}") });
        (await join.ExecuteNonQueryAsync()).Should().Be(1);
        await rui.Page.Context.ClearCookiesAsync();
        await rui.SignInAsync($"rui-{tag}@juntos.example.com", Passwords.Good);
        await Assertions.Expect(rui.Page.GetByRole(AriaRole.Heading, new() { Name = $"Olá, Juntos {tag}" })).ToBeVisibleAsync();
        return (await site.Get<FlowMaker>().FromAsync(business, site.Get<TemplateGallery>().Find("assistente-de-leads")!.Document, null, "x", CancellationToken.None)).FlowId!.Value;
    }

    private static async Task OpenAsync(Visitor visitor, Guid flow)
    {
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
    }

    private static async Task WriteAsync(Visitor visitor, Screen screen, string step, string field, string text)
    {
        await visitor.Page.Locator("[data-command=search]").ClickAsync();
        await visitor.Page.Locator(".d-picker input").FillAsync(step);
        await visitor.Page.Locator(".d-picker [role=option]").First.ClickAsync();
        if (screen.Width < 720)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir propriedades" }).ClickAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Propriedades" }).GetByLabel(field, new() { Exact = true }).FillAsync(text);
        if (screen.Width < 720)
        {
            await visitor.Page.Locator(".i-close").ClickAsync();
        }
    }

    /// <summary>Until a person's editor holds a text; it is searched, as a person would.</summary>
    private static async Task ExpectHeldAsync(Visitor visitor, string text)
    {
        await visitor.Page.Locator("[data-command=search]").ClickAsync();
        await visitor.Page.Locator(".d-picker input").FillAsync(text);
        await Assertions.Expect(visitor.Page.Locator(".d-picker [role=option]").First).ToContainTextAsync(text);
        await visitor.Page.Keyboard.PressAsync("Escape");
    }

    private async Task ExpectDraftAsync(Guid flow, params string[] texts)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            var document = await DraftAsync(flow);
            if (texts.All(text => document.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        (await DraftAsync(flow)).Should().ContainAll(texts);
    }

    private async Task<string> DraftAsync(Guid flow)
    {
        await using var command = site.Database.CreateCommand("select document from flow_draft where flow_id = $1");
        command.Parameters.Add(new() { Value = flow });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
