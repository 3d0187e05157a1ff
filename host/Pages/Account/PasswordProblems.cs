using Microsoft.AspNetCore.Identity;

namespace Porfin.Host.Pages.Account;

/// <summary>Says in the product's words why Identity took no password.</summary>
internal static class PasswordProblems
{
    /// <summary>The resource key for a code; null when it is not about the password.</summary>
    public static string? KeyOf(string code) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => "password.short",
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => "password.monotone",
        _ => null,
    };
}
