using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>The languages of the product; the choice is remembered in a cookie.</summary>
public sealed partial class LanguagePicker(NavigationManager navigation)
{
    private string Here => Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri));
}
