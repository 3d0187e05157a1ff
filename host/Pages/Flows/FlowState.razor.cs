using Microsoft.AspNetCore.Components;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>Whether a flow is a draft, published, or answering on a number.</summary>
public sealed partial class FlowState
{
    [Parameter, EditorRequired] public FlowSummary Flow { get; set; } = null!;
}
