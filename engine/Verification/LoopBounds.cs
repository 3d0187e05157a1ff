using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Expressions.Scripting;

namespace Porfin.Verification;

using For = Control.For;
using ForEach = Control.ForEach;

/// <summary>Whether a loop over a list or a range comes to its end: nothing in its body may move that end away.</summary>
internal sealed class LoopBounds(Plan plan)
{
    private readonly Dictionary<PlanNode, bool> known = [];
    private VariableUses? uses;

    /// <summary>True when the loop runs its body finitely often.</summary>
    public bool IsCounted(PlanNode loop)
    {
        if (!known.TryGetValue(loop, out var counted))
        {
            known[loop] = counted = loop.Container is ParallelForEach || (loop.Container is For or ForEach && IsFixed(loop));
        }

        return counted;
    }

    /// <summary>How often a range with constant ends runs its body; null when an end is computed.</summary>
    public static double? Rounds(PlanNode loop)
    {
        if (loop.Container is not For || loop.Inputs.Any(bound => bound.Expression is not Constant))
        {
            return null;
        }

        double Number(string name, double otherwise) => PossibleOutcomes.ConstantOf(loop, name) is { } value ? ValueConvert.ToNumber(value) ?? otherwise : otherwise;
        var step = Number("step", 1);
        return step == 0 ? 0 : Math.Max(0, Math.Floor((Number("end", 0) - Number("start", 0)) / step) + 1);
    }

    private bool IsFixed(PlanNode loop)
    {
        if (loop.Inputs.All(bound => bound.Expression is Constant))
        {
            return true;
        }

        uses ??= new(plan);
        var names = uses.ByNode[loop].Select(use => use.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return !uses.AnyComputedName && Array.TrueForAll(plan.Nodes, node => !IsInside(node, loop) || LeavesAlone(node, names));
    }

    /// <summary>True when an activity cannot change one of the names: scripts that only read a list may still grow it.</summary>
    private bool LeavesAlone(PlanNode node, HashSet<string> names) =>
        !uses!.ByNode[node].Any(use => names.Contains(use.Name) && (use.IsWrite || Array.Exists(node.Inputs, bound => bound.Expression is Script)));

    private static bool IsInside(PlanNode node, PlanNode loop)
    {
        for (var above = node.Parent; above is { IsComposite: false }; above = above.Parent)
        {
            if (above == loop)
            {
                return true;
            }
        }

        return false;
    }
}
