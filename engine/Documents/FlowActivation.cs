namespace Porfin;

/// <summary>Which messages begin a flow in a conversation where nothing waits.</summary>
public enum Begins
{
    /// <summary>Every message.</summary>
    Always,

    /// <summary>Only where nobody of the business, and no flow, has written yet.</summary>
    FirstContact,

    /// <summary>Only messages that hold one of the keywords.</summary>
    Keywords,
}

/// <summary>When a flow answers; <c>customProperties.porfin.activation</c> of the document. What has begun is not held up by it.</summary>
public sealed record FlowActivation
{
    /// <summary>Which messages begin it.</summary>
    public Begins Begins { get; init; }

    /// <summary>For <see cref="Begins.Keywords"/>: words or phrases; capitals, accents and punctuation do not matter.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>When it begins at all; null at any time.</summary>
    public OpeningHours? Hours { get; init; }

    /// <summary>What is said outside these hours, once until they begin again; null says nothing.</summary>
    public string? ClosedText { get; init; }
}
