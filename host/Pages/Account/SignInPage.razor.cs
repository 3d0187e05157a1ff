using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Account;

/// <summary>Signs in by e-mail and password. Drawn by the plain request, which alone can set the cookie.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class SignInPage(SignIn signIn, NavigationManager navigation)
{
    private string? problem;

    [SupplyParameterFromForm(Name = "email", FormName = "entrar")] private string? Email { get; set; }

    [SupplyParameterFromForm(Name = "senha", FormName = "entrar")] private string? Password { get; set; }

    [SupplyParameterFromQuery(Name = "volta")] private string? Back { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if ((await Session).User.Identity is { IsAuthenticated: true })
        {
            navigation.NavigateTo(LocalPath.Of(Back));
        }
    }

    private async Task SubmitAsync()
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            problem = "signin.empty";
            return;
        }

        switch (await signIn.TryAsync(Email.Trim(), Password))
        {
            case SignInOutcome.Done:
                navigation.NavigateTo(LocalPath.Of(Back));
                break;
            case SignInOutcome.LockedOut:
                problem = "signin.locked";
                break;
            default:
                problem = "signin.refused";
                break;
        }
    }
}
