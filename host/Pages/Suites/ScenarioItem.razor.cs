using Microsoft.AspNetCore.Components;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Pages.Suites;

/// <summary>A scenario in the list: green or red, the first difference, and what can be done with it.</summary>
public sealed partial class ScenarioItem
{
    private bool isOpen;
    private bool isAsking;

    [Parameter, EditorRequired] public StoredScenario Scenario { get; set; } = null!;

    /// <summary>How it went; null until it was played.</summary>
    [Parameter] public PlayedScenario? Played { get; set; }

    [Parameter] public bool MayEdit { get; set; }

    [Parameter] public EventCallback OnRun { get; set; }

    [Parameter] public EventCallback OnEdit { get; set; }

    [Parameter] public EventCallback OnAccept { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    private string StateOf() => Played switch { null => "open", { Passed: true } => "passed", _ => "failed" };

    private string IconOf() => Played switch { null => "radio_button_unchecked", { Passed: true } => "check_circle", _ => "cancel" };
}
