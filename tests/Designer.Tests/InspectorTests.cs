using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>What a person does in the designer beside the canvas: change a step, see what is wrong, publish.</summary>
[Collection(nameof(OnSite))]
public sealed class InspectorTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Fact]
    public async Task A_newcomer_goes_from_signing_up_to_a_published_agent()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("primeira@example.com", "Clínica da Primeira Vez");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Novo fluxo" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Assistente de Leads" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Usar este modelo" }).ClickAsync();

        await visitor.Page.Locator(".react-flow__node").First.WaitForAsync();
        await visitor.CheckAsync("designer-template");
        await ChooseAsync(visitor, "Perguntar o nome");
        await visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Propriedades" }).GetByLabel("Pergunta", new() { Exact = true }).FillAsync("Oi! Aqui é a Clara. Qual é o seu nome?");
        await Assertions.Expect(visitor.Page.GetByText("Salvo")).ToBeVisibleAsync();
        await visitor.CheckAsync("designer-inspector");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Testar", Exact = true }).ClickAsync();
        await visitor.Page.GetByLabel("Escreva uma mensagem").FillAsync("oi");
        await visitor.Page.GetByLabel("Escreva uma mensagem").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Aqui é a Clara");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Testar", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await visitor.Page.GetByLabel("O que mudou? (opcional)").FillAsync("Clara no lugar da Bia");
        await visitor.CheckAsync("designer-publish");
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Só os textos mudaram: [0-9]+ testes esperam os antigos") }).CheckAsync();
        await visitor.CheckAsync("designer-publish-texts");
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Versão 1 publicada.")).ToBeVisibleAsync();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(3), "a person needs no longer than a machine under load");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_is_wrong_is_said_and_mended_where_it_stands(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "problemas", """
            { "definitionId": "p", "name": "Problemas", "variables": [ { "id": "nome", "name": "Nome", "typeName": "String" } ], "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
              { "id": "oi", "type": "Porfin.SendText", "text": { "typeName": "String", "expression": { "type": "Template", "value": "Oi, {{ Nomme }}!" } }, "metadata": { "displayText": "Dizer oi", "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "vazio", "type": "Porfin.SendText", "metadata": { "displayText": "Dizer nada", "designer": { "position": { "x": 320, "y": 0 } } } } ],
              "connections": [ { "source": { "activity": "oi", "port": "Done" }, "target": { "activity": "vazio", "port": "In" } } ] } }
            """);
        await OpenPanelAsync(visitor, screen);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verificação" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".i-finding").First).ToBeVisibleAsync();
        await visitor.CheckAsync("designer-findings");
        await visitor.Page.Locator(".i-finding").Filter(new() { HasText = "Dizer nada" }).First.GetByRole(AriaRole.Button).First.ClickAsync();
        await OpenPanelAsync(visitor, screen);
        await Assertions.Expect(visitor.Page.GetByText("Falta preencher.")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Mensagem", new() { Exact = true }).FillAsync("Até logo");
        await Assertions.Expect(visitor.Page.GetByText("Falta preencher.")).ToBeHiddenAsync();

        if (screen.Width < 720)
        {
            await visitor.Page.Locator(".i-close").ClickAsync();
        }

        await ChooseAsync(visitor, "Dizer oi");
        await OpenPanelAsync(visitor, screen);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Trocar por “Nome”" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByLabel("Mensagem", new() { Exact = true })).ToHaveValueAsync("Oi, {{ Nome }}!");
        await visitor.CheckAsync("designer-step");
    }

    [Fact]
    public async Task A_new_name_makes_a_variable_and_durations_are_said_in_words()
    {
        await using var visitor = await OpenAsync(Screen.Desktop, "campos", """
            { "definitionId": "c", "name": "Campos", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
              { "id": "ask", "type": "Porfin.Ask", "question": "Qual é o seu nome?", "patience": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "00:30:00" } }, "metadata": { "displayText": "Perguntar" } } ], "connections": [] } }
            """);
        await ChooseAsync(visitor, "Perguntar");
        var panel = visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Propriedades" });
        await Assertions.Expect(panel.GetByLabel("Quanto tempo esperar", new() { Exact = true })).ToHaveValueAsync("30 minutos");
        await panel.GetByLabel("Quanto tempo esperar", new() { Exact = true }).FillAsync("1h30");
        await panel.GetByLabel("Resposta", new() { Exact = true }).FillAsync("Cliente");
        await panel.GetByLabel("Resposta", new() { Exact = true }).PressAsync("Enter");
        await panel.GetByLabel("Tipo de resposta", new() { Exact = true }).SelectOptionAsync("Email");
        await Assertions.Expect(visitor.Page.GetByText("Salvo")).ToBeVisibleAsync();
        await ExpectDraftAsync(visitor, document => document.Contains("\"01:30:00\"", StringComparison.Ordinal) && document.Contains("\"name\":\"Cliente\"", StringComparison.Ordinal)
            && document.Contains("\"memoryReference\":{\"id\":\"cliente\"}", StringComparison.Ordinal) && document.Contains("\"Email\"", StringComparison.Ordinal));
    }

    private async Task<Visitor> OpenAsync(Screen screen, string tag, string document)
    {
        var visitor = await Visitor.ComeAsync(site, screen);
        var name = $"Oficina {tag} {screen.Name}";
        await visitor.RegisterAsync($"{tag}-{screen.Name}@example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var made = await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None);
        await visitor.Page.GotoAsync($"/fluxos/{made.FlowId}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        return visitor;
    }

    /// <summary>On a phone the panel opens over the outline.</summary>
    private static async Task OpenPanelAsync(Visitor visitor, Screen screen)
    {
        if (screen.Width < 720)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir propriedades" }).ClickAsync();
        }
    }

    /// <summary>Selects a step by the search, which goes anywhere on any screen.</summary>
    private static async Task ChooseAsync(Visitor visitor, string step)
    {
        await visitor.Page.Locator("[data-command=search]").ClickAsync();
        await visitor.Page.Locator(".d-picker input").FillAsync(step);
        await visitor.Page.Locator(".d-picker [role=option]").First.ClickAsync();
    }

    private async Task ExpectDraftAsync(Visitor visitor, Func<string, bool> isRight)
    {
        var flow = Guid.Parse(new Uri(visitor.Page.Url).Segments[2].TrimEnd('/'));
        var document = "";
        for (var tries = 0; tries < 100; tries++)
        {
            await using var command = site.Database.CreateCommand("select document from flow_draft where flow_id = $1");
            command.Parameters.Add(new() { Value = flow });
            document = (string)(await command.ExecuteScalarAsync())!;
            if (isRight(document))
            {
                return;
            }

            await visitor.Page.WaitForTimeoutAsync(100);
        }

        Assert.Fail(document);
    }
}
