using Microsoft.AspNetCore.Components;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Account;

/// <summary>Leads who is not signed in (any more) to the sign-in page, and back afterwards.</summary>
public sealed class ToSignIn(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized() =>
        navigation.NavigateTo($"{BusinessesSetup.SignInPath}?volta=/{Uri.EscapeDataString(navigation.ToBaseRelativePath(navigation.Uri))}", forceLoad: true);
}
