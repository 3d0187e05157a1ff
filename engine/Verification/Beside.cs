using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Which activities can run side by side: on ways that part at one point and have not come together at a join.</summary>
/// <param name="study">What is studied.</param>
/// <param name="tells">True for activities that surely write: what the customer read before one of them is no more the last.</param>
internal sealed class Beside(Study study, Func<int, bool> tells)
{
    private readonly Lazy<List<Parting>> partings = new(() => new Partings(study, tells).Find());

    /// <summary>Where ways part that can be taken at once.</summary>
    public IReadOnlyList<Parting> Partings => partings.Value;

    /// <summary>The activities of a group that can run beside one of it.</summary>
    public IEnumerable<(PlanNode, List<Way>?)> Of(PlanNode node, IEnumerable<PlanNode> group) =>
        Partings.Count == 0 ? [] : group.Where(other => other.Index >= node.Index && Runs(node.Index, other.Index)).Select(other => (other, (List<Way>?)null));

    private bool Runs(int one, int other)
    {
        study.Effort.Spend(Partings.Count);
        return partings.Value.Exists(parting => parting.Has(one, other));
    }
}
