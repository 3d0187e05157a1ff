using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Account;

/// <summary>Registers a business and its first person, and signs them in.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class SignUpPage(Registration registration, SignInManager<AppUser> session, NavigationManager navigation)
{
    private const int LongestName = 120;

    // Field name → resource key; "" is for the form as a whole.
    private readonly Dictionary<string, string> problems = [];

    [SupplyParameterFromForm(Name = "negocio", FormName = "cadastro")] private string? BusinessName { get; set; }

    [SupplyParameterFromForm(Name = "email", FormName = "cadastro")] private string? Email { get; set; }

    [SupplyParameterFromForm(Name = "senha", FormName = "cadastro")] private string? Password { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private string? Problem(string field) => problems.TryGetValue(field, out var key) ? T[key].Value : null;

    private async Task SubmitAsync()
    {
        Check();
        if (problems.Count > 0)
        {
            return;
        }

        var made = await registration.RegisterAsync(new NewBusiness(Email!.Trim(), Password!, BusinessName!), Http.RequestAborted);
        if (made.User is null)
        {
            Explain(made.Errors);
            return;
        }

        await session.SignInAsync(made.User, isPersistent: true);
        navigation.NavigateTo("/");
    }

    private void Check()
    {
        if (BusinessName?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl))
        {
            problems["negocio"] = "signup.business.invalid";
        }

        if (!EmailText.IsSound(Email?.Trim()))
        {
            problems["email"] = "signup.email.invalid";
        }

        if (string.IsNullOrEmpty(Password))
        {
            problems["senha"] = "password.rule";
        }
    }

    private void Explain(IReadOnlyList<string> errors)
    {
        foreach (var code in errors)
        {
            _ = code switch
            {
                nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => problems["email"] = "signup.email.taken",
                nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => problems["email"] = "signup.email.invalid",
                _ when PasswordProblems.KeyOf(code) is { } key => problems["senha"] = key,
                _ => problems[""] = "error.text",
            };
        }
    }
}
