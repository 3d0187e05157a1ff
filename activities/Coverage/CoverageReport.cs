using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Coverage;

/// <summary>What of a flow nothing reached, and how it could be.</summary>
/// <param name="Step">The activity.</param>
/// <param name="Outcome">The outcome whose connection was never taken; null for the activity itself.</param>
/// <param name="Target">Where that connection leads; null for an activity.</param>
/// <param name="Way">The shortest way there; null when there is none: no instance can come there.</param>
/// <param name="Proposal">A scenario that was played and comes there; null when none was found.</param>
public sealed record Unreached(string Step, string? Outcome, string? Target, IReadOnlyList<RouteStep>? Way, string? Proposal);

/// <summary>Which activities and connections of a flow are reached, and what could reach the rest.</summary>
public static class CoverageReport
{
    /// <summary>What none of some counts has reached, in the order of the flow. A connection to or from an activity that was never reached is not told beside it.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="routes">Its ways.</param>
    /// <param name="counts">What was counted.</param>
    public static IReadOnlyList<Unreached> Rest(Plan plan, FlowRoutes routes, params IReadOnlyList<CoverageCount> counts)
    {
        var steps = routes.Steps.Where(step => counts.All(count => count.Steps.First(covered => covered.Step == step).Times == 0)).ToList();
        var connections = routes.Connections.Where(connection => !steps.Contains(connection.Source) && !steps.Contains(connection.Target)
            && counts.All(count => count.Connections.First(covered => covered.Connection == connection).Times == 0));
        return [
            .. steps.Select(step => new Unreached(step, null, null, routes.To(step), Propose(plan, routes, routes.To(step), step, null))),
            .. connections.Select(connection => new Unreached(connection.Source, connection.Outcome, connection.Target, routes.Over(connection), Propose(plan, routes, routes.Over(connection), connection.Source, connection.Outcome))),
        ];
    }

    private static string? Propose(Plan plan, FlowRoutes routes, IReadOnlyList<RouteStep>? way, string step, string? outcome) =>
        way is not null && new Seeker(plan, routes, step, outcome).Find() is { } found
            ? Transcript.Write(TranscriptPlayer.Play(plan, found).Entries)
            : null;
}
