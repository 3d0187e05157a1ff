using Porfin.Control;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>An outcome by which an activity can be left.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cause">By what it comes about.</param>
/// <param name="Least">The least time it takes.</param>
/// <param name="Most">The most time it takes; <see cref="TimeSpan.MaxValue"/> when there is no bound.</param>
internal sealed record PossibleOutcome(string Name, OutcomeCause Cause, TimeSpan Least, TimeSpan Most);

/// <summary>The outcomes of activities as the plan shows them.</summary>
internal static class PossibleOutcomes
{
    /// <summary>All outcomes by which an activity that is no container can be left.</summary>
    public static IEnumerable<PossibleOutcome> Of(PlanNode node)
    {
        var named = node.Type.Outcomes.Select(outcome => outcome.Name).Concat(Named(node)).Distinct(StringComparer.Ordinal).DefaultIfEmpty("Done").ToList();
        foreach (var outcome in named)
        {
            var cause = CauseOf(node.Type, outcome);
            if (Time(node, cause) is var (least, most))
            {
                yield return new(outcome, cause?.Cause ?? OutcomeCause.Immediate, least, most == TimeSpan.MaxValue ? most : most + Retrying(node));
            }
        }

        var failing = node.Failing.Then switch { FaultPolicy.FollowFailed => "Failed", FaultPolicy.Continue => "Done", _ => null };
        if (failing is not null && !named.Contains(failing))
        {
            yield return new(failing, OutcomeCause.Immediate, TimeSpan.Zero, Retrying(node));
        }
    }

    /// <summary>How an outcome of an activity comes about; null when at once.</summary>
    public static OutcomeCauseAttribute? CauseOf(ActivityType type, string outcome)
    {
        OutcomeCauseAttribute? others = null;
        foreach (var cause in type.Causes)
        {
            if (cause.Outcome == outcome)
            {
                return cause;
            }

            others = cause.Outcome is "*" ? cause : others;
        }

        return others;
    }

    /// <summary>How long a step may be tried again.</summary>
    public static TimeSpan Retrying(PlanNode node) => node.Failing.Retry is { } retry
        ? Enumerable.Range(0, Math.Min(retry.Count, 100)).Aggregate(TimeSpan.Zero, (sum, failures) => sum + retry.DelayOf(failures, 0))
        : TimeSpan.Zero;

    /// <summary>The outcomes by which a sub-flow can complete.</summary>
    public static IReadOnlyList<string> OfFlow(PlanNode runner, Plan plan)
    {
        var flow = runner.Ports["flow"][0];
        var completes = plan.Nodes.Where(node => node.Type.ClassType == typeof(Complete) && Composite(node) == flow).ToList();
        return [.. completes.SelectMany(node => Completing(node) ?? []).Append("Done").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The outcomes with which Complete completes its flow; null when they are computed.</summary>
    public static IReadOnlyList<string>? Completing(PlanNode complete)
    {
        if (IsComputed(complete, "outcomes"))
        {
            return null;
        }

        return ConstantOf(complete, "outcomes") is { } given && ValueConvert.ToList(given) is { Count: > 0 } list ? [.. list.Select(item => item.ToText())] : ["Done"];
    }

    /// <summary>The flow or sub-flow in which an activity stands.</summary>
    public static PlanNode Composite(PlanNode node)
    {
        var at = node.Parent!;
        while (!at.IsComposite)
        {
            at = at.Parent!;
        }

        return at;
    }

    /// <summary>The constant of an input, or null when it is computed or not given.</summary>
    public static Value? ConstantOf(PlanNode node, string input) => Input(node, input)?.Expression is Constant constant ? constant.Value : null;

    /// <summary>True when an input is given but computed.</summary>
    public static bool IsComputed(PlanNode node, string input) => Input(node, input) is { Expression: not Constant };

    /// <summary>An input that is given; null when it is not.</summary>
    public static BoundInput? Input(PlanNode node, string name) => Array.Find(node.Inputs, bound => bound.Input.Name == name);

    /// <summary>The ports of the connections that leave an activity in its flowchart.</summary>
    public static IEnumerable<string> Connected(PlanNode node) => node.Parent?.Graph is { } graph && node.Local >= 0 ? graph.Outbound[node.Local].Select(edge => edge.Port ?? "Done") : [];

    /// <summary>The duration that an input holds: its constant, else the default of its class; null when it is computed or there is none.</summary>
    public static TimeSpan? Duration(PlanNode node, string input)
    {
        if (IsComputed(node, input))
        {
            return null;
        }

        return ConstantOf(node, input) is { } constant
            ? ValueConvert.ToDuration(constant)
            : node.Type.Inputs.FirstOrDefault(candidate => candidate.Name == input)?.Property.GetValue(node.Type.Create()) as TimeSpan?;
    }

    /// <summary>The further outcomes that an input names: labels of cases, options, branches. What a script may choose is read off the connections.</summary>
    private static IEnumerable<string> Named(PlanNode node)
    {
        if (node.Type.OutcomesFrom is not { } input)
        {
            return [];
        }

        if (node.Type.ClassType == typeof(RunJavaScript))
        {
            return Connected(node);
        }

        return Input(node, input) switch
        {
            { Shared: IReadOnlyList<SwitchCase> cases } => cases.Select(item => item.Label),
            { Expression: Constant constant } => ValueConvert.ToList(constant.Value).Select(Label).Where(name => name.Length > 0),
            null => [],
            _ => Connected(node),
        };
    }

    /// <summary>The outcome that an item of a list names.</summary>
    public static string Label(Value item) => item.Map is { } map ? map["label"].Text ?? map["title"].Text ?? map["id"].Text ?? "" : item.ToText();

    private static (TimeSpan Least, TimeSpan Most)? Time(PlanNode node, OutcomeCauseAttribute? cause)
    {
        if (cause is null or { Cause: OutcomeCause.Immediate })
        {
            return (TimeSpan.Zero, TimeSpan.Zero);
        }

        if (cause is not { Cause: OutcomeCause.Time, After: { } after } || IsComputed(node, after))
        {
            return (cause is { Cause: OutcomeCause.Time, AlwaysTakesTime: true } ? TimeSpan.FromTicks(1) : TimeSpan.Zero, TimeSpan.MaxValue);
        }

        var time = Duration(node, after) is { } span && span > TimeSpan.Zero ? span : TimeSpan.Zero;
        return cause.IsOptional && time == TimeSpan.Zero ? null : (time, time);
    }
}
