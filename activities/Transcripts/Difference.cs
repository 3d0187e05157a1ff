using System.Globalization;
using System.Text;

namespace Porfin.Activities.Transcripts;

/// <summary>Where a transcript and what was played part ways.</summary>
/// <param name="Line">The line of the transcript.</param>
/// <param name="Expected">What it says.</param>
/// <param name="Played">What was played instead.</param>
public sealed record Difference(int Line, string Expected, string Played)
{
    private const int Width = 60;

    /// <summary>Both sides beside each other.</summary>
    public override string ToString()
    {
        var left = Expected.Split('\n').SelectMany(Wrapped).ToList();
        var right = Played.Split('\n').SelectMany(Wrapped).ToList();
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"Line {Line} is not what was played.").AppendLine("expected".PadRight(Width) + " | played");
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var (a, b) = (left.ElementAtOrDefault(i) ?? "", right.ElementAtOrDefault(i) ?? "");
            text.AppendLine(string.Concat(a.PadRight(Width), a == b ? " | " : " ≠ ", b).TrimEnd());
        }

        return text.ToString();
    }

    private static IEnumerable<string> Wrapped(string line) => line.Length == 0 ? [""] : line.Chunk(Width).Select(chunk => new string(chunk));
}
