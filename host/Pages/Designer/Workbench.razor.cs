using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Designer;

/// <summary>The frame of the designer: nothing but the page, over the whole window.</summary>
public sealed partial class Workbench(NavigationManager navigation)
{
    private string Here => new Uri(navigation.Uri).PathAndQuery;
}
