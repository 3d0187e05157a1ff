using Microsoft.AspNetCore.Identity;

namespace Porfin.Host.Businesses;

/// <summary>A person who signs in.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public DateTimeOffset CreatedAt { get; init; }
}
