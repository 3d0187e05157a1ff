namespace Porfin.Activities.Transcripts;

/// <summary>What an entry of a transcript is, by the sign with which it begins.</summary>
public enum EntryKind
{
    /// <summary><c>#</c> or an empty line: for readers only.</summary>
    Comment,

    /// <summary><c>&lt;</c> The customer says, taps or sends something.</summary>
    Customer,

    /// <summary><c>@</c> Something else happens: time passes, a person gives the conversation back, an event is published.</summary>
    Happening,

    /// <summary><c>&amp;</c> A fact about the conversation, such as <c>contact.name = Ana</c>.</summary>
    Fact,

    /// <summary><c>!</c> What the outside answers to the next call.</summary>
    Answer,

    /// <summary><c>&gt;</c> The flow says something.</summary>
    Flow,

    /// <summary><c>.</c> The flow does something that the customer does not see.</summary>
    Effect,

    /// <summary><c>=</c> Where the conversation stands.</summary>
    Status,

    /// <summary><c>?</c> What must hold now, such as <c>passed confirmar</c>.</summary>
    Check,
}

/// <summary>One entry: a line with the indented lines that belong to it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text without the sign; further lines follow after line feeds.</param>
/// <param name="Line">Where it begins in the file, from 1; 0 for what was played.</param>
public sealed record Entry(EntryKind Kind, string Text, int Line = 0)
{
    internal const string Signs = "#<@&!>.=?";

    /// <summary>True for what need only be much like it: written with <c>~</c> after the sign; see <see cref="TolerantText"/>.</summary>
    public bool IsTolerant { get; init; }

    /// <summary>True for what a flow does; false for what the file makes happen.</summary>
    public bool IsOutcome => Kind is EntryKind.Flow or EntryKind.Effect or EntryKind.Status;

    /// <summary>The entry as it is written, without a line feed at its end.</summary>
    public override string ToString()
    {
        if (Kind is EntryKind.Comment)
        {
            return Text;
        }

        var lines = Text.Split('\n');
        var rest = lines.Skip(1).Select(line => line.Length == 0 ? "" : "  " + line);
        return string.Join('\n', rest.Prepend($"{Signs[(int)Kind]}{(IsTolerant ? "~" : "")} {lines[0]}".TrimEnd()));
    }
}

/// <summary>A conversation as people write and read it. The form is described in samples/README.md.</summary>
public static class Transcript
{
    /// <summary>Reads a transcript.</summary>
    /// <exception cref="TranscriptException">A line begins with no known sign; the message names it.</exception>
    public static IReadOnlyList<Entry> Parse(string text)
    {
        var entries = new List<Entry>();
        var empty = 0;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            number++;
            if (line.Length == 0)
            {
                empty++;
                continue;
            }

            if (line.StartsWith("  ", StringComparison.Ordinal) && entries.Count > 0)
            {
                entries[^1] = entries[^1] with { Text = entries[^1].Text + new string('\n', empty + 1) + line[2..] };
            }
            else
            {
                entries.AddRange(Enumerable.Range(number - empty, empty).Select(at => new Entry(EntryKind.Comment, "", at)));
                entries.Add(Begin(line, number));
            }

            empty = 0;
        }

        return entries;
    }

    /// <summary>The entries as text.</summary>
    public static string Write(IEnumerable<Entry> entries) => string.Concat(entries.Select(entry => entry + "\n"));

    private static Entry Begin(string line, int number)
    {
        var kind = Entry.Signs.IndexOf(line[0], StringComparison.Ordinal);
        if (kind == 0)
        {
            return new(EntryKind.Comment, line, number);
        }

        var text = line.Length > 1 ? line[1..] : "";
        var isTolerant = text.StartsWith('~') && new Entry((EntryKind)kind, "").IsOutcome;
        text = isTolerant ? text[1..] : text;
        if (kind < 0 || (text.Length > 0 && text[0] != ' '))
        {
            throw new TranscriptException(number, TranscriptSentences.NoSign.With(string.Join(' ', Entry.Signs.ToCharArray()), line));
        }

        return new((EntryKind)kind, text.Length > 1 ? text[1..] : "", number) { IsTolerant = isTolerant };
    }
}
