namespace Porfin.Host.Flows;

/// <summary>A flow as its card shows it.</summary>
/// <param name="Id">The flow.</param>
/// <param name="Name">What people call it.</param>
/// <param name="PublishedVersion">The version that new conversations begin with; null while nothing is published.</param>
/// <param name="PublishedAt">When that version was published.</param>
/// <param name="Accounts">The business's numbers on which it answers.</param>
/// <param name="Running">How many conversations are in it now.</param>
public sealed record FlowSummary(
    Guid Id, string Name, int? PublishedVersion, DateTimeOffset? PublishedAt, IReadOnlyList<string> Accounts, int Running)
{
    /// <summary>The folder in which it lies; empty at the top.</summary>
    public string Folder { get; init; } = "";

    /// <summary>False when it is switched off and says nothing.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>True when the draft is not what is published.</summary>
    public bool HasChanges { get; init; }
}

/// <summary>One published version of a flow.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Note">What changed, in the author's words.</param>
/// <param name="Author">Who published it.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="OverrideReason">Why it was published in spite of what the proofs found; null when there was no need.</param>
public sealed record FlowVersion(int Version, string? Note, string? Author, DateTimeOffset PublishedAt, string? OverrideReason = null);

/// <summary>A flow with its history, the newest version first.</summary>
public sealed record OpenFlow(FlowSummary Summary, IReadOnlyList<FlowVersion> Versions);

/// <summary>A flow as others refer to it.</summary>
/// <param name="Id">The flow.</param>
/// <param name="DefinitionId">By which documents run it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsPublished">True when it can be run.</param>
public sealed record FlowName(Guid Id, string DefinitionId, string Name, bool IsPublished);
