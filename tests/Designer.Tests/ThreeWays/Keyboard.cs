using FluentAssertions;
using Microsoft.Playwright;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Never touches a mouse: Tab, arrows, the commands, and the quick list.</summary>
public sealed class Keyboard(IPage page) : Hand(page)
{
    private const string WhereIsFocus = "e => e === document.activeElement ? 0 : e.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1";

    public override async Task PressAsync(ILocator what)
    {
        await ReachAsync(what);
        await Page.Keyboard.PressAsync(await what.EvaluateAsync<bool>("e => e.type === 'checkbox'") ? "Space" : "Enter");
    }

    public override async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task ChooseAsync(ILocator field, string label)
    {
        await ReachAsync(field);
        var steps = await field.EvaluateAsync<int>("(e, label) => [...e.options].findIndex(option => option.label === label) - e.selectedIndex", label);
        for (; steps != 0; steps -= Math.Sign(steps))
        {
            await Page.Keyboard.PressAsync(steps > 0 ? "ArrowDown" : "ArrowUp");
        }
    }

    public override async Task AddAsync(AgentStep step)
    {
        await ToCanvasAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.PressAsync("a");
        await FindAsync(step.TypeLabel, step.Type);
    }

    public override async Task AddAfterAsync(AgentWay way, AgentStep from, AgentStep step)
    {
        await LeadAsync(way, from);
        await FindAsync(step.TypeLabel, step.Type);
    }

    public override async Task ConnectAsync(AgentWay way, AgentStep from, AgentStep to)
    {
        await LeadAsync(way, from);
        await FindAsync(to.Name, "step " + to.Id);
    }

    protected override async Task InspectAsync()
    {
        await Page.Keyboard.PressAsync("p");
        await Assertions.Expect(Panel.GetByLabel("Nome do passo")).ToBeFocusedAsync();
    }

    protected override Task ShowVariablesAsync() => CommandAsync("Mostrar as variáveis", "variables");

    protected override async Task ShowSettingsAsync()
    {
        await CommandAsync("Configurações do fluxo", "settings");
        await Assertions.Expect(Panel.GetByLabel("Nome", new() { Exact = true })).ToBeFocusedAsync();
    }

    protected override Task ShowStepsAsync() => ToCanvasAsync();

    /// <summary>From a way out of a step to the list of what can come after it.</summary>
    private async Task LeadAsync(AgentWay way, AgentStep from)
    {
        await ToCanvasAsync();
        await Page.Keyboard.PressAsync("Control+f");
        await FindAsync(from.Name, from.Id);
        await Page.Keyboard.PressAsync("c");
        if (await Finder.GetAttributeAsync("aria-label") is "Ligar uma saída")
        {
            await FindAsync(way.PortLabel, "way " + way.Port);
        }
    }

    private async Task CommandAsync(string name, string id)
    {
        await Page.Keyboard.PressAsync("Control+k");
        await FindAsync(name, id);
    }

    /// <summary>Types into an open list and takes one of its choices.</summary>
    private async Task FindAsync(string words, string key)
    {
        await Assertions.Expect(Finder).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(words);
        var active = Page.Locator(".d-picker [aria-selected=true]");
        for (var tries = 0; await active.GetAttributeAsync("data-key") != key; tries++)
        {
            tries.Should().BeLessThan(60, "“{0}” must find {1}", words, key);
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>From a panel back to the canvas.</summary>
    private async Task ToCanvasAsync()
    {
        var canvas = Page.Locator(".d-canvas");
        if (!await canvas.EvaluateAsync<bool>("e => e === document.activeElement"))
        {
            await Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(canvas).ToBeFocusedAsync();
        }
    }

    /// <summary>Tab, or Shift and Tab, until something has the focus.</summary>
    private async Task ReachAsync(ILocator what)
    {
        for (var tabs = 0; tabs < 150; tabs++)
        {
            var direction = await what.EvaluateAsync<int>(WhereIsFocus);
            if (direction == 0)
            {
                return;
            }

            await Page.Keyboard.PressAsync(direction > 0 ? "Tab" : "Shift+Tab");
        }

        throw new InvalidOperationException("Tab does not come to it: " + what);
    }
}
