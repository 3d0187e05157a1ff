using Porfin.Execution;

namespace Porfin.Activities.Transcripts;

/// <summary>One thing that a person did in a chat, and what came of it.</summary>
/// <param name="Entry">What was done, as a transcript writes it.</param>
/// <param name="At">When; for a move of the clock, when it began.</param>
/// <param name="Turns">The turns that came of it.</param>
/// <param name="Calls">The calls that they made, with what they got.</param>
public sealed record PlayedMove(Entry Entry, DateTimeOffset At, IReadOnlyList<Turn> Turns, IReadOnlyList<AnsweredCall> Calls)
{
    /// <summary>The moment after it.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Why nothing could come of it, as a transcript writes it (<c>NoOption: title</c>); null else.</summary>
    public string? Refusal { get; init; }
}

/// <summary>
/// A chat with a flow, lived from its beginning: what a person did is all that it is made of, and the same moves always give the same chat.
/// To go back is to live fewer moves; to take another way is to live others after them.
/// </summary>
public sealed class ChatPlay
{
    private const int MostTurns = 2_000;

    private ChatPlay(IReadOnlyList<PlayedMove> moves, ChatSession session, string script)
    {
        Moves = moves;
        Session = session;
        Script = script;
    }

    /// <summary>What was done, and what came of it.</summary>
    public IReadOnlyList<PlayedMove> Moves { get; }

    /// <summary>The chat as it stands.</summary>
    public ChatSession Session { get; }

    /// <summary>The chat as a scenario.</summary>
    public string Script { get; }

    /// <summary>Lives a chat.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="moves">What was done.</param>
    /// <param name="find">Finds the plan of a flow that is to be begun as an instance of its own.</param>
    /// <param name="cancellation">Gives up between two moves.</param>
    /// <exception cref="FormatException">A move cannot be understood, or there are too many turns.</exception>
    public static ChatPlay Of(Plan plan, IEnumerable<Entry> moves, Func<string, Plan?>? find = null, CancellationToken cancellation = default)
    {
        var player = new TranscriptPlayer(plan, find: find);
        var lived = new List<PlayedMove>();
        foreach (var move in moves)
        {
            cancellation.ThrowIfCancellationRequested();
            lived.Add(Live(player, move));
            if (player.Turns.Count > MostTurns)
            {
                throw new FormatException($"Line {move.Line}: up to here there are more than {MostTurns} turns.");
            }
        }

        // Finishing lets a message arrive that is held back: the chat does not, it still waits for the next one.
        var entries = player.Session.IsHolding ? player.Entries : player.Finish().Entries;
        return new(lived, player.Session, Transcript.Write(entries));
    }

    private static PlayedMove Live(TranscriptPlayer player, Entry move)
    {
        var (at, turns, calls, entries) = (player.Session.Now, player.Turns.Count, player.Calls.Count, player.Entries.Count);
        player.Do(move);
        return new(move, at, [.. player.Turns.Skip(turns)], [.. player.Calls.Skip(calls)])
        {
            Until = player.Session.Now,
            Refusal = player.Entries.Skip(entries).FirstOrDefault(entry => entry.Kind is EntryKind.Status && entry.Text.StartsWith("NoOption", StringComparison.Ordinal))?.Text,
        };
    }
}
