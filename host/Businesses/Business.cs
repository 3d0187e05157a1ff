namespace Porfin.Host.Businesses;

/// <summary>A tenant: a company that sells and serves with Porfin.</summary>
public sealed class Business
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>That a person belongs to a business, and what they may do there.</summary>
public sealed class Membership
{
    public Guid BusinessId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person accepted the invitation; null while they have not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
}
