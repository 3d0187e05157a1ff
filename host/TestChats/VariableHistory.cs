using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Host.Designer;

namespace Porfin.Host.TestChats;

/// <summary>How the variables of a flow came to their values in a chat.</summary>
internal static class VariableHistory
{
    public static IReadOnlyList<ToldVariable> Of(Plan plan, ChatPlay chat, StepNames names) =>
        [.. plan.Flow.Variables.Select(variable => Of(plan, chat, variable.Name, names))];

    private static ToldVariable Of(Plan plan, ChatPlay chat, string name, StepNames names)
    {
        var (value, history) = ("", new List<PastValue>());
        foreach (var (at, move) in chat.Moves.Index())
        {
            if (move.Entry.Kind is EntryKind.Happening && SetBy(move.Entry.Text, name) is { } given && given != value)
            {
                value = given;
                history.Add(new(value, move.At, at, null));
            }

            foreach (var turn in move.Turns.Where(turn => turn.Consumed && turn.Plan == plan))
            {
                var now = Text(turn.Variable(name));
                if (now != value)
                {
                    value = now;
                    history.Add(new(value, turn.World.Now, at, SetIn(turn, name) is { } node ? names.Title(node) : null));
                }
            }
        }

        return new(name, value, history);
    }

    private static string Text(Value value) => value.IsUndefined ? "" : value.Map is not null || value.List is not null ? ValueJson.Write(value) : value.ToText();

    private static string? SetBy(string text, string name) =>
        text.StartsWith("set ", StringComparison.Ordinal) && text[4..].Split('=', 2, StringSplitOptions.TrimEntries) is [var set, var value] && set == name ? value : null;

    private static string? SetIn(Turn turn, string name) => turn.Journal.Where(entry => entry.Kind is JournalKind.Set && entry.Detail == name).Select(entry => entry.NodeId).LastOrDefault();
}
