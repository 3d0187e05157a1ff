using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Where an instance is in its life.</summary>
public enum InstanceStatus
{
    /// <summary>It has not begun, or a turn is running.</summary>
    Running,

    /// <summary>It waits at one or more bookmarks.</summary>
    Waiting,

    /// <summary>It ended.</summary>
    Finished,

    /// <summary>It failed; <see cref="FlowInstance.Fault"/> says why.</summary>
    Faulted,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>One run of a plan. Between turns it is data: <see cref="InstanceState"/> writes and reads it.</summary>
public sealed class FlowInstance
{
    /// <summary>A new instance, not yet begun.</summary>
    /// <param name="id">Its id; randomness, ids and idempotency keys of its turns follow from it.</param>
    /// <param name="plan">The plan to which it is pinned.</param>
    public FlowInstance(Guid id, Plan plan)
    {
        Id = id;
        DefinitionId = plan.Flow.DefinitionId;
        Version = plan.Flow.Version;
    }

    internal FlowInstance(Guid id, string definitionId, int version)
    {
        Id = id;
        DefinitionId = definitionId;
        Version = version;
    }

    /// <summary>The instance's id.</summary>
    public Guid Id { get; }

    /// <summary>The definition it runs.</summary>
    public string DefinitionId { get; }

    /// <summary>The version to which it is pinned.</summary>
    public int Version { get; }

    /// <summary>Where it is in its life.</summary>
    public InstanceStatus Status { get; internal set; }

    /// <summary>How many turns it has had.</summary>
    public int Turns { get; internal set; }

    /// <summary>How many steps (executions of activities) it has had; the number of the newest one.</summary>
    public long Steps { get; internal set; }

    /// <summary>A name given by SetName, or null.</summary>
    public string? Name { get; internal set; }

    /// <summary>What connects it with things outside, given by Correlate or by the caller; or null.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>What the caller gave.</summary>
    public ValueMap Inputs { get; internal set; } = [];

    /// <summary>What the flow gave.</summary>
    public ValueMap Outputs { get; internal set; } = [];

    /// <summary>Why it failed, or null.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Where it waits, in the order in which the waits began.</summary>
    public IReadOnlyList<Bookmark> Bookmarks => Waits;

    /// <summary>When its earliest timer is due, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            DateTimeOffset? due = null;
            foreach (var bookmark in Waits)
            {
                due = bookmark.Due is { } at && (due is null || at < due) ? at : due;
            }

            return due;
        }
    }

    /// <summary>When it ends whatever it does, or null.</summary>
    internal DateTimeOffset? EndsBy { get; set; }

    /// <summary>True once it goes the way that the flow has for faults; <see cref="Fault"/> then says why, and does not decide how it ends.</summary>
    internal bool IsOnFaultPath { get; set; }

    internal List<Bookmark> Waits { get; } = [];

    internal List<Frame> Frames { get; } = [];

    /// <summary>Ends it for a reason that lies outside a turn, such as a state that is too large to be stored.</summary>
    internal FlowInstance Failed(Fault fault)
    {
        Waits.Clear();
        Frames.Clear();
        Fault = fault;
        Status = InstanceStatus.Faulted;
        return this;
    }
}

/// <summary>One execution of one activity that is not over: a container with running children, or an activity that waits.</summary>
internal sealed class Frame(long step, PlanNode node, Frame? parent)
{
    /// <summary>The number of the step; 0 while it is queued.</summary>
    public long Step { get; set; } = step;

    public PlanNode Node { get; } = node;

    /// <summary>The container around it; a sub-flow that nobody waits for moves to the flow itself.</summary>
    public Frame? Parent { get; set; } = parent;

    /// <summary>The run of its own in which it is queued: a sub-flow that goes on at once, before what else is queued; null for the flow's own.</summary>
    public Burst? Burst { get; set; } = parent?.Burst;

    /// <summary>How often the step failed and was begun again.</summary>
    public int Failures { get; set; }

    /// <summary>How many calls the step has made since it was begun, or begun again.</summary>
    public int Calls { get; set; }

    /// <summary>The variables, in the order of the node's scope.</summary>
    public Value[]? Variables { get; set; }

    /// <summary>Variables that a script made without declaration.</summary>
    public ValueMap? AdHoc { get; set; }

    /// <summary>True when these are the engine's own (the item of a parallel loop), which always survive a wait.</summary>
    public bool KeepsAdHoc { get; set; }

    /// <summary>Where its expressions are evaluated: around it, unless the engine gave it variables of its own.</summary>
    public Frame? Outside => KeepsAdHoc ? this : Parent;

    /// <summary>What an activity remembers over its wait; of a sub-flow its inputs, outputs and correlation id.</summary>
    public ValueMap? Memory { get; set; }

    /// <summary>How far a container is: the next child of a sequence, the next item of a loop.</summary>
    public int Position { get; set; }

    /// <summary>Children that run, wait or are queued.</summary>
    public int Children { get; set; }

    /// <summary>Connections that arrived at joins which have not run yet, by index.</summary>
    public List<int>? Arrivals { get; set; }

    /// <summary>True when the step does not wait for the sub-flow that it runs, and goes on with its first pause: known only within a turn.</summary>
    public bool RunsUnawaited { get; set; }

    /// <summary>The local index of a WaitAny join that ran without this branch, so that its way there is void; -1 else.</summary>
    public int LosesTo { get; set; } = -1;

    public bool IsLive { get; set; }

    /// <summary>Refuses to run deeper than the limit.</summary>
    /// <exception cref="ExpressionException">The frame lies too deep (<c>turn:too-deep</c>).</exception>
    public void CheckDepth(TurnLimits limits)
    {
        var depth = 0;
        for (var above = Parent; above is not null; above = above.Parent)
        {
            if (++depth > limits.Depth)
            {
                throw new ExpressionException("turn:too-deep", $"Containers and sub-flows nest deeper than {limits.Depth} levels.");
            }
        }
    }
}
