using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Account;

/// <summary>Where the link of an invitation leads: the invited sets a password and is signed in. Why a link is worth nothing is never told.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class AcceptPage(Invitations invitations, SignInManager<AppUser> session, NavigationManager navigation)
{
    private OpenInvitation? invitation;
    private string? problem;

    // A text, so that rubbish is a link that is over and no bad request.
    [SupplyParameterFromQuery(Name = "quem")] private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "codigo")] private string? Code { get; set; }

    [SupplyParameterFromForm(Name = "senha", FormName = "convite")] private string? Password { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        invitation = Guid.TryParse(Who, out var person) ? await invitations.FindAsync(person, Code ?? "", Http.RequestAborted) : null;

    private async Task SubmitAsync()
    {
        if (invitation is null)
        {
            return;
        }

        var errors = string.IsNullOrEmpty(Password) ? ["PasswordTooShort"] : await invitations.AcceptAsync(invitation, Password, Http.RequestAborted);
        if (errors.Count > 0)
        {
            problem = errors.Select(PasswordProblems.KeyOf).FirstOrDefault(key => key is not null) ?? "error.text";
            return;
        }

        await session.SignInAsync(invitation.User, isPersistent: true);
        navigation.NavigateTo("/");
    }
}
