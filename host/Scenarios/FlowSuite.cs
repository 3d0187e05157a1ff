using System.Globalization;
using Porfin.Activities.Scenarios;
using Porfin.Activities.Transcripts;

namespace Porfin.Host.Scenarios;

/// <summary>A scenario that was played, as screens show it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Passed">True when the flow did what is written.</param>
/// <param name="Line">The line of the first difference; null when there is none.</param>
/// <param name="Expected">What that line says.</param>
/// <param name="Played">What was played instead.</param>
/// <param name="Problem">Why it cannot be played; null when it can.</param>
/// <param name="Accepted">The scenario with the texts as they are now; null when more differs, or nothing.</param>
public sealed record PlayedScenario(string Name, bool Passed, int? Line, string? Expected, string? Played, string? Problem, string? Accepted)
{
    /// <summary>The scenario as it went, with all that the flow says and does now; null when it cannot be played.</summary>
    internal string? Updated { get; init; }
}

/// <summary>Plays the scenarios of a flow against a document of it.</summary>
public sealed class FlowSuite(ScenarioStore scenarios, PlayableFlows playable, TimeProvider time)
{
    /// <summary>The code of a problem that is a scenario which failed.</summary>
    public const string Failed = "scenario:failed";

    /// <summary>The code of one in which nothing but the flow's texts differs.</summary>
    public const string Reworded = "scenario:reworded";

    /// <summary>How long a whole suite may play; what is left then counts as failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Sentence TooLong = new Sentence(
        "Os cenários levaram mais de {0} segundos.", "The scenarios took longer than {0} seconds.", "Los escenarios tardaron más de {0} segundos.").With((int)Patience.TotalSeconds);

    /// <summary>Plays all of them; null when the business has no such flow.</summary>
    /// <param name="businessId">The business.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="document">The document to play against.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How each went; none of them when the document cannot run.</returns>
    public async Task<IReadOnlyList<PlayedScenario>?> PlayAsync(Guid businessId, Guid flowId, string document, CancellationToken cancellation)
    {
        if (await scenarios.AllAsync(businessId, flowId, cancellation) is not { } stored)
        {
            return null;
        }

        return stored.Count == 0 || await playable.OfAsync(businessId, document, cancellation) is not { } flow ? [] : await PlayAsync(flow, [.. stored.Select(one => new Scenario(one.Name, one.Text))], cancellation);
    }

    /// <summary>Writes the texts as they are now into scenarios that differ in nothing else.</summary>
    public async Task AcceptAsync(Guid businessId, Guid flowId, IEnumerable<PlayedScenario> reworded, string author, CancellationToken cancellation)
    {
        foreach (var played in reworded)
        {
            await scenarios.SaveAsync(businessId, flowId, new Scenario(played.Name, played.Accepted!), author, cancellation);
        }
    }

    /// <summary>Plays some scenarios with a flow.</summary>
    public async Task<IReadOnlyList<PlayedScenario>> PlayAsync(PlayableFlow flow, IReadOnlyList<Scenario> wanted, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);

        // On a thread of its own: turns are computed, not awaited.
        return await Task.Run<IReadOnlyList<PlayedScenario>>(() => [.. wanted.Select(one => Play(one, flow, either.Token))], cancellation);
    }

    private static PlayedScenario Play(Scenario scenario, PlayableFlow flow, CancellationToken cancellation)
    {
        try
        {
            var result = scenario.Play(flow.Plan, flow.Find, cancellation);
            var (line, expected, played) = result.Difference is { } difference ? ((int?)difference.Line, difference.Expected, difference.Played) : (null, null, null);
            return new(scenario.Name, result.HasPassed, line, expected, played, result.Problem?.In(CultureInfo.CurrentUICulture.Name), result.Difference is null ? null : result.Accepted())
            {
                Updated = result.Played is { } went ? Transcript.Write(TranscriptComparison.Updated(Transcript.Parse(scenario.Text), went)).TrimEnd('\n') + "\n" : null,
            };
        }
        catch (OperationCanceledException)
        {
            return new(scenario.Name, false, null, null, null, TooLong.In(CultureInfo.CurrentUICulture.Name), null);
        }
    }
}
