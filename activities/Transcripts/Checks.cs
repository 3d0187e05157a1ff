using System.Globalization;
using System.Text.Json;
using Porfin.Activities.Messages;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>What must hold at a place of a transcript. A check that does not hold is told as what holds instead.</summary>
internal sealed class Checks(Plan plan, IReadOnlyList<Turn> turns, IReadOnlyList<string> calls)
{
    private const string Forms =
        "'? passed step', '? passed step Outcome', '? variable Name = value', '? said text', '? called text', '? calls 2', '? handed off team', '? waiting', '? waiting step', '? ended', each also with 'not'";

    /// <summary>The check, or what holds in its place.</summary>
    /// <exception cref="TranscriptException">It is no check, or one of a step or variable that the flow does not have; the message names its line.</exception>
    public Entry Tell(Entry entry)
    {
        var isNot = entry.Text.StartsWith("not ", StringComparison.Ordinal);
        var text = isNot ? entry.Text[4..] : entry.Text;
        var words = text.Split(' ', 2);
        var rest = words.Length > 1 ? words[1].Trim() : "";
        if (words[0] is "variable")
        {
            return Variable(entry, rest, isNot);
        }

        if (words[0] is "calls" && !isNot && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return entry with { Text = string.Create(CultureInfo.InvariantCulture, $"calls {calls.Count}") };
        }

        var holds = words[0] switch
        {
            "passed" when rest.Length > 0 => Passed(entry, rest),
            "said" when rest.Length > 0 => Said().Any(said => IsIn(rest, said)),
            "called" => calls.Any(call => IsIn(rest, call)),
            "handed" when rest is "off" or ['o', 'f', 'f', ' ', ..] => HandedOff(rest[3..].Trim()),
            "waiting" => Waiting(entry, rest),
            "ended" when rest.Length == 0 => Last is { Instance.Status: InstanceStatus.Finished },
            _ => throw new TranscriptException(entry.Line, TranscriptSentences.NoCheck.With(entry.Text, Forms)),
        };
        return entry with { Text = holds ? text : "not " + text };
    }

    // The newest turn of the flow itself, not one of a flow that it began, nor one for which nothing waited.
    private Turn? Last => turns.LastOrDefault(turn => turn.Consumed && turn.Plan == plan);

    private Entry Variable(Entry entry, string rest, bool isNot)
    {
        if (rest.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var wanted])
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.Variable);
        }

        var value = Last?.Variable(name) ?? default;
        if (value.IsUndefined && !plan.Flow.Variables.Any(variable => variable.Name == name))
        {
            throw new TranscriptException(entry.Line, TranscriptSentences.NoVariable.With(name));
        }

        var holds = value.IsUndefined ? wanted.Length == 0 : value.ToText() == wanted || IsJson(wanted, value);
        var shown = value.Map is not null || value.List is not null ? ValueJson.Write(value) : value.ToText();
        return holds != isNot ? entry : entry with { Text = $"variable {name} = {shown}" };
    }

    private static bool IsJson(string wanted, Value value)
    {
        try
        {
            return ValueJson.Parse(wanted) == value;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A step's id may have spaces, and so may an outcome.
    private bool Passed(Entry entry, string rest)
    {
        if (plan.Contains(rest))
        {
            return Journal().Any(entry => entry.NodeId == rest && entry.Step > 0);
        }

        for (var space = rest.LastIndexOf(' '); space > 0; space = rest.LastIndexOf(' ', space - 1))
        {
            if (plan.Contains(rest[..space]))
            {
                return Journal().Any(left => left.Kind is JournalKind.Left && left.NodeId == rest[..space] && left.Detail == rest[(space + 1)..]);
            }
        }

        throw new TranscriptException(entry.Line, TranscriptSentences.NoStep.With(rest));
    }

    private bool Waiting(Entry entry, string step) => step.Length == 0 || plan.Contains(step)
        ? Last is { Instance.Status: InstanceStatus.Waiting } last && (step.Length == 0 || last.Instance.Bookmarks.Any(bookmark => bookmark.NodeId == step))
        : throw new TranscriptException(entry.Line, TranscriptSentences.NoStep.With(step));

    private bool HandedOff(string team) =>
        turns.SelectMany(turn => turn.Events).OfType<HandoffRequested>().Any(handoff => team.Length == 0 || TolerantText.Matches(team, handoff.Team ?? ""));

    private IEnumerable<string> Said() => turns.SelectMany(turn => turn.Events).OfType<MessageCreated>().Select(created => TranscriptEntries.Of(created).Text);

    private bool IsIn(string part, string text) => TolerantText.Matches($"…{part}…", text, name => Last?.Variable(name) ?? default);

    private IEnumerable<JournalEntry> Journal() => turns.SelectMany(turn => turn.Journal);
}
