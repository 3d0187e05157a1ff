using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Loops in which nothing pauses: no customer's turn, no real delay, no list or range that comes to its end.</summary>
internal static class Loops
{
    public static IEnumerable<Finding> Find(Plan plan, FlowMap map, ShortestPaths paths)
    {
        static bool Runs(Way way) => !way.Pauses && !way.IsCounted;
        var told = new HashSet<int>();
        foreach (var node in plan.Nodes)
        {
            if (told.Contains(node.Index) || !paths.IsReached(node.Index) || paths.Between(node.Index, node.Index, Runs) is not { } cycle)
            {
                continue;
            }

            var members = cycle.Select(way => way.From).ToHashSet();
            told.UnionWith(members);
            var first = cycle.Select(way => plan.Nodes[way.From]).FirstOrDefault(member => member.Container is null) ?? node;
            var canLeave = members.Any(member => map.Outbound[member].Exists(way => !members.Contains(way.To)));
            yield return canLeave
                ? new("loop:unproven", Severity.Warning, first.Path, $"O fluxo pode voltar a '{first.Name}' sem esperar o cliente nem o tempo passar. Se a condição nunca mudar, ele gira sem parar. Coloque uma pergunta ou uma espera no caminho.", $"The flow can come back to '{first.Name}' without a customer's turn or a delay. If its condition never changes, it loops. Put a question or a delay on the way.", paths.Over(node.Index, cycle))
                : new("loop:endless", Severity.Error, first.Path, $"O fluxo gira sem parar a partir de '{first.Name}': nada no caminho espera o cliente nem o tempo passar. Coloque uma pergunta ou uma espera.", $"The flow loops for ever from '{first.Name}': nothing on the way waits for the customer or for time. Put a question or a delay on the way.", paths.Over(node.Index, cycle));
        }
    }
}
