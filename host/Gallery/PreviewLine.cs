using System.Text.RegularExpressions;
using Porfin.Activities.Transcripts;

namespace Porfin.Host.Gallery;

/// <summary>Who a line of a previewed conversation belongs to.</summary>
public enum PreviewSide
{
    /// <summary>The customer writes or taps.</summary>
    Customer,

    /// <summary>The flow writes.</summary>
    Flow,

    /// <summary>Time passes, or a person takes over.</summary>
    Between,
}

/// <summary>One line of a conversation that shows what a template does.</summary>
/// <param name="Side">Whose.</param>
/// <param name="Text">What is written; for what lies between, as the transcript says it (<c>+1h</c>).</param>
/// <param name="Options">What can be tapped.</param>
public sealed partial record PreviewLine(PreviewSide Side, string Text, IReadOnlyList<string> Options)
{
    /// <summary>The lines of a transcript that a customer would see, and the pauses.</summary>
    public static IReadOnlyList<PreviewLine> Read(string transcript) => [.. Transcript.Parse(transcript).Select(Of).OfType<PreviewLine>()];

    private static PreviewLine? Of(Entry entry) => entry.Kind switch
    {
        EntryKind.Customer => new(PreviewSide.Customer, entry.Text.Trim('[', ']', '(', ')'), []),
        EntryKind.Flow => Said(entry.Text),
        EntryKind.Happening when entry.Text.StartsWith('+') => new(PreviewSide.Between, entry.Text, []),
        EntryKind.Status when entry.Text.StartsWith("HandedOff", StringComparison.Ordinal) => new(PreviewSide.Between, "HandedOff", []),
        _ => null,
    };

    private static PreviewLine Said(string text)
    {
        var lines = text.Split('\n');
        var options = lines.Select(line => Option().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        return new(PreviewSide.Flow, string.Join('\n', lines.Where(line => !Option().IsMatch(line))).Trim(), options);
    }

    [GeneratedRegex(@"^\[([^\]]+)\]")]
    private static partial Regex Option();
}
