using Porfin.Execution;
using Porfin.Expressions.Scripting;

namespace Porfin.Verification;

/// <summary>Looks for a way from the start to a reader of a variable on which nothing sets it.</summary>
internal sealed class UnsetVariable
{
    private readonly Study study;
    private readonly VariableReference variable;
    private readonly ILookup<PlanNode, VariableUse> writes;
    private readonly HashSet<int> readers;

    private UnsetVariable(Study study, VariableUses uses, VariableReference variable)
    {
        (this.study, this.variable) = (study, variable);
        writes = uses.ByVariable[variable].Where(use => use.IsWrite).ToLookup(use => use.Node);
        readers = [.. uses.ByVariable[variable].Where(use => !use.IsWrite && !(Set(use.Node) is { } after && use.Use is { } read && (read.Line, read.Column).CompareTo(after) >= 0)).Select(use => use.Node.Index)];
    }

    /// <summary>The shortest such way; null when there is none.</summary>
    public static List<Way>? Way(Study study, VariableUses uses, VariableReference variable) => new UnsetVariable(study, uses, variable).Search();

    private List<Way>? Search()
    {
        var from = new Way?[study.Plan.Nodes.Length];
        var seen = new bool[study.Plan.Nodes.Length];
        var start = variable.Owner.Index;
        seen[start] = true;
        var queue = new Queue<int>([start]);
        study.Effort.Spend(seen.Length / 16);
        while (queue.TryDequeue(out var at))
        {
            if (readers.Contains(at))
            {
                return [.. ShortestPaths.Back(FromStart(start), start, study.Effort), .. ShortestPaths.Back(from, at, study.Effort)];
            }

            foreach (var way in study.Map.Outbound[at])
            {
                study.Effort.Spend();
                if (way.To >= 0 && !seen[way.To] && study.Map.IsInside(way.To, variable.Owner) && !Sets(study.Plan.Nodes[at], way.Outcome))
                {
                    seen[way.To] = true;
                    from[way.To] = way;
                    queue.Enqueue(way.To);
                }
            }
        }

        return null;
    }

    private Way?[] FromStart(int node) => node == FlowMap.Start ? new Way?[study.Plan.Nodes.Length] : study.Paths.Search([FlowMap.Start], static _ => true, node, study.Effort).From;

    /// <summary>True when an activity has surely set the variable when it is left by an outcome.</summary>
    private bool Sets(PlanNode node, string outcome) => writes.Contains(node)
        && (node.Target == variable || Set(node) is not null || Array.Exists(node.Outputs, output => output.Variable == variable && IsSetOn(node, output.Name, outcome)));

    /// <summary>The place in an activity's script behind which the variable is surely set; null when there is none.</summary>
    private (int Line, int Column)? Set(PlanNode node)
    {
        var name = VariableUses.NameOf(variable);
        foreach (var use in writes[node].Where(use => use.Use is not null))
        {
            foreach (var script in node.Inputs.Select(bound => bound.Expression).OfType<Script>())
            {
                foreach (var (set, after) in ScriptSets.Of(script))
                {
                    if (set == name || (set.Length == name.Length && char.ToLowerInvariant(set[0]) + set[1..] == name))
                    {
                        return after;
                    }
                }
            }
        }

        return null;
    }

    private static bool IsSetOn(PlanNode node, string output, string outcome)
    {
        if (node.Type.Outputs.FirstOrDefault(candidate => candidate.Name.Equals(output, StringComparison.OrdinalIgnoreCase)) is not { } declared)
        {
            // Outputs of a sub-flow: some way through it may set nothing.
            return false;
        }

        return !declared.Except.Contains(outcome) && (outcome != "Failed" || node.Type.Outcomes.Any(known => known.Name == outcome));
    }
}
