using Microsoft.Playwright;
using Porfin.Host.Designer;
using Porfin.Host.Gallery;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>Every state of the editor, on the real host: read by axe, and kept as a picture.</summary>
[Collection(nameof(OnSite))]
public sealed class EditorStatesTests(PorfinSite site)
{
    private const string EachEditor = """
        { "definitionId": "campos", "name": "Cada campo", "variables": [ { "id": "Nome", "name": "Nome", "typeName": "String" } ], "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
          { "id": "opcoes", "type": "Porfin.SendChoices", "text": "Prefere qual horário?", "options": [ { "title": "Terça, 9h" }, { "title": "Quarta, 14h" } ], "patience": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "00:30:00" } }, "metadata": { "displayText": "Oferecer horários", "designer": { "position": { "x": 0, "y": 0 } } } },
          { "id": "pergunta", "type": "Porfin.Ask", "question": "Qual é o seu nome, {{ Nome }}?", "metadata": { "displayText": "Perguntar", "designer": { "position": { "x": 320, "y": 0 } } } },
          { "id": "caminho", "type": "Elsa.FlowSwitch", "cases": [ { "label": "Adulto", "condition": { "type": "JavaScript", "value": "variables.Nome.length > 3" } } ], "metadata": { "displayText": "Separar", "designer": { "position": { "x": 640, "y": 0 } } } },
          { "id": "se", "type": "Elsa.FlowDecision", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "variables.Nome === 'Ana'" } }, "metadata": { "displayText": "É a Ana?", "designer": { "position": { "x": 0, "y": 320 } } } },
          { "id": "web", "type": "Porfin.CallHttp", "url": "https://exemplo.com.br/agenda", "method": "POST", "headers": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": { "X-Loja": "1" } } }, "metadata": { "displayText": "Consultar agenda", "designer": { "position": { "x": 320, "y": 320 } } } },
          { "id": "codigo", "type": "Elsa.RunJavaScript", "script": "const dias = [1, 2];\nreturn dias.length;", "metadata": { "displayText": "Contar", "designer": { "position": { "x": 640, "y": 320 } } } },
          { "id": "guardar", "type": "Elsa.SetVariable", "metadata": { "displayText": "Guardar", "designer": { "position": { "x": 0, "y": 560 } } } },
          { "id": "entender", "type": "Porfin.Understand", "metadata": { "displayText": "Entender", "designer": { "position": { "x": 320, "y": 560 } } } },
          { "id": "cada", "type": "Elsa.ForEach", "metadata": { "displayText": "Para cada dia", "designer": { "position": { "x": 640, "y": 560 } } } },
          { "id": "outro", "type": "Elsa.ExecuteWorkflow", "metadata": { "displayText": "Usar outro fluxo", "designer": { "position": { "x": 960, "y": 0 } } } },
          { "id": "hora", "type": "Elsa.StartAt", "metadata": { "displayText": "Na hora certa", "designer": { "position": { "x": 960, "y": 320 } } } } ], "connections": [] } }
        """;

    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_editor_can_be_read_empty_full_searched_and_blocked(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        visitor.MindsThumbs = true;
        var business = await RegisterAsync(visitor, $"estados-{screen.Name}");
        await OpenAsync(visitor, await site.Get<FlowMaker>().BlankAsync(business, "Vazio", "x", CancellationToken.None));
        await visitor.CheckAsync("editor-empty");
        await OpenAsync(visitor, await MakeAsync(business, site.Get<TemplateGallery>().Find("loja")!.Document));
        await visitor.CheckAsync("editor-full");
        await visitor.Page.Locator("[data-command=commands]").ClickAsync();
        await visitor.CheckAsync("editor-commands");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("[data-command=search]").ClickAsync();
        await visitor.Page.Locator(".d-picker input").FillAsync("pedido");
        await visitor.CheckAsync("editor-search");
        await visitor.Page.Keyboard.PressAsync("Escape");
        if (screen.Width >= 720)
        {
            await SelectSeveralAsync(visitor);
            return;
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mapa" }).ClickAsync();
        await visitor.Page.Locator(".react-flow__node").First.WaitForAsync();
        await visitor.CheckAsync("editor-map");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Variáveis" }).ClickAsync();
        await visitor.CheckAsync("editor-variables");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_inspector_shows_each_kind_of_field(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        visitor.MindsThumbs = true;
        await OpenAsync(visitor, await MakeAsync(await RegisterAsync(visitor, $"cada-campo-{screen.Name}"), EachEditor));
        string[] steps = ["Oferecer horários", "Perguntar", "Separar", "É a Ana?", "Consultar agenda", "Contar", "Guardar", "Entender", "Para cada dia", "Usar outro fluxo", "Na hora certa"];
        foreach (var step in Screen.IsAll ? steps : steps.Where((_, i) => i % 3 == (screen.Width < 720 ? 0 : 1)))
        {
            await visitor.Page.Locator("[data-command=search]").ClickAsync();
            await visitor.Page.Locator(".d-picker input").FillAsync(step);
            await visitor.Page.Locator(".d-picker [role=option]").First.ClickAsync();
            await OpenPanelAsync(visitor, screen);
            await Assertions.Expect(visitor.Page.Locator(".i-title")).ToHaveValueAsync(step);
            await visitor.CheckAsync($"inspector-{Array.IndexOf(steps, step)}");
            await ClosePanelAsync(visitor, screen);
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task What_blocks_publishing_is_drawn_and_told(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        visitor.MindsThumbs = true;
        await OpenAsync(visitor, await MakeAsync(await RegisterAsync(visitor, $"bloqueio-{screen.Name}"), """
            { "definitionId": "laco", "name": "Laço", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
              { "id": "oi", "type": "Porfin.SendText", "text": "Oi!", "metadata": { "displayText": "Dizer oi", "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "de-novo", "type": "Porfin.SendText", "text": "Oi de novo!", "metadata": { "displayText": "Repetir", "designer": { "position": { "x": 320, "y": 0 } } } } ],
              "connections": [ { "source": { "activity": "oi", "port": "Done" }, "target": { "activity": "de-novo" } }, { "source": { "activity": "de-novo", "port": "Done" }, "target": { "activity": "oi" } } ] } }
            """));
        await OpenPanelAsync(visitor, screen);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verificação" }).ClickAsync();
        var finding = visitor.Page.Locator(".i-finding").Filter(new() { Has = visitor.Page.Locator("small") }).First;
        await finding.GetByRole(AriaRole.Button).First.ClickAsync();
        if (screen.Width < 720)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mapa" }).ClickAsync();
        }

        await Assertions.Expect(visitor.Page.Locator("path.d-way.is-lit").First).ToBeAttachedAsync();
        await visitor.CheckAsync("editor-path");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("Dizer oi");
        await visitor.CheckAsync("publish-blocked");
    }

    private static async Task SelectSeveralAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".d-canvas").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Control+a");
        await visitor.CheckAsync("editor-selection");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("[data-panel=outline]").ClickAsync();
        await visitor.CheckAsync("editor-outline");
        await visitor.Page.Locator("[data-panel=variables]").ClickAsync();
        await visitor.CheckAsync("editor-variables");
        await visitor.Page.Locator("[data-command=history]").ClickAsync();
        await visitor.CheckAsync("editor-history");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator(".d-canvas").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("?");
        await visitor.CheckAsync("editor-keys");
    }

    private async Task<Guid> RegisterAsync(Visitor visitor, string tag)
    {
        await visitor.RegisterAsync($"{tag}@estados.example.com", $"Casa {tag}");
        return await Seed.BusinessAsync(site, $"Casa {tag}");
    }

    private async Task<Guid> MakeAsync(Guid business, string document) =>
        (await site.Get<FlowMaker>().FromAsync(business, document, null, "x", CancellationToken.None)).FlowId!.Value;

    private static async Task OpenAsync(Visitor visitor, Guid flow)
    {
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
    }

    /// <summary>On a phone the panel opens over the outline.</summary>
    private static async Task OpenPanelAsync(Visitor visitor, Screen screen)
    {
        if (screen.Width < 720)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abrir propriedades" }).ClickAsync();
        }
    }

    private static async Task ClosePanelAsync(Visitor visitor, Screen screen)
    {
        if (screen.Width < 720)
        {
            await visitor.Page.Locator(".i-close").ClickAsync();
        }
    }
}
