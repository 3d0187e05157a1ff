using Porfin.Execution;
using Porfin.Host.Flows;
using Porfin.Host.Outbox;
using Porfin.Migration;

namespace Porfin.Host.Designer;

/// <summary>What becomes of conversations that wait when a new version is published.</summary>
/// <param name="Move">True takes along those that can go on as they are; false leaves them on their version.</param>
/// <param name="Stuck">What becomes of the others: <c>stay</c>, <c>goTo</c> or <c>end</c>.</param>
/// <param name="Step">For <c>goTo</c>: the step of the new version.</param>
/// <param name="Farewell">For <c>end</c>: what is said to them; null says nothing.</param>
public sealed record WishForWaiting(bool Move, string? Stuck = null, string? Step = null, string? Farewell = null);

/// <summary>Conversations that wait at a step and cannot go on there in the new version.</summary>
/// <param name="NodeId">The step of the older version.</param>
/// <param name="Title">What its author called it; null when nothing.</param>
/// <param name="IsGone">True when the new version has no such step; false when it, or what is around it, is too different.</param>
/// <param name="Count">How many wait there.</param>
public sealed record StuckStep(string NodeId, string? Title, bool IsGone, int Count);

/// <summary>Who waits on older versions of a flow.</summary>
/// <param name="Total">How many conversations.</param>
/// <param name="Stuck">Where those wait that cannot go on, most first.</param>
public sealed record WaitingView(int Total, IReadOnlyList<StuckStep> Stuck);

/// <summary>What became of conversations that waited.</summary>
public sealed record MovedCounts(int Moved, int SentToStep, int Ended, int Stayed);

/// <summary>Looks after who waits in a flow while a new version of it is published.</summary>
public sealed class WaitingPeople
{
    private readonly FlowMigration migration;
    private readonly FlowList flows;
    private readonly OutboxBacklog outbox;

    internal WaitingPeople(FlowMigration migration, FlowList flows, OutboxBacklog outbox) => (this.migration, this.flows, this.outbox) = (migration, flows, outbox);

    /// <summary>Who waits, and where those stand that the new version has no place for.</summary>
    internal async Task<WaitingView> TellAsync(Guid businessId, Guid flowId, Plan to, CancellationToken cancellation)
    {
        var report = await migration.TellAsync((businessId, flowId), to, cancellation);
        var stuck = report.Conversations.Where(one => one.Result is MigrationResult.Stays)
            .Select(one => (one.From, Obstacle: one.Obstacles.FirstOrDefault(IsGone) ?? one.Obstacles[0]))
            .GroupBy(one => one.Obstacle.NodeId).OrderByDescending(group => group.Count());
        var steps = new List<StuckStep>();
        foreach (var step in stuck)
        {
            var names = FlowDifference.NamesOf(await flows.DocumentAsync(businessId, flowId, step.Max(one => one.From), cancellation));
            steps.Add(new(step.Key, names.GetValueOrDefault(step.Key.Split('/')[^1]), step.Any(one => IsGone(one.Obstacle)), step.Count()));
        }

        return new(report.Conversations.Count, steps);
    }

    /// <summary>Does with those who wait what was wished; null when everybody stays.</summary>
    public async Task<MovedCounts?> MoveAsync(Guid businessId, Guid flowId, int version, WishForWaiting? wish, CancellationToken cancellation)
    {
        var otherwise = wish?.Stuck switch { "goTo" => Otherwise.GoTo, "end" => Otherwise.End, _ => Otherwise.Stay };
        if (wish is null || (!wish.Move && otherwise is Otherwise.Stay))
        {
            return null;
        }

        var farewell = string.IsNullOrWhiteSpace(wish.Farewell) ? null : wish.Farewell.Trim();
        var wanted = new WantedMigration(new MigrationRules { Otherwise = otherwise, Step = wish.Step }, version, OnlyStuck: !wish.Move, Farewell: farewell);
        var report = await migration.RunAsync(businessId, flowId, wanted, cancellation);
        await outbox.RescanAsync(cancellation);
        int Count(MigrationResult result) => report!.Conversations.Count(one => one.Result == result);
        return new(Count(MigrationResult.Moved), Count(MigrationResult.SentToStep), Count(MigrationResult.Ended), Count(MigrationResult.Stays));
    }

    private static bool IsGone(Obstacle obstacle) => obstacle.Code is "migration:activity-gone";
}
