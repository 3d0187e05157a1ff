namespace Porfin.Host.Businesses;

/// <summary>Somebody of a business.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">By which they sign in.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Since">Since when they belong to it; of who has not accepted yet, when they were invited.</param>
/// <param name="IsInvited">True while the invitation is not accepted.</param>
public sealed record BusinessPerson(Guid Id, string Email, string Role, DateTimeOffset Since, bool IsInvited);

/// <summary>Who changes the people of which business.</summary>
/// <param name="BusinessId">The business.</param>
/// <param name="PersonId">The admin who does it; null for the command line.</param>
public sealed record Actor(Guid BusinessId, Guid? PersonId);

/// <summary>How a change of people ended.</summary>
public enum PeopleOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The business has no such person.</summary>
    Missing,

    /// <summary>A business keeps at least one admin.</summary>
    LastAdmin,

    /// <summary>Who asked is no admin any more.</summary>
    NotAllowed,

    /// <summary>No e-mail address.</summary>
    BadEmail,

    /// <summary>No role.</summary>
    BadRole,

    /// <summary>The person is on the list already.</summary>
    AlreadyHere,

    /// <summary>The address has an account or an invitation elsewhere, and a person works in one business.</summary>
    Taken,
}
