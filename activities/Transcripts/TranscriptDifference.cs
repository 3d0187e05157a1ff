using System.Globalization;
using System.Text;

namespace Porfin.Activities.Transcripts;

/// <summary>Where a transcript and what was played part ways.</summary>
public static class TranscriptDifference
{
    private const int Width = 60;

    /// <summary>The first difference, both sides beside each other; null when there is none. Comments and empty lines do not count.</summary>
    public static string? First(IReadOnlyList<Entry> expected, IReadOnlyList<Entry> played)
    {
        var wanted = expected.Where(entry => entry.Kind is not EntryKind.Comment).ToList();
        var got = played.Where(entry => entry.Kind is not EntryKind.Comment).ToList();
        for (var i = 0; i < Math.Max(wanted.Count, got.Count); i++)
        {
            var (left, right) = (i < wanted.Count ? wanted[i] : null, i < got.Count ? got[i] : null);
            var (a, b) = (Written(left), Written(right));
            if (a != b)
            {
                return SideBySide(left?.Line ?? expected.Select(entry => entry.Line).LastOrDefault(), a, b);
            }
        }

        return null;
    }

    /// <summary>The entry as a file keeps it: spaces at the ends of lines do not survive there.</summary>
    private static string Written(Entry? entry) =>
        entry is null ? "(nothing more)" : string.Join('\n', entry.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static string SideBySide(int line, string expected, string played)
    {
        var left = expected.Split('\n').SelectMany(Wrapped).ToList();
        var right = played.Split('\n').SelectMany(Wrapped).ToList();
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"Line {line} is not what was played.").AppendLine("expected".PadRight(Width) + " | played");
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var (a, b) = (left.ElementAtOrDefault(i) ?? "", right.ElementAtOrDefault(i) ?? "");
            text.AppendLine(string.Concat(a.PadRight(Width), a == b ? " | " : " ≠ ", b).TrimEnd());
        }

        return text.ToString();
    }

    private static IEnumerable<string> Wrapped(string line) => line.Length == 0 ? [""] : line.Chunk(Width).Select(chunk => new string(chunk));
}
