using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Engine.Tests.Verification;

/// <summary>What the customer has seen so far, and what a turn shows: read off the journal, without any of the verifier's tables.</summary>
/// <param name="SinceCustomer">How long ago the customer wrote; more than a day counts as a day.</param>
/// <param name="Owes">True when the customer wrote and has got no word since.</param>
/// <param name="Last">The last text since the customer wrote, and how it stands in the document; null when there is none.</param>
public sealed record Watch(TimeSpan SinceCustomer, bool Owes, (string Text, string Source)? Last)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static Watch Beginning { get; } = new(TimeSpan.Zero, true, null);

    /// <summary>Time passed.</summary>
    public Watch After(TimeSpan time) => this with { SinceCustomer = SinceCustomer + time > Day ? Day : SinceCustomer + time };

    /// <summary>The customer wrote.</summary>
    public static Watch Heard => Beginning;

    /// <summary>Notes what a turn showed.</summary>
    public Watch See(Turn turn, Sightings seen)
    {
        seen.LoopedForEver |= turn.Instance.Fault?.Code is "turn:too-long" or "turn:too-many-effects";
        var (watch, lastLeft) = (this, (PlanNode?)null);
        foreach (var entry in turn.Journal)
        {
            var node = turn.Plan.ByPath.GetValueOrDefault(entry.NodeId);
            switch (entry.Kind)
            {
                case JournalKind.Left when node is not null:
                    seen.Visited.Add(entry.NodeId);
                    entry.Detail!.Split(", ").ToList().ForEach(outcome => seen.Left.Add((entry.NodeId, outcome)));
                    lastLeft = node.Container is null ? node : lastLeft;
                    break;
                case JournalKind.Failed when node is { Container: null }:
                    lastLeft = node;
                    break;
                case JournalKind.Skipped when entry.Detail is { } join && turn.Plan.ByPath[join] is { Parent.Graph: { } graph } skipped && graph.Joins[skipped.Local] is FlowJoinMode.WaitAll:
                    seen.GivenUp.Add(join);
                    break;
                case JournalKind.Emitted when node?.Type.Name is "Test.Say":
                    watch = watch.Said(node, ((LineWritten)entry.Event!).Text, seen);
                    break;
                case JournalKind.Emitted when node?.Type.Name is "Test.Use":
                    seen.ReadUnset.Add((Flow(entry.NodeId), ((NameExpression)node.Inputs[0].Expression).Name));
                    break;
            }
        }

        if (turn.Instance.Status is InstanceStatus.Finished && watch.Owes && lastLeft is { } last && IsConversation(turn.Plan) && (!last.Type.IsTerminal || last.Type.ClassType == typeof(Break)))
        {
            seen.EndedInSilence.Add(last.Path);
        }

        return watch;
    }

    private static bool IsConversation(Plan plan) => plan.Nodes.Any(node => node.Type.Name is "Test.Say" or "Test.Question");

    /// <summary>The flow or sub-flow in which an activity stands.</summary>
    public static string Flow(string nodeId) => nodeId.Contains('/', StringComparison.Ordinal) ? nodeId[..nodeId.LastIndexOf('/')] : "";

    private Watch Said(PlanNode node, string text, Sightings seen)
    {
        if (text.Length == 0)
        {
            return this;
        }

        if (SinceCustomer >= Day)
        {
            seen.WroteOutside.Add(node.Path);
        }

        if (text.Length > Say.Most)
        {
            seen.WroteTooMuch.Add(node.Path);
        }

        var said = (text, node.Inputs[0].Expression is Template.RunningTemplate template ? template.Text : text);
        if (Last == said)
        {
            seen.WroteTwice.Add(node.Path);
        }

        return this with { Owes = false, Last = said };
    }
}
