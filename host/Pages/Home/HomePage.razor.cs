using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Home;

/// <summary>What a business sees first: its flows, and its customers' conversations as they come.</summary>
public sealed partial class HomePage
{
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private string BusinessName { get; set; } = "";

    protected override async Task OnInitializedAsync() => BusinessName = (await Session).User.BusinessName();
}
