using System.Globalization;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Recordings;

/// <summary>Compares what was recorded with what happened now, entry by entry.</summary>
internal static class Comparison
{
    /// <summary>What happened in a turn, as a recording would tell it.</summary>
    public static IReadOnlyList<RecordedEntry> Entries(Turn turn) => JournalReader.Read(JournalJson.Write(turn)).Entries;

    /// <summary>How two lists compare: the worst result, the first difference of all and its place.</summary>
    public static (ReplayResult Result, ReplayDifference? First, int At) Of(IReadOnlyList<RecordedEntry> expected, IReadOnlyList<RecordedEntry> got, bool withSteps)
    {
        var (worst, first, at) = (ReplayResult.Same, (ReplayDifference?)null, 0);
        for (var i = 0; i < Math.Max(expected.Count, got.Count) && worst is not ReplayResult.OtherPath; i++)
        {
            var (left, right) = (i < expected.Count ? expected[i] : null, i < got.Count ? got[i] : null);
            var result = Result(left, right, withSteps);
            if (result is not ReplayResult.Same && first is null)
            {
                (first, at) = (Describe(left, right), i);
            }

            worst = result > worst ? result : worst;
        }

        return (worst, first, at);
    }

    /// <summary>An entry in a few words.</summary>
    public static string Describe(RecordedEntry entry)
    {
        var value = entry.Value.IsUndefined ? "" : " " + ValueJson.Write(entry.Value);
        return entry.Kind switch
        {
            JournalKind.Emitted => $"{entry.Type} {entry.Fields}",
            JournalKind.Left => $"left by {entry.Detail}{value}",
            JournalKind.Set => $"{entry.Detail} ={value}",
            JournalKind.Woken or JournalKind.Ignored => string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} by {entry.Detail}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} {entry.Detail}{value}").TrimEnd(),
        };
    }

    private static ReplayDifference Describe(RecordedEntry? left, RecordedEntry? right) => new(
        0,
        (left ?? right)!.Step,
        (left ?? right)!.NodeId,
        left is null ? null : Described(left, right),
        right is null ? null : Described(right, left));

    private static string Described(RecordedEntry entry, RecordedEntry? other) =>
        other is null || other.NodeId == entry.NodeId ? Describe(entry) : $"{(entry.NodeId.Length == 0 ? "the flow" : $"'{entry.NodeId}'")}: {Describe(entry)}";

    private static ReplayResult Result(RecordedEntry? left, RecordedEntry? right, bool withSteps)
    {
        if (left is null || right is null || left.Kind != right.Kind || left.NodeId != right.NodeId || (withSteps && left.Step != right.Step) || left.Type != right.Type)
        {
            return ReplayResult.OtherPath;
        }

        var decidesTheWay = left.Kind is JournalKind.Left or JournalKind.Called or JournalKind.Skipped or JournalKind.Ended or JournalKind.Woken;
        if (left.Detail != right.Detail)
        {
            return decidesTheWay ? ReplayResult.OtherPath : ReplayResult.OtherText;
        }

        return left.Fields == right.Fields && left.Value == right.Value ? ReplayResult.Same : ReplayResult.OtherText;
    }
}
