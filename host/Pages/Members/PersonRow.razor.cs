using Microsoft.AspNetCore.Components;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Members;

/// <summary>One person with their role, and what an admin can do about them.</summary>
public sealed partial class PersonRow
{
    private bool isAsking;

    // A choice that was refused must be drawn anew: to Blazor the value never changed.
    private int drawn;

    [Parameter, EditorRequired] public BusinessPerson Person { get; set; } = null!;

    /// <summary>True for who looks at the page.</summary>
    [Parameter] public bool IsSelf { get; set; }

    [Parameter] public EventCallback<string> OnRole { get; set; }

    [Parameter] public EventCallback OnRenew { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    private async Task ChangeAsync(ChangeEventArgs changed)
    {
        await OnRole.InvokeAsync(changed.Value as string ?? "");
        drawn++;
    }

    private Task RemoveAsync()
    {
        isAsking = false;
        return OnRemove.InvokeAsync();
    }
}
