using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Verification;

using Parallel = Control.Parallel;

/// <summary>Which branch a failing step ends, where its policy is to end its branch only.</summary>
internal static class FaultBranch
{
    /// <summary>The child of the nearest container that runs several side by side; null where there is none, so that the instance fails.</summary>
    public static PlanNode? Of(PlanNode node)
    {
        if (node.Failing.Then is not FaultPolicy.EndBranch)
        {
            return null;
        }

        var branch = node;
        while (branch.Parent is { } parent && parent.Container is not (Flowchart or Parallel or Fork or ParallelForEach))
        {
            branch = parent;
        }

        return branch.Parent is null ? null : branch;
    }

    /// <summary>The ExecuteWorkflow around a step: a fault inside ends only what it runs.</summary>
    public static PlanNode? Runner(PlanNode node)
    {
        var above = node.Parent;
        while (above is not null && above.Container is not ExecuteWorkflow)
        {
            above = above.Parent;
        }

        return above;
    }

    /// <summary>True for steps that may fail by themselves: by what the outside does, by an expression, or on purpose.</summary>
    public static bool MayFail(PlanNode node) => node.Type.Failures.Count > 0 || node.Type.ClassType == typeof(RaiseFault) || Array.Exists(node.Inputs, bound => !bound.IsConstant)
        || (node.Container is While && !node.Ports.ContainsKey("body"));

    /// <summary>True for an activity that ends the instance by a fault: the author wants it so.</summary>
    public static bool IsWanted(PlanNode node) => node.Type.ClassType == typeof(RaiseFault) && node.Failing.Then is FaultPolicy.Stop && Runner(node) is null;
}
