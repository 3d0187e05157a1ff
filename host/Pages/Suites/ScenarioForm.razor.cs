using System.Globalization;
using Microsoft.AspNetCore.Components;
using Porfin.Activities.Scenarios;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Pages.Suites;

/// <summary>A scenario that is written or changed by hand; what is wrong with it, and what the flow does otherwise, is told while one writes.</summary>
public sealed partial class ScenarioForm
{
    private string name = "";
    private string text = "";
    private string? problem;
    private PlayedScenario? played;
    private Scenario? shown;
    private int looks;

    /// <summary>What is changed; with an empty name for a new one.</summary>
    [Parameter, EditorRequired] public Scenario Scenario { get; set; } = new("", "");

    /// <summary>Plays a text with the draft; null when the draft cannot run.</summary>
    [Parameter, EditorRequired] public Func<string, Task<PlayedScenario?>> Play { get; set; } = null!;

    /// <summary>Keeps it; tells why it cannot be kept, or null.</summary>
    [Parameter, EditorRequired] public Func<Scenario, Task<string?>> Save { get; set; } = null!;

    [Parameter] public EventCallback OnCancel { get; set; }

    protected override Task OnParametersSetAsync()
    {
        if (shown == Scenario)
        {
            return Task.CompletedTask;
        }

        (shown, name, text) = (Scenario, Scenario.Name, Scenario.Text);
        return LookAsync();
    }

    private async Task LookAsync()
    {
        // Only what is still written when the answer comes is told.
        var look = ++looks;
        var found = text.Length == 0 ? null : ScenarioRules.ProblemOf("-", text)?.In(CultureInfo.CurrentUICulture.Name);
        var went = found is null && text.Length > 0 ? await Play(text) : null;
        if (look == looks)
        {
            (problem, played) = (found ?? went?.Problem, went);
        }
    }

    private Task FillAsync()
    {
        text = played!.Updated!;
        return LookAsync();
    }

    private async Task SaveAsync() => problem = await Save(new Scenario(name.Trim(), text));
}
