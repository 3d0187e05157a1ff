using Porfin.Execution;
using Porfin.Recordings;

namespace Porfin.Testing;

/// <summary>Lives instances again from nothing but their journals.</summary>
public static class Replays
{
    /// <summary>The journal of some turns as a file.</summary>
    public static JournalFile Record(IEnumerable<Turn> turns) => JournalFile.Read(turns.SelectMany(turn => JournalJson.Write(turn).Append((byte)'\n')).ToArray());

    /// <summary>What differs when the instances of some turns are lived again on their plan; null when nothing does, not even a byte.</summary>
    public static string? Difference(Plan plan, IEnumerable<Turn> turns) =>
        Record(turns).Recordings.Select(recording => Replay.Exact(recording, (_, _) => plan)).FirstOrDefault(report => report.Result is not ReplayResult.Same)?.ToString();
}
