using Porfin.Activities.Personas;
using Porfin.Execution;

namespace Porfin.Host.Scenarios;

/// <summary>A wish to let made-up customers talk.</summary>
/// <param name="Runs">How many conversations, up to <see cref="FlowPersonas.MostRuns"/>.</param>
/// <param name="Seed">From which all chance follows.</param>
/// <param name="Goal">The end or person that they want; of each one's own choice when null.</param>
public sealed record PersonaWish(int Runs, long Seed, string? Goal);

/// <summary>What came of it.</summary>
/// <param name="Talks">The conversations, in their order.</param>
/// <param name="IsWhole">False when time ran out before all had talked.</param>
public sealed record PersonaTalks(IReadOnlyList<PersonaRun> Talks, bool IsWhole);

/// <summary>Lets made-up customers talk with a draft. Nothing leaves the host.</summary>
public sealed class FlowPersonas(TimeProvider time)
{
    /// <summary>The most conversations at once.</summary>
    public const int MostRuns = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What they can want of a flow: steps by path, with their titles.</summary>
    public static IReadOnlyList<(string Path, string Title)> GoalsOf(Plan plan) => [.. PersonaRuns.GoalsOf(plan).Select(path => (path, plan.TitleOf(path)))];

    /// <summary>Lets them talk, for twenty seconds at most.</summary>
    public Task<PersonaTalks> TalkAsync(Plan plan, PersonaWish wish, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var (started, runs) = (time.GetTimestamp(), Math.Clamp(wish.Runs, 1, MostRuns));
            var talks = PersonaRuns.Run(plan, runs, wish.Seed, goal: wish.Goal)
                .TakeWhile(_ => !cancellation.IsCancellationRequested && time.GetElapsedTime(started) < Patience).ToList();
            return new PersonaTalks(talks, talks.Count == runs);
        },
        cancellation);
}
