using Porfin.Activities.Transcripts;
using Porfin.Compilation;
using Porfin.Execution;

namespace Porfin.Testing;

/// <summary>Plays transcript files; with <c>PORFIN_UPDATE=1</c> the files are rewritten with what was played.</summary>
public static class TranscriptFiles
{
    /// <summary>True when expectations are rewritten instead of checked.</summary>
    public static bool AreUpdated { get; } = Environment.GetEnvironmentVariable("PORFIN_UPDATE") is "1";

    /// <summary>All activities there are.</summary>
    public static ActivityCatalog Catalog { get; } = new(typeof(Activities.Messages.SendText).Assembly);

    /// <summary>A plan from a flow document.</summary>
    /// <exception cref="InvalidOperationException">It has problems; all are named.</exception>
    public static Plan Compile(string path)
    {
        var compilation = FlowCompiler.Compile(File.ReadAllBytes(path), Catalog);
        return compilation.Plan ?? throw new InvalidOperationException($"{path}:\n{string.Join('\n', compilation.Problems)}");
    }

    /// <summary>The first difference between a transcript file and what its flow does, or between that and its replay from the journal; null when there is none.</summary>
    public static string? Difference(Plan plan, string path)
    {
        var script = Transcript.Parse(File.ReadAllText(path));
        var played = TranscriptPlayer.Play(plan, script);
        if (AreUpdated)
        {
            File.WriteAllText(path, Transcript.Write(TranscriptComparison.Updated(script, played)));
            return null;
        }

        return TranscriptComparison.First(script, played)?.ToString() ?? Replays.Difference(plan, played.Turns);
    }
}
