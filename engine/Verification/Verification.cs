using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>All that is known of a document before it runs: problems that prevent a plan, and what the proofs found in the plan.</summary>
/// <param name="Plan">The plan; null when the document has errors that prevent one.</param>
/// <param name="Findings">Problems and findings, worst first.</param>
public sealed record Verification(Plan? Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>True when nothing prevents publishing; warnings may remain.</summary>
    public bool CanPublish => Plan is not null && Findings.All(finding => finding.Severity is not Severity.Error);
}
