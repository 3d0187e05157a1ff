using Microsoft.AspNetCore.Identity;

namespace Porfin.Host.Businesses;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>The cookie is set.</summary>
    Done,

    /// <summary>E-mail or password is wrong; it is never told which.</summary>
    Refused,

    /// <summary>Too many wrong tries; the account rests for some minutes.</summary>
    LockedOut,
}

/// <summary>Signs people in by e-mail and password.</summary>
public sealed class SignIn(SignInManager<AppUser> session, IPasswordHasher<AppUser> hasher)
{
    private static readonly AppUser Nobody = new();

    public async Task<SignInOutcome> TryAsync(string email, string password)
    {
        // PostgreSQL takes no NUL in a text; nobody's e-mail has one.
        var user = email.Contains('\0', StringComparison.Ordinal) ? null : await session.UserManager.FindByEmailAsync(email);
        if (user?.PasswordHash is null)
        {
            // As slow as for a known e-mail, so that the time does not tell which e-mails have an account.
            hasher.HashPassword(Nobody, password);
            return SignInOutcome.Refused;
        }

        var result = await session.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true);
        return result.Succeeded ? SignInOutcome.Done : result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
    }
}
