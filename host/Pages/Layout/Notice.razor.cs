using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>Says in the place of content why there is none (nothing yet, failed, not found) and what to do.</summary>
public sealed partial class Notice
{
    [Parameter, EditorRequired] public string Icon { get; set; } = "";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>True where it is the whole page.</summary>
    [Parameter] public bool IsPage { get; set; }

    /// <summary>True for failures: screen readers say it at once.</summary>
    [Parameter] public bool IsAlert { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
