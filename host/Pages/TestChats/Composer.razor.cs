using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.TestChats;

/// <summary>Where one writes.</summary>
public sealed partial class Composer
{
    private string text = "";

    [Parameter, EditorRequired] public EventCallback<string> OnSend { get; set; }

    private async Task SendAsync()
    {
        var said = text.Trim();
        text = "";
        if (said.Length > 0)
        {
            await OnSend.InvokeAsync(said);
        }
    }
}
