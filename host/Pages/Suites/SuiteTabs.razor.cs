using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Suites;

/// <summary>What the pages around a flow's tests share: the way up, the title, and the ways between them.</summary>
public sealed partial class SuiteTabs
{
    [Parameter, EditorRequired] public Guid FlowId { get; set; }

    [Parameter, EditorRequired] public string FlowName { get; set; } = "";
}
