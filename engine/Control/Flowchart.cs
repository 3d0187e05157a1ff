using Porfin.Execution;

namespace Porfin.Control;

/// <summary>
/// Activities joined by connections. A node with several inbound connections is a join: it runs once for all branches that can still arrive.
/// Whether one can still arrive is read from the graph and from what runs at the moment, so that dead branches never block and loops need no counters.
/// </summary>
[Activity("Elsa.Flowchart", Category = "Flow", IsBrowsable = false)]
[Port("activities", IsList = true)]
public sealed class Flowchart : Container
{
    internal override Next Enter(Turn turn, Frame frame)
    {
        var graph = frame.Node.Graph!;
        if (graph.Start < 0)
        {
            return Outcome.Done;
        }

        turn.Agenda.Schedule(frame, turn.Trigger?.Parent == frame.Node ? turn.Trigger! : graph.Nodes[graph.Start]);
        return Next.Children;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes)
    {
        if (child.Node.Type.IsTerminal)
        {
            turn.Agenda.CancelChildren(frame);
            return Outcome.Done;
        }

        Leave(turn, frame, frame.Node.Graph!, child, outcomes);
        return frame.Children > 0 ? Next.Children : Outcome.Done;
    }

    private static void Leave(Turn turn, Frame frame, FlowGraph graph, Frame child, Outcomes outcomes)
    {
        var edges = graph.Outbound[child.Node.Local];
        var lost = child.LosesTo;
        for (var i = 0; i < edges.Length; i++)
        {
            var target = edges[i].Target;
            var loses = lost >= 0 && graph.CanReachForward(target, lost);
            if (target == lost || (loses && (edges[i].IsBackward || IsJoin(graph, edges[i]))) || !outcomes.Follow(edges[i].Port))
            {
                Recheck(turn, frame, graph, edges, i + 1);
            }
            else if (IsJoin(graph, edges[i]))
            {
                lost = Arrive(turn, frame, graph, edges, i) ? target : lost;
            }
            else
            {
                turn.Agenda.Schedule(frame, graph.Nodes[target]).LosesTo = loses ? lost : -1;
            }
        }

        Recheck(turn, frame, graph, edges, edges.Length);
    }

    private static bool IsJoin(FlowGraph graph, Edge edge) => !edge.IsBackward && graph.ForwardInbound[edge.Target] > 1;

    /// <summary>Comes to a join. True when it is a WaitAny join, which runs: other ways to it are void.</summary>
    private static bool Arrive(Turn turn, Frame frame, FlowGraph graph, Edge[] edges, int at)
    {
        var edge = edges[at];
        frame.Arrivals ??= [];
        if (!frame.Arrivals.Contains(edge.Index))
        {
            frame.Arrivals.Add(edge.Index);
        }

        TryRun(turn, frame, graph, edge.Target, edges, at + 1);
        return graph.Joins[edge.Target] is FlowJoinMode.WaitAny;
    }

    /// <summary>Looks at all joins at which something arrived.</summary>
    private static void Recheck(Turn turn, Frame frame, FlowGraph graph, Edge[] edges, int remainingFrom)
    {
        if (frame.Arrivals is not { Count: > 0 } arrivals)
        {
            return;
        }

        foreach (var target in arrivals.Select(index => graph.Edges[index].Target).Distinct().ToArray())
        {
            TryRun(turn, frame, graph, target, edges, remainingFrom);
        }
    }

    /// <summary>Runs a join, or skips it, when its rule is decided.</summary>
    private static void TryRun(Turn turn, Frame frame, FlowGraph graph, int join, Edge[] edges, int remainingFrom)
    {
        var arrived = frame.Arrivals!.Count(index => graph.Edges[index].Target == join);
        if (arrived == 0)
        {
            return;
        }

        var mode = graph.Joins[join];
        if (mode is FlowJoinMode.WaitAny)
        {
            RunFirst(turn, frame, graph, join);
            return;
        }

        var complete = arrived == graph.ForwardInbound[join];
        if (!complete && CanStillArrive(turn, frame, graph, join, edges, remainingFrom))
        {
            return;
        }

        Take(frame, graph, join);
        if (mode is FlowJoinMode.WaitAll && !complete)
        {
            turn.Record.Note(JournalKind.Skipped, frame, graph.Nodes[join].Path);
            Recheck(turn, frame, graph, edges, remainingFrom);
        }
        else
        {
            turn.Agenda.Schedule(frame, graph.Nodes[join]);
        }
    }

    /// <summary>Runs a WaitAny join and gives up all other ways to it. Branches that are queued at this moment still go on, as in Elsa, but only until they would wait, or come to a join or to the end of a loop.</summary>
    private static void RunFirst(Turn turn, Frame frame, FlowGraph graph, int join)
    {
        Take(frame, graph, join);
        frame.Arrivals!.RemoveAll(index => graph.CanReachForward(graph.Edges[index].Target, join));
        turn.Agenda.CancelWaiting(frame, child => graph.CanReachForward(child.Node.Local, join));
        foreach (var queued in turn.Agenda.Queued(frame))
        {
            if (graph.CanReachForward(queued.Node.Local, join))
            {
                queued.LosesTo = join;
            }
        }

        turn.Agenda.Schedule(frame, graph.Nodes[join]);
    }

    private static bool CanStillArrive(Turn turn, Frame frame, FlowGraph graph, int join, Edge[] edges, int remainingFrom)
    {
        for (var i = remainingFrom; i < edges.Length; i++)
        {
            if (edges[i].Target == join || graph.CanArrive(edges[i].Target, join))
            {
                return true;
            }
        }

        foreach (var index in frame.Arrivals!)
        {
            var other = graph.Edges[index].Target;
            if (graph.CanReachForward(other, join))
            {
                return true;
            }
        }

        return turn.Agenda.HasChild(frame, child => graph.CanArrive(child.Node.Local, join));
    }

    private static void Take(Frame frame, FlowGraph graph, int join) => frame.Arrivals!.RemoveAll(index => graph.Edges[index].Target == join);
}
