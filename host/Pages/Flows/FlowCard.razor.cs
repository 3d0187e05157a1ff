using Microsoft.AspNetCore.Components;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>A flow at a glance: its state, where it answers, what it is doing.</summary>
public sealed partial class FlowCard
{
    [Parameter, EditorRequired] public FlowSummary Flow { get; set; } = null!;

    /// <summary>Whether the person may change flows.</summary>
    [Parameter] public bool MayEdit { get; set; }

    private string Numbers => Flow.Accounts.Count == 0 ? T["flow.no-number"] : string.Join(", ", Flow.Accounts);

    private string Running => Flow.Running switch
    {
        0 => T["flow.running.none"],
        1 => T["flow.running.one"],
        _ => T["flow.running.many", Flow.Running],
    };
}
