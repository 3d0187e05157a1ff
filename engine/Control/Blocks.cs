using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>Runs its activities one after the other.</summary>
[Activity("Elsa.Sequence", Category = "Flow", IsBrowsable = false)]
[Port("activities", IsList = true)]
public sealed class Sequence : Container
{
    internal override Next Enter(Turn turn, Frame frame) => Continue(turn, frame);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) =>
        child.Node.Type.IsTerminal ? Outcome.Done : Continue(turn, frame);

    private static Next Continue(Turn turn, Frame frame)
    {
        if (!frame.Node.Ports.TryGetValue("activities", out var children) || frame.Position >= children.Length)
        {
            return Outcome.Done;
        }

        turn.Agenda.Schedule(frame, children[frame.Position++]);
        return Next.Children;
    }
}

/// <summary>Runs its activities side by side and is over when all are.</summary>
[Activity("Elsa.Parallel", Category = "Flow", IsBrowsable = false)]
[Port("activities", IsList = true)]
public sealed class Parallel : Container
{
    internal override Next Enter(Turn turn, Frame frame) => Branches.Start(turn, frame, "activities");

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => frame.Children > 0 ? Next.Children : Outcome.Done;
}

/// <summary>Runs its branches side by side; over when all are, or with the first.</summary>
[Activity("Elsa.Fork", Category = "Flow", IsBrowsable = false)]
[Port("branches", IsList = true)]
public sealed class Fork : Container
{
    /// <summary>WaitAll waits for all branches; WaitAny cancels the rest when the first is over.</summary>
    [Input(IsRaw = true)]
    public FlowJoinMode JoinMode { get; init; } = FlowJoinMode.WaitAll;

    internal override Next Enter(Turn turn, Frame frame) => Branches.Start(turn, frame, "branches");

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes)
    {
        if (JoinMode is FlowJoinMode.WaitAny)
        {
            turn.Agenda.CancelChildren(frame);
        }

        return frame.Children > 0 ? Next.Children : Outcome.Done;
    }
}

/// <summary>Runs one of two activities.</summary>
[Activity("Elsa.If", Category = "Logic", Icon = "call_split")]
[Port("then")]
[Port("else")]
[Output("Result", "Boolean")]
public sealed class If : Container
{
    /// <summary>The condition; false when it is not given.</summary>
    [Input(Editor = "condition", IsLazy = true)]
    public Expression? Condition { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        var holds = Condition is not null && Conditions.Holds(turn.Scope.Evaluate(Condition, frame.Outside));
        turn.Result(frame, "Result", Value.Of(holds));
        if (!frame.Node.Ports.TryGetValue(holds ? "then" : "else", out var chosen))
        {
            return Outcome.Done;
        }

        turn.Agenda.Schedule(frame, chosen[0]);
        return Next.Children;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Outcome.Done;
}

/// <summary>How many matching cases are taken.</summary>
public enum SwitchMode
{
    /// <summary>The first that holds.</summary>
    MatchFirst,

    /// <summary>All that hold.</summary>
    MatchAny,
}

/// <summary>One case of a switch.</summary>
/// <param name="Label">Its label, which is the outcome too.</param>
/// <param name="Condition">When it holds.</param>
public sealed record SwitchCase(string Label, Expression Condition);

/// <summary>Runs the activities of the cases that hold, or the default.</summary>
[Activity("Elsa.Switch", Category = "Logic", IsBrowsable = false)]
[Port("cases", IsList = true, ItemProperty = "activity")]
[Port("default")]
[Output("Output")]
public sealed class Switch : Container
{
    /// <summary>The cases, each with a condition and an activity.</summary>
    [Input(Editor = "cases", IsRaw = true)]
    public IReadOnlyList<SwitchCase> Cases { get; init; } = [];

    /// <summary>How many cases are taken.</summary>
    [Input(IsRaw = true)]
    public SwitchMode Mode { get; init; }

    internal override Next Enter(Turn turn, Frame frame)
    {
        var matching = Branches.Matching(Cases, Mode, condition => turn.Scope.Evaluate(condition, frame.Outside));
        frame.Node.Ports.TryGetValue("cases", out var activities);
        foreach (var index in matching)
        {
            if (activities?.FirstOrDefault(node => node.Local == -2 - index) is { } activity)
            {
                turn.Agenda.Schedule(frame, activity);
            }
        }

        if (matching.Count == 0 && frame.Node.Ports.TryGetValue("default", out var otherwise))
        {
            turn.Agenda.Schedule(frame, otherwise[0]);
        }

        return frame.Children > 0 ? Next.Children : Outcome.Done;
    }

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => frame.Children > 0 ? Next.Children : Outcome.Done;
}

/// <summary>A box around one activity.</summary>
[Activity("Elsa.FlowNode", Category = "Flow", IsBrowsable = false)]
[Port("body")]
public sealed class FlowNode : Container
{
    internal override Next Enter(Turn turn, Frame frame) => Loop.RunBody(turn, frame);

    internal override Next ChildCompleted(Turn turn, Frame frame, Frame child, Outcomes outcomes) => Outcome.Done;
}

/// <summary>What containers with several branches share.</summary>
internal static class Branches
{
    public static Next Start(Turn turn, Frame frame, string port)
    {
        if (!frame.Node.Ports.TryGetValue(port, out var branches) || branches.Length == 0)
        {
            return Outcome.Done;
        }

        foreach (var branch in branches)
        {
            turn.Agenda.Schedule(frame, branch);
        }

        return Next.Children;
    }

    /// <summary>The indexes of the cases that hold, at most one in mode MatchFirst.</summary>
    public static List<int> Matching(IReadOnlyList<SwitchCase> cases, SwitchMode mode, Func<Expression, Value> evaluate)
    {
        var matching = new List<int>();
        for (var i = 0; i < cases.Count && (mode is SwitchMode.MatchAny || matching.Count == 0); i++)
        {
            if (Conditions.Holds(evaluate(cases[i].Condition)))
            {
                matching.Add(i);
            }
        }

        return matching;
    }
}
