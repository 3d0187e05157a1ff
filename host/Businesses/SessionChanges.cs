namespace Porfin.Host.Businesses;

/// <summary>Tells open pages that the rights of a person changed, so that they need not ask again and again. In this process only.</summary>
public sealed class SessionChanges
{
    /// <summary>The person whose rights changed.</summary>
    public event Action<Guid>? Changed;

    /// <summary>Says that a person's rights changed.</summary>
    public void Tell(Guid personId) => Changed?.Invoke(personId);
}
