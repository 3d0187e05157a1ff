using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Porfin.Host.Pages.Layout;

/// <summary>The frame of the pages behind the sign-in: navigation at the side, on a phone at the bottom.</summary>
public sealed partial class Shell(NavigationManager navigation)
{
    private ErrorBoundary? boundary;

    private string Here => new Uri(navigation.Uri).PathAndQuery;

    // A failure belongs to the page where it happened: another page begins afresh.
    protected override void OnParametersSet() => Recover();

    private void Recover() => boundary?.Recover();
}
