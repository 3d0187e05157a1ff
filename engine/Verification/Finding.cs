namespace Porfin.Verification;

/// <summary>Something that a proof found in a flow.</summary>
/// <param name="Code">A stable code such as <c>loop:endless</c>.</param>
/// <param name="Severity">How bad it is; an error prevents publishing.</param>
/// <param name="NodeId">The activity at which it shows.</param>
/// <param name="Portuguese">What is wrong and what to do, for the flow's author.</param>
/// <param name="English">The same in English.</param>
/// <param name="Path">The shortest way that shows it: activities from the start.</param>
public sealed record Finding(string Code, Severity Severity, string NodeId, string Portuguese, string English, IReadOnlyList<PathStep> Path);

/// <summary>One step of a way through a flow.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Outcome">The outcome by which it is left; null for the last.</param>
public sealed record PathStep(string NodeId, string? Outcome);
