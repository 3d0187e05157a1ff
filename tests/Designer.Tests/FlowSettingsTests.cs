using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>When a flow answers, set in the editor; and the switch that works at once.</summary>
[Collection(nameof(OnSite))]
public sealed class FlowSettingsTests(PorfinSite site)
{
    private const string Document = """{ "definitionId": "s", "name": "Recepção", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [ { "id": "a", "type": "Porfin.SendText", "text": "Oi" } ], "connections": [] } }""";

    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Keywords_hours_and_silence_are_set_and_the_switch_turns_it_off(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var name = $"Loja ajustes {screen.Name}";
        await visitor.RegisterAsync($"ajustes-{screen.Name}@example.com", name);
        var flow = (await site.Get<FlowMaker>().FromAsync(await Seed.BusinessAsync(site, name), Document, null, "x", CancellationToken.None)).FlowId!.Value;
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        if (screen.Width < 720)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir propriedades" }).ClickAsync();
        }

        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Propriedades" });
        await panel.GetByLabel("Quem ele atende").SelectOptionAsync("keywords");
        await Assertions.Expect(panel.GetByText("Sem nenhuma palavra, o fluxo não atende ninguém.")).ToBeVisibleAsync();
        await panel.GetByLabel("Palavras-chave", new() { Exact = true }).FillAsync("orçamento, quero comprar,");
        await panel.GetByLabel("Atender só em certos horários").CheckAsync();
        await panel.GetByLabel("Segunda").FillAsync("8 às 18");
        await Assertions.Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("Escreva como 08:00-18:00");
        await visitor.CheckAsync("settings-wrong");
        await panel.GetByLabel("Segunda").FillAsync("08:00-12:00, 13:30-18:00");
        await panel.GetByLabel("Sábado").FillAsync("08:00-12:00");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Repetir o horário de segunda até sexta" }).ClickAsync();
        await panel.GetByLabel("Quando uma pessoa da equipe responde").SelectOptionAsync("08:00:00");
        await panel.GetByLabel("Números, valores e datas").ScrollIntoViewIfNeededAsync();
        await visitor.CheckAsync("settings");
        await Assertions.Expect(visitor.Page.Locator(".d-top")).ToContainTextAsync("Salvo");
        var draft = await visitor.Page.Context.APIRequest.GetAsync($"/fluxos/{flow}/rascunho");
        (await draft.TextAsync()).Replace(" ", "", StringComparison.Ordinal).Should().Contain("""{"begins":"keywords","keywords":["orçamento","querocomprar"],"hours":{""")
            .And.Contain("\"friday\":\"08:00-12:00,13:30-18:00\"").And.Contain("\"saturday\":\"08:00-12:00\"").And.Contain("\"silentAfterPerson\":\"08:00:00\"");

        await site.Get<DraftPublisher>().PublishAsync(await Seed.BusinessAsync(site, name), flow, new(await RevisionAsync(flow), null, null, "x"), CancellationToken.None);
        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("flow-on");
        await visitor.Page.GetByRole(AriaRole.Switch).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("O fluxo não diz nada.")).ToBeVisibleAsync();
        await visitor.CheckAsync("flow-off");
        await using var command = site.Database.CreateCommand("select is_on from flow where id = $1");
        command.Parameters.Add(new() { Value = flow });
        (await command.ExecuteScalarAsync()).Should().Be(false);
    }

    private async Task<long> RevisionAsync(Guid flow)
    {
        await using var command = site.Database.CreateCommand("select revision from flow_draft where flow_id = $1");
        command.Parameters.Add(new() { Value = flow });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
