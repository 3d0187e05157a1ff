using System.Text;
using Porfin.Activities.Scenarios;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.CommandLine;
using Porfin.Host.Flows;

namespace Porfin.Host.Scenarios;

/// <summary>A scenario that was played, as screens show it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Passed">True when the flow did what is written.</param>
/// <param name="Line">The line of the first difference; null when there is none.</param>
/// <param name="Expected">What that line says.</param>
/// <param name="Played">What was played instead.</param>
/// <param name="Problem">Why it cannot be played; null when it can.</param>
/// <param name="Accepted">The scenario with the texts as they are now; null when more differs, or nothing.</param>
public sealed record PlayedScenario(string Name, bool Passed, int? Line, string? Expected, string? Played, string? Problem, string? Accepted);

/// <summary>Plays the scenarios of a flow against a document of it.</summary>
public sealed class FlowSuite(ScenarioStore scenarios, FlowList flows, ActivityCatalog catalog, TimeProvider time)
{
    /// <summary>The code of a problem that is a scenario which failed.</summary>
    public const string Failed = "scenario:failed";

    /// <summary>How long a whole suite may play; what is left then counts as failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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

        return stored.Count == 0 ? [] : await PlayAsync(businessId, document, stored, cancellation);
    }

    private async Task<IReadOnlyList<PlayedScenario>> PlayAsync(Guid businessId, string document, IReadOnlyList<StoredScenario> stored, CancellationToken cancellation)
    {
        var library = new FlowLibrary();
        foreach (var other in await flows.DocumentsAsync(businessId, cancellation))
        {
            if (FlowReader.Read(other).Flow is { } part)
            {
                library.Add(part);
            }
        }

        if (FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), catalog, library).Plan is not { } plan)
        {
            return [];
        }

        var parts = new Dictionary<string, Plan?> { [plan.Flow.DefinitionId] = plan };
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);

        // On a thread of its own: turns are computed, not awaited.
        return await Task.Run<IReadOnlyList<PlayedScenario>>(() => [.. stored.Select(one => Play(one, plan, definition => FlowFiles.Part(definition, library, parts), either.Token))], cancellation);
    }

    private static PlayedScenario Play(StoredScenario stored, Plan plan, Func<string, Plan?> find, CancellationToken cancellation)
    {
        try
        {
            var result = new Scenario(stored.Name, stored.Text).Play(plan, find, cancellation);
            return new(stored.Name, result.HasPassed, result.Difference?.Line, result.Difference?.Expected, result.Difference?.Played, result.Problem, result.Difference is null ? null : result.Accepted());
        }
        catch (OperationCanceledException)
        {
            return new(stored.Name, false, null, null, null, $"The scenarios took longer than {Patience.TotalSeconds:0} seconds.", null);
        }
    }
}
