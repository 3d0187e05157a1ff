using Microsoft.Playwright;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Taps on a small screen: the flow is built in the outline. (A native list of choices is the phone's own: what is chosen there is given.)</summary>
public sealed class Finger(IPage page) : Hand(page)
{
    public override Task PressAsync(ILocator what) => what.TapAsync();

    public override async Task WriteAsync(ILocator field, string text)
    {
        await field.TapAsync();
        await field.FillAsync(text);
    }

    public override async Task ChooseAsync(ILocator field, string label)
    {
        await field.TapAsync(new() { Trial = true });
        await field.SelectOptionAsync(new SelectOptionValue { Label = label });
    }

    public override async Task AddAsync(AgentStep step)
    {
        await LeavePanelAsync();
        await PressAsync(Page.Locator(".d-outline-add"));
        await PickAsync(step.TypeLabel, step.Type);
    }

    public override Task AddAfterAsync(AgentWay way, AgentStep from, AgentStep step) => LeadAsync(way, step.TypeLabel, step.Type);

    public override Task ConnectAsync(AgentWay way, AgentStep from, AgentStep to) => LeadAsync(way, to.Name, "step " + to.Id);

    protected override Task InspectAsync() => PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Abrir propriedades" }));

    protected override Task ShowVariablesAsync() => PressAsync(Bar("Variáveis"));

    protected override Task ShowSettingsAsync() => InspectAsync();

    protected override async Task ShowStepsAsync()
    {
        await LeavePanelAsync();
        await PressAsync(Bar("Passos"));
    }

    private async Task LeadAsync(AgentWay way, string words, string key)
    {
        await LeavePanelAsync();
        await PressAsync(Page.Locator($"[data-key='{way.From}:{way.Port}'] .d-line-add"));
        await PickAsync(words, key);
    }

    private async Task PickAsync(string words, string key)
    {
        await Finder.FillAsync(words);
        await PressAsync(Page.Locator($".d-picker [data-key='{key}']"));
    }

    private async Task LeavePanelAsync()
    {
        if (await Panel.IsVisibleAsync())
        {
            await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Fechar propriedades" }));
        }
    }

    private ILocator Bar(string name) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Vistas" }).GetByRole(AriaRole.Button, new() { Name = name });
}
