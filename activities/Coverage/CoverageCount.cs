using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Coverage;

/// <summary>How often an activity was passed.</summary>
/// <param name="Step">Its path.</param>
/// <param name="Times">In how many conversations.</param>
public sealed record StepCoverage(string Step, int Times);

/// <summary>How often a connection was taken.</summary>
/// <param name="Connection">Which.</param>
/// <param name="Times">In how many conversations.</param>
public sealed record ConnectionCoverage(FlowConnection Connection, int Times);

/// <summary>Counts which activities and connections of a flow conversations take.</summary>
/// <param name="plan">The flow.</param>
/// <param name="routes">Its ways.</param>
public sealed class CoverageCount(Plan plan, FlowRoutes routes)
{
    private readonly Dictionary<string, int> steps = [];
    private readonly Dictionary<(string, string), int> ways = [];

    /// <summary>How many conversations were counted.</summary>
    public int Conversations { get; private set; }

    /// <summary>Every activity that is no container.</summary>
    public IReadOnlyList<StepCoverage> Steps => [.. routes.Steps.Select(step => new StepCoverage(step, steps.GetValueOrDefault(step)))];

    /// <summary>Every connection.</summary>
    public IReadOnlyList<ConnectionCoverage> Connections => [.. routes.Connections.Select(connection => new ConnectionCoverage(connection, ways.GetValueOrDefault((connection.Source, connection.Outcome))))];

    /// <summary>Counts a conversation.</summary>
    public void Add(IEnumerable<Turn> turns)
    {
        Conversations++;
        var journal = turns.Where(turn => turn.Plan == plan).SelectMany(turn => turn.Journal).ToList();
        foreach (var step in journal.Where(entry => entry.Step > 0).Select(entry => entry.NodeId).Distinct())
        {
            steps[step] = steps.GetValueOrDefault(step) + 1;
        }

        foreach (var way in journal.SelectMany(OutcomesOf).Distinct())
        {
            ways[way] = ways.GetValueOrDefault(way) + 1;
        }
    }

    /// <summary>The outcomes by which an entry leaves an activity: a script may choose several.</summary>
    internal static IEnumerable<(string Step, string Outcome)> OutcomesOf(JournalEntry entry) =>
        entry is { Kind: JournalKind.Left, Detail: { } detail } ? detail.Split(", ").Append(detail).Select(outcome => (entry.NodeId, outcome)) : [];
}
