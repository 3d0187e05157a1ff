using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Plays, in a trial, an activity that people or other systems decide: it waits as the activity would, and leaves by the outcome that the way wants.</summary>
/// <param name="trial">The trial.</param>
/// <param name="frame">The step.</param>
/// <param name="activity">The activity with its inputs.</param>
internal sealed class StandIn(Trial trial, Frame frame, Activity activity) : Activity
{
    private readonly PlanNode node = frame.Node;

    /// <summary>True for types that the engine does not decide by itself.</summary>
    public static bool Plays(ActivityType type) => type.ClassType.Assembly != typeof(StandIn).Assembly || type.Causes.Any(static cause => cause.Cause is OutcomeCause.Customer or OutcomeCause.Outside);

    public override Next Execute(ActivityContext context)
    {
        if (node.Type.Writes is { } writes && node.Type.Inputs.FirstOrDefault(input => input.Name == writes.TextInput)?.Property.GetValue(activity) is var text)
        {
            trial.Said(node, text as string, writes.IsTemplate);
        }

        var outcomes = trial.Stage.OutcomesOf(node);
        var wakes = new List<Wake>();
        if (node.Type.OverridesResume && outcomes.Find(outcome => outcome.Name == trial.Wanted(node.Path))?.Cause is not OutcomeCause.Immediate)
        {
            if (outcomes.Exists(outcome => outcome.Cause is OutcomeCause.Customer or OutcomeCause.Outside))
            {
                wakes.Add(Wake.OnMessage());
            }

            wakes.AddRange(outcomes.Where(outcome => outcome.Cause is OutcomeCause.Time && outcome.Most < TimeSpan.FromDays(10_000)).Select(outcome => Wake.After(context.Now, outcome.Most)));
        }

        return wakes.Count > 0 ? Next.Wait([.. wakes]) : Leave(context, outcomes, OutcomeCause.Immediate);
    }

    public override Next Resume(ActivityContext context, Stimulus stimulus) =>
        Leave(context, trial.Stage.OutcomesOf(node), stimulus.Kind is Stimulus.Kinds.Timer ? OutcomeCause.Time : OutcomeCause.Customer);

    private Next Leave(ActivityContext context, List<PossibleOutcome> outcomes, OutcomeCause by)
    {
        var wanted = trial.Next(node.Path);
        bool Fits(PossibleOutcome outcome) => outcome.Cause == by || (outcome.Cause is OutcomeCause.Outside && by is OutcomeCause.Customer) || (by is OutcomeCause.Immediate && !node.Type.OverridesResume);
        var chosen = outcomes.Find(outcome => outcome.Name == wanted && Fits(outcome)) ?? outcomes.Find(Fits);
        var isFault = chosen?.Name == "Failed" && !node.Type.Outcomes.Any(outcome => outcome.Name == "Failed");
        if (chosen is null || isFault || (wanted == "Failed" && chosen.Name != wanted))
        {
            trial.GiveUp();
            return Outcome.Done;
        }

        foreach (var output in node.Type.Outputs.Where(output => !output.Except.Contains(chosen.Name)))
        {
            Answer(context, output, chosen.Name);
        }

        return Next.Leave(chosen.Name);
    }

    /// <summary>What an activity gives: a text that a customer could write. Nothing is made up where a step of the flow decides by it.</summary>
    private void Answer(ActivityContext context, OutputAttribute output, string outcome)
    {
        if (output.Type is "String")
        {
            var options = output.OneOf is { } input && PossibleOutcomes.ConstantOf(node, input) is { } given ? ValueConvert.ToList(given) : [];
            var texts = options.Select(PossibleOutcomes.Label).ToList();
            context.Output(output.Name, Value.Of(texts.Count == 0 ? "sim" : texts.Contains(outcome) ? outcome : texts[trial.Answer % texts.Count]));
        }
        else if (trial.Stage.IsDecisive(node, output.Name))
        {
            trial.GiveUp();
        }
    }
}
