using System.Reflection;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>The same text twice in a row: a way from one send to another of the same constant text on which the customer does not write.</summary>
internal static class Repetition
{
    public static IEnumerable<Finding> Find(Plan plan, FlowMap map, ShortestPaths paths)
    {
        var sends = plan.Nodes.Where(node => paths.IsReached(node.Index)).Select(node => (Node: node, Text: TextOf(node))).Where(send => send.Text is not null).ToList();
        foreach (var group in sends.GroupBy(send => send.Text, StringComparer.Ordinal))
        {
            foreach (var (node, _) in group)
            {
                foreach (var (other, _) in group)
                {
                    if (paths.Between(node.Index, other.Index, way => way.Cause is not OutcomeCause.Customer) is { } ways)
                    {
                        yield return new("text:repeated", Severity.Warning, other.Path, $"O cliente pode receber duas vezes seguidas o mesmo texto, em '{node.Name}' e em '{other.Name}', sem ter escrito nada entre eles. Mude um dos textos ou espere a resposta.", $"The customer may get the same text twice in a row, from '{node.Name}' and '{other.Name}', without having written in between. Change one of them, or wait for an answer.", paths.Over(node.Index, ways));
                    }
                }
            }
        }
    }

    private static string? TextOf(PlanNode node) =>
        node.Type.ClassType.GetCustomAttribute<WritesToCustomerAttribute>() is { } writes ? FlowMap.ConstantOf(node, writes.TextInput)?.Text : null;
}
