namespace Porfin.Verification;

/// <summary>Something that a proof found in a flow, or a problem of its document.</summary>
/// <param name="Code">A stable code such as <c>loop:endless</c>.</param>
/// <param name="Severity">How bad it is; an error prevents publishing.</param>
/// <param name="NodeId">The path of the activity at which it shows; empty for the flow as a whole.</param>
/// <param name="Text">What is wrong and what to do, for the flow's author.</param>
/// <param name="Path">The shortest way that shows it: activities from the start; empty where no way is needed.</param>
public sealed record Finding(string Code, Severity Severity, string NodeId, Sentence Text, IReadOnlyList<PathStep> Path)
{
    /// <summary>All activities that take part, <see cref="NodeId"/> first.</summary>
    public IReadOnlyList<string> NodeIds { get; init; } = NodeId.Length == 0 ? [] : [NodeId];

    /// <summary>What can be done about it with one click; null when only the author can know.</summary>
    public Repair? Repair { get; init; }

    /// <summary>Where in the document, as a JSON pointer; empty when it is not at one place.</summary>
    public string JsonPath { get; init; } = "";

    /// <summary>The line in the document, from 1; 0 when it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in the line, from 1; 0 when it is not known.</summary>
    public int Column { get; init; }

    /// <summary>How certain it is that the way can be gone; null for what is told of the document itself and needs no way.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>The outcome or the variable that the finding is about; empty when it is about neither.</summary>
    internal string Subject { get; init; } = "";

    /// <summary>The text in Portuguese.</summary>
    public string Portuguese => Text.Portuguese;

    /// <summary>The text in English.</summary>
    public string English => Text.English;
}

/// <summary>How certain a finding is.</summary>
public enum Certainty
{
    /// <summary>The engine went the way, and what the finding says happened: only customers, other systems and the clock have to do their part.</summary>
    Shown,

    /// <summary>It hangs on a condition or a step that is not decided beforehand, or was not tried.</summary>
    Possible,
}

/// <summary>One step of a way through a flow.</summary>
/// <param name="NodeId">The path of the activity.</param>
/// <param name="Outcome">The outcome by which it is left; null for the last.</param>
public sealed record PathStep(string NodeId, string? Outcome);
