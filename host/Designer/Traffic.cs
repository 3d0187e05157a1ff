namespace Porfin.Host.Designer;

/// <summary>How many took an outcome.</summary>
/// <param name="NodeId">The activity; of sub-flows with the path that leads there.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Conversations">How many conversations first did so in the time that is looked at.</param>
public sealed record Passage(string NodeId, string Outcome, int Conversations);

/// <summary>How many conversations wait at an activity.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Version">The version on which they are.</param>
/// <param name="Count">How many.</param>
public sealed record WaitingThere(string NodeId, int Version, int Count);

/// <summary>How many conversations came to an activity, or ended there.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Conversations">How many.</param>
public sealed record CountThere(string NodeId, int Conversations);

/// <summary>What happened in a flow.</summary>
/// <param name="Since">From when.</param>
/// <param name="Begun">How many instances began.</param>
/// <param name="Passages">Which ways were taken how often.</param>
/// <param name="Waiting">Who waits where now.</param>
/// <param name="Reached">How many conversations came to each activity.</param>
/// <param name="Ended">Where those that are over came last.</param>
public sealed record Traffic(
    DateTimeOffset Since, int Begun, IReadOnlyList<Passage> Passages, IReadOnlyList<WaitingThere> Waiting, IReadOnlyList<CountThere> Reached, IReadOnlyList<CountThere> Ended);

/// <summary>A conversation that came by somewhere.</summary>
/// <param name="InstanceId">Its run of the flow.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Name">The customer's name or address.</param>
/// <param name="At">When.</param>
/// <param name="Status">How the run stands.</param>
/// <param name="Version">The version on which it ran last.</param>
public sealed record Visit(Guid InstanceId, Guid ConversationId, string Name, DateTimeOffset At, string Status, int Version);

/// <summary>A place in a flow.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Outcome">Only who left it by this outcome; null for all.</param>
/// <param name="IsWaiting">Only who waits there now.</param>
public sealed record PlaceInFlow(string NodeId, string? Outcome, bool IsWaiting);
