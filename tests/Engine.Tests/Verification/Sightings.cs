namespace Porfin.Engine.Tests.Verification;

/// <summary>What was seen to happen in a flow.</summary>
public sealed class Sightings
{
    /// <summary>True when every turn that the choices allow was run.</summary>
    public bool IsComplete { get; set; } = true;

    public bool LoopedForEver { get; set; }

    public bool FollowedUpForEver { get; set; }

    public HashSet<string> WroteOutside { get; } = [];

    public HashSet<string> WroteTwice { get; } = [];

    public HashSet<string> WroteTooMuch { get; } = [];

    /// <summary>Where flows ended although the customer had written and got no word.</summary>
    public HashSet<string> EndedInSilence { get; } = [];

    /// <summary>Variables that were read without a value, with the flow in which they are.</summary>
    public HashSet<(string Flow, string Name)> ReadUnset { get; } = [];

    /// <summary>Joins that wait for all and were given up.</summary>
    public HashSet<string> GivenUp { get; } = [];

    public HashSet<string> Visited { get; } = [];

    public HashSet<(string NodeId, string Outcome)> Left { get; } = [];
}
