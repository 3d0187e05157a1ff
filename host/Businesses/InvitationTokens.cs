using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Porfin.Host.Businesses;

/// <summary>How long an invitation may be accepted: seven days.</summary>
public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public InvitationTokenOptions()
    {
        Name = InvitationTokens.Provider;
        TokenLifespan = TimeSpan.FromDays(7);
    }
}

/// <summary>The codes in the links of invitations. Each is sealed, of one person, and worth nothing once their security stamp changed: when they set a password, or got a newer link.</summary>
public sealed class InvitationTokens(IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<AppUser>> log)
    : DataProtectorTokenProvider<AppUser>(protection, options, log)
{
    /// <summary>The name by which Identity knows it.</summary>
    public const string Provider = "invitation";

    /// <summary>What the codes are for.</summary>
    public const string Purpose = "accept";
}
