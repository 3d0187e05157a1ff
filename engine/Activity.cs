using Porfin.Expressions;

namespace Porfin;

/// <summary>
/// One kind of step. Inputs are properties with <see cref="InputAttribute"/>, set before the call; outcomes are static <see cref="Outcome"/> fields.
/// A fresh object is made for each execution (and for each resume: inputs are evaluated again): no state outlives it but <see cref="ActivityContext.Memory"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>Does the step. Pure: everything from outside comes through the context or a <see cref="Call"/>.</summary>
    public abstract Next Execute(ActivityContext context);

    /// <summary>Goes on after a wait.</summary>
    public virtual Next Resume(ActivityContext context, Stimulus stimulus) => Outcome.Done;

    /// <summary>Goes on after a call.</summary>
    public virtual Next Continue(ActivityContext context, CallAnswer answer) => Outcome.Done;
}

/// <summary>What an executing activity may do.</summary>
public abstract class ActivityContext
{
    /// <summary>The path of this activity in the flow.</summary>
    public abstract string NodeId { get; }

    /// <summary>The time of the turn.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The world of the turn: zone, culture, facts.</summary>
    public abstract World World { get; }

    /// <summary>What this execution remembers over a wait (retries so far …); null until set. Stored with the instance.</summary>
    public abstract ValueMap? Memory { get; set; }

    /// <summary>Records an effect or fact.</summary>
    public abstract void Emit(FlowEvent fact);

    /// <summary>Sets an output of this activity: bound variables receive it.</summary>
    public abstract void Output(string name, Value value);

    /// <summary>Notes the value that decided, for the journal.</summary>
    public abstract void Decided(Value value);

    /// <summary>A new identifier, the same on every replay.</summary>
    public abstract Guid NewId();

    /// <summary>A random number from 0 to 1, the same on every replay.</summary>
    public abstract double NextRandom();
}
