namespace Porfin.Execution;

/// <summary>Runs turns: (plan, instance, stimulus, world) → (instance', events, journal). No input or output, no clock, no chance of its own.</summary>
public static class FlowEngine
{
    /// <summary>
    /// Runs a turn until every path waits or ends, or until it needs an answer from outside (<see cref="Turn.Call"/>).
    /// The instance is changed in place: when the result cannot be stored, throw it away and read it again.
    /// </summary>
    /// <param name="plan">The plan to which the instance is pinned.</param>
    /// <param name="instance">The instance; a new one takes <see cref="Stimulus.Start"/> first.</param>
    /// <param name="stimulus">What wakes it.</param>
    /// <param name="world">Time and facts.</param>
    /// <param name="limits">The limits; defaults when null.</param>
    /// <exception cref="ArgumentException">The instance is pinned to another plan.</exception>
    public static Turn Run(Plan plan, FlowInstance instance, Stimulus stimulus, World world, TurnLimits? limits = null) =>
        Run(plan, instance, stimulus, world, limits ?? TurnLimits.Default, stopBefore: long.MaxValue);

    /// <summary>The same, standing still before a step.</summary>
    internal static Turn Run(Plan plan, FlowInstance instance, Stimulus stimulus, World world, TurnLimits limits, long stopBefore)
    {
        if (instance.DefinitionId != plan.Flow.DefinitionId || instance.Version != plan.Flow.Version)
        {
            throw new ArgumentException($"Instance {instance.Id} is pinned to {instance.DefinitionId} version {instance.Version}, not to {plan.Flow.DefinitionId} version {plan.Flow.Version}.", nameof(plan));
        }

        var turn = new Turn(plan, instance, stimulus, world, limits);
        turn.Begin(stopBefore);
        return turn;
    }

    /// <summary>A turn in which others play some activities.</summary>
    internal static Turn Try(Plan plan, FlowInstance instance, Stimulus stimulus, World world, TurnLimits limits, Func<Turn, Frame, Activity, Activity> cast)
    {
        var turn = new Turn(plan, instance, stimulus, world, limits) { Cast = cast };
        turn.Begin(long.MaxValue);
        return turn;
    }

    /// <summary>Ends an instance that still runs; nothing wakes it afterwards.</summary>
    public static void Cancel(FlowInstance instance)
    {
        if (instance.Status is InstanceStatus.Finished or InstanceStatus.Faulted)
        {
            return;
        }

        instance.Waits.Clear();
        instance.Frames.Clear();
        instance.Status = InstanceStatus.Cancelled;
    }
}
