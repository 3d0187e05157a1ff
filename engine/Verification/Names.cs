using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Variables that are read before they are set on some way, misspelt names, and variables that nobody reads.</summary>
internal static class Names
{
    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "variables", "Variables", "input", "Input", "message", "contact", "business", "channel", "now", "CorrelationId", "WorkflowInstanceId", "WorkflowDefinitionId", "WorkflowDefinitionVersionId", "WorkflowDefinitionVersion", "CurrentValue", "CurrentIndex", "loop", "forloop",
    };

    private static readonly HashSet<string> Losing = new(StringComparer.Ordinal) { "Silent", "Failed", "Invalid", "Other" };

    public static IEnumerable<Finding> Find(Plan plan, FlowMap map, ShortestPaths paths)
    {
        var uses = Uses(plan);
        var declared = plan.Nodes[0].Scope!.Variables;
        foreach (var finding in Unknown(plan, uses, paths))
        {
            yield return finding;
        }

        foreach (var variable in declared)
        {
            var reads = uses.Where(use => use.Name == variable.Name && use.IsRead).ToList();
            if (reads.Count == 0)
            {
                yield return new("variable:unused", Severity.Info, "", $"Ninguém lê a variável '{variable.Name}'.", $"Nobody reads the variable '{variable.Name}'.", []);
            }
            else if (variable.Value.IsNullish && Unset(plan, map, uses, variable.Name, reads) is { } ways)
            {
                var at = plan.Nodes[ways.Count > 0 ? ways[^1].To : 0];
                yield return new("variable:unset", Severity.Warning, at.Path, $"'{at.Name}' lê a variável '{variable.Name}', que neste caminho ainda não recebeu valor.", $"'{at.Name}' reads the variable '{variable.Name}', which has no value yet on this way.", paths.Steps(ways, at.Index));
            }
        }
    }

    private static List<(int Node, string Name, bool IsRead, bool IsSet)> Uses(Plan plan)
    {
        var uses = new List<(int, string, bool, bool)>();
        foreach (var (nodeId, _, use) in plan.Names)
        {
            if (plan.ByPath.TryGetValue(nodeId, out var node) && Resolve(use) is { } resolved)
            {
                uses.Add((node.Index, resolved.Name, resolved.IsRead, resolved.IsSet));
            }
        }

        return uses;
    }

    private static (string Name, bool IsRead, bool IsSet)? Resolve(NameUse use) => use switch
    {
        { Kind: NameUseKind.Call, Name: "getVariable", Detail: { } name } => (name, true, false),
        { Kind: NameUseKind.Call, Name: "setVariable", Detail: { } name } => (name, false, true),
        { Kind: NameUseKind.Call, Name: ['g', 'e', 't', _, ..] } when !ScopeFunctions.Names.Contains(use.Name) => (use.Name[3..], true, false),
        { Kind: NameUseKind.Read, Name: "variables" or "Variables", Detail: { } name } => (name, true, false),
        { Kind: NameUseKind.Write, Name: "variables", Detail: { } name } => (name, false, true),
        { Kind: NameUseKind.Read } => (use.Name, true, false),
        { Kind: NameUseKind.Write } => (use.Name, false, true),
        _ => null,
    };

    private static IEnumerable<Finding> Unknown(Plan plan, List<(int Node, string Name, bool IsRead, bool IsSet)> uses, ShortestPaths paths)
    {
        var declared = plan.Nodes.SelectMany(node => node.Scope?.Variables ?? []).Select(variable => variable.Name).Concat(plan.Flow.Inputs.Select(input => input.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = uses.Where(use => use.IsSet).Select(use => use.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, name, _, _) in uses.Where(use => use.IsRead).DistinctBy(use => (use.Node, use.Name)))
        {
            if (Given.Contains(name) || declared.Contains(name) || made.Contains(name) || plan.Nodes[index].Path.Contains('/', StringComparison.Ordinal) || name.Contains("From", StringComparison.Ordinal))
            {
                continue;
            }

            var near = declared.MinBy(candidate => Compilation.UnknownTypes.Distance(candidate, name));
            var isNear = near is not null && Compilation.UnknownTypes.Distance(near, name) <= 2;
            yield return new("variable:unknown", Severity.Warning, plan.Nodes[index].Path, $"'{name}' não é variável deste fluxo.{(isNear ? $" Você quis dizer '{near}'?" : " Declare-a ou corrija o nome.")}", $"'{name}' is no variable of this flow.{(isNear ? $" Did you mean '{near}'?" : " Declare it, or correct the name.")}", paths.To(index));
        }
    }

    /// <summary>A way from the start to a reader on which nothing sets the variable; null when there is none.</summary>
    private static List<Way>? Unset(Plan plan, FlowMap map, List<(int Node, string Name, bool IsRead, bool IsSet)> uses, string name, List<(int Node, string Name, bool IsRead, bool IsSet)> reads)
    {
        var readers = reads.Select(read => read.Node).ToHashSet();
        var scripts = uses.Where(use => use.IsSet && use.Name == name).Select(use => use.Node).ToHashSet();
        var from = new Way?[plan.Nodes.Length];
        var seen = new bool[plan.Nodes.Length];
        seen[FlowMap.Start] = true;
        var queue = new Queue<int>([FlowMap.Start]);
        while (queue.TryDequeue(out var at))
        {
            if (readers.Contains(at) && !scripts.Contains(at))
            {
                return Back(from, at);
            }

            foreach (var way in map.Outbound[at].Where(way => way.To >= 0 && !seen[way.To] && !Sets(plan.Nodes[at], name, way.Outcome) && !scripts.Contains(at)))
            {
                seen[way.To] = true;
                from[way.To] = way;
                queue.Enqueue(way.To);
            }
        }

        return null;
    }

    private static bool Sets(PlanNode node, string name, string outcome)
    {
        var target = node.Target is { } set && set.Owner.Scope!.Variables[set.Slot].Name == name;
        return target || (!Losing.Contains(outcome) && node.Outputs.Any(output => output.Variable is { } bound && bound.Owner.Scope!.Variables[bound.Slot].Name == name));
    }

    private static List<Way> Back(Way?[] from, int node)
    {
        var ways = new List<Way>();
        for (var at = node; from[at] is { } way; at = way.From)
        {
            ways.Add(way);
        }

        ways.Reverse();
        return ways;
    }
}
