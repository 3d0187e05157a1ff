using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Flows;

/// <summary>In which folder a flow lies; a new name makes a new folder.</summary>
public sealed partial class FlowFolder
{
    private string name = "";

    [Parameter, EditorRequired] public string Folder { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<string> Folders { get; set; } = [];

    [Parameter] public EventCallback<string> OnMove { get; set; }

    protected override void OnParametersSet() => name = Folder;

    private Task SubmitAsync() => OnMove.InvokeAsync(name);
}
