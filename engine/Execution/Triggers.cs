using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>What begins instances of a flow by itself.</summary>
/// <param name="NodeId">The activity.</param>
/// <param name="Wake">What must come.</param>
/// <param name="Activity">The activity with its inputs.</param>
public sealed record Trigger(string NodeId, Wake Wake, Activity Activity);

/// <summary>Finds the activities by which a flow begins by itself: those marked <c>canStartWorkflow</c> at its beginning.</summary>
public static class Triggers
{
    private static readonly Sentence NotKnown = new(
        "O que inicia o fluxo precisa ser conhecido sem executá-lo. Escreva um valor fixo. ({0})",
        "What begins the flow must be known without running it. Write a fixed value. ({0})",
        "Lo que inicia el flujo debe conocerse sin ejecutarlo. Escriba un valor fijo. ({0})");

    /// <summary>What begins the flow next, counted from the world's time; inputs that cannot be evaluated without an instance give problems.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="world">Time and zone.</param>
    /// <param name="problems">What is wrong with triggers.</param>
    public static IReadOnlyList<Trigger> Of(Plan plan, World world, out IReadOnlyList<FlowProblem> problems)
    {
        var found = new List<Trigger>();
        var wrong = new List<FlowProblem>();
        foreach (var node in plan.Nodes.Where(node => node.CanStart && typeof(ITrigger).IsAssignableFrom(node.Type.ClassType) && IsAtBeginning(node)))
        {
            try
            {
                found.AddRange(Begins(plan, node, world));
            }
            catch (ExpressionException e)
            {
                wrong.Add(new(e.Code, Severity.Error, NotKnown.With(e.Message), node.Path));
            }
        }

        problems = wrong;
        return found;
    }

    private static IEnumerable<Trigger> Begins(Plan plan, PlanNode node, World world)
    {
        var turn = new Turn(plan, new FlowInstance(Guid.Empty, plan), Stimulus.Start(), world, TurnLimits.Default);
        var root = new Frame(0, plan.Nodes[0], null) { Variables = plan.Nodes[0].Scope!.Defaults() };
        var activity = StepInputs.Prepare(new Frame(0, node, root), turn.Scope, out var fault) ?? throw new ExpressionException(fault!.Code, fault.Text);
        return [.. ((ITrigger)activity).Begins(world).Select(wake => new Trigger(node.Path, wake, activity))];
    }

    /// <summary>The root itself, an activity of a root flowchart, or the first of a root sequence.</summary>
    private static bool IsAtBeginning(PlanNode node)
    {
        for (var at = node; at.Parent is { } parent; at = parent)
        {
            if (!parent.IsComposite && parent.Container is not Flowchart && !(parent.Container is Sequence && parent.Ports["activities"][0] == at))
            {
                return false;
            }

            if (parent.IsComposite)
            {
                return parent.Parent is null;
            }

            if (parent.Container is Flowchart && parent.Parent is { IsComposite: false })
            {
                return false;
            }
        }

        return false;
    }
}
