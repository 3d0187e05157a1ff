using Porfin.Activities.Transcripts;
using Porfin.Execution;

namespace Porfin.Activities.Scenarios;

/// <summary>A transcript that a flow must fulfil. All of a flow are its suite.</summary>
/// <param name="Name">What people call it: the name of its file.</param>
/// <param name="Text">The transcript.</param>
public sealed record Scenario(string Name, string Text)
{
    /// <summary>Plays it.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="find">Finds the plan of a flow that is to be begun as an instance of its own.</param>
    /// <param name="cancellation">Gives up between two entries.</param>
    public ScenarioResult Play(Plan plan, Func<string, Plan?>? find = null, CancellationToken cancellation = default)
    {
        try
        {
            var script = Transcript.Parse(Text);
            var played = new TranscriptPlayer(plan, find: find).Play(script, cancellation);
            return new(this, TranscriptComparison.First(script, played), null, played);
        }
        catch (TranscriptException e)
        {
            return new(this, null, e.Sentence, null);
        }
    }
}

/// <summary>A scenario that was played.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Difference">The first difference; null when there is none.</param>
/// <param name="Problem">Why it cannot be played; null when it can.</param>
/// <param name="Played">How it went; null when it cannot be played.</param>
public sealed record ScenarioResult(Scenario Scenario, Difference? Difference, Sentence? Problem, Played? Played)
{
    /// <summary>True when the flow did what is written.</summary>
    public bool HasPassed => Difference is null && Problem is null;

    /// <summary>What is wrong, for people; null when nothing is.</summary>
    public string? Failure => Problem?.English ?? Difference?.ToString();

    /// <summary>The scenario with the flow's texts as they are now; null when more than texts differs, so that somebody must look.</summary>
    public string? Accepted() =>
        Played is not null && TranscriptComparison.WithTexts(Transcript.Parse(Scenario.Text), Played) is { } reworded ? Transcript.Write(reworded).TrimEnd('\n') + "\n" : null;

    /// <summary>The journal of all its turns: two plays of the same scenario have the same, byte for byte.</summary>
    public byte[] Journal() => Played is null ? [] : [.. Played.Turns.SelectMany(turn => JournalJson.Write(turn).Append((byte)'\n'))];
}
