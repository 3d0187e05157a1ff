namespace Porfin.Documents.Comparing;

/// <summary>What happened to a part of a flow.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It stands elsewhere: on the canvas, in another container, or at another place of a sequence.</summary>
    Moved,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>Which part of a flow.</summary>
public enum FlowPart
{
    /// <summary>A property of the flow itself.</summary>
    Setting,

    /// <summary>A variable; <see cref="FlowChange.Id"/> is its id, with the container's before a slash when it is not the flow's.</summary>
    Variable,

    /// <summary>An input of the flow.</summary>
    Input,

    /// <summary>An output of the flow.</summary>
    Output,

    /// <summary>An activity.</summary>
    Activity,

    /// <summary>A connection; <see cref="FlowChange.Id"/> is <c>source:outcome → target</c>.</summary>
    Connection,
}

/// <summary>One difference between two flows.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Part">To which part.</param>
/// <param name="Id">Its id or name.</param>
public sealed record FlowChange(ChangeKind Kind, FlowPart Part, string Id)
{
    /// <summary>For an activity, its type; after the change where both have it.</summary>
    public string? Type { get; init; }

    /// <summary>What of it changed: an input, <c>metadata.displayText</c>, <c>position</c>, <c>container</c>, <c>order</c>; null when all of it came or went.</summary>
    public string? Property { get; init; }

    /// <summary>What it was: a text, or JSON; null when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What it is.</summary>
    public string? After { get; init; }

    /// <summary>Both texts together, word by word; empty where they are no texts.</summary>
    public IReadOnlyList<WordChange> Words { get; init; } = [];
}

/// <summary>A piece of two texts.</summary>
/// <param name="Kind">Added, removed, or null for what both have.</param>
/// <param name="Text">The piece, with its spaces.</param>
public readonly record struct WordChange(ChangeKind? Kind, string Text);
