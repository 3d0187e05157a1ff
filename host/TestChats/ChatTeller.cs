using System.Text.Json;
using Porfin.Activities.Http;
using Porfin.Activities.Messages;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Host.Designer;

namespace Porfin.Host.TestChats;

/// <summary>Tells a chat that was lived: who said what, which step made it and why, and what else happened.</summary>
internal sealed class ChatTeller(Plan plan, StoryWords words, StepNames names)
{
    private readonly List<ToldItem> items = [];
    private readonly List<ToldStep> steps = [];
    private DateTimeOffset? heard;

    /// <summary>The whole chat.</summary>
    public ToldChat Tell(ChatPlay chat)
    {
        foreach (var (at, move) in chat.Moves.Index())
        {
            Tell(at, move);
        }

        var session = chat.Session;
        var isOver = session.Instance?.Status is InstanceStatus.Finished or InstanceStatus.Faulted or InstanceStatus.Cancelled;
        return new(session.Now, session.Instance is { } instance ? instance.Status.ToString().ToLowerInvariant() : "new", items)
        {
            Due = isOver ? null : session.Instance?.NextDue,
            WindowUntil = heard?.AddHours(24),
            Opens = Opens(session.Now),
            IsHandedOff = session.IsHandedOff,
            HumanUntil = session.HumanUntil > session.Now ? session.HumanUntil : null,
            IsHolding = session.IsHolding,
            Variables = VariableHistory.Of(plan, chat, names),
            Steps = steps,
            Script = chat.Script,
        };
    }

    private DateTimeOffset? Opens(DateTimeOffset now)
    {
        if (plan.Flow.Settings.Activation.Hours is not { } hours)
        {
            return null;
        }

        var local = hours.OpensNext(TimeZoneInfo.ConvertTime(now, World.Brazil).DateTime);
        return new(local, World.Brazil.GetUtcOffset(local));
    }

    private void Tell(int at, PlayedMove move)
    {
        if (move.Entry.Kind is EntryKind.Customer)
        {
            heard = move.At;
        }

        items.AddRange(MoveWords.Of(at, move));
        foreach (var turn in move.Turns)
        {
            Tell(at, turn);
        }

        items.AddRange(move.Calls.Select(call => Told(at, move, call)));
        if (move.Refusal is not null)
        {
            items.Add(new("refused", at, move.Until, move.Refusal[(move.Refusal.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        }
    }

    private void Tell(int at, Turn turn)
    {
        var isOwn = turn.Plan == plan;
        var now = turn.World.Now;
        if (turn is { Consumed: false, Stimulus.Kind: Stimulus.Kinds.Message })
        {
            items.Add(new("unheard", at, now, ""));
            return;
        }

        if (turn.Stimulus.Kind is Stimulus.Kinds.Start or Stimulus.Kinds.Trigger && isOwn)
        {
            steps.Clear();
        }

        using var journal = JsonDocument.Parse(JournalJson.Write(turn));
        var told = words.Tell(journal.RootElement, now).ToList();
        if (isOwn && turn.Consumed)
        {
            steps.AddRange(told);
        }

        var said = new Queue<ToldStep>(told.Where(step => step.Kind is "said"));
        foreach (var fact in turn.Events)
        {
            items.AddRange(Shown(fact, Of(at, turn, fact), said));
        }

        if (turn.Consumed && isOwn && End(at, turn) is { } end)
        {
            items.Add(end);
        }
    }

    private ToldItem Of(int at, Turn turn, FlowEvent fact) => new("did", at, turn.World.Now, "")
    {
        NodeId = turn.Plan == plan ? fact.NodeId : null,
        Title = names.Title(fact.NodeId),
    };

    private static IEnumerable<ToldItem> Shown(FlowEvent fact, ToldItem item, Queue<ToldStep> said) => fact switch
    {
        // The same text twice by one step is told once.
        MessageCreated created => DrawnMessage.Of(created.Content, item with { Kind = "flow", Why = (said.TryPeek(out var next) && next.NodeId == fact.NodeId ? said.Dequeue() : null)?.Why }),
        HandoffRequested handoff => [item with { Kind = "handoff", Text = handoff.Reason, Detail = handoff.Team }],
        LineWritten line => [item with { Kind = "line", Text = line.Text }],
        _ => [item with { Text = TranscriptEntries.Of(fact).Text }],
    };

    private static ToldItem? End(int at, Turn turn) => turn.Instance switch
    {
        { Status: InstanceStatus.Finished } => new("finished", at, turn.World.Now, ""),
        { Status: InstanceStatus.Faulted or InstanceStatus.Cancelled, Fault: { } fault } => new("faulted", at, turn.World.Now, fault.Text) { Detail = fault.Code, NodeId = fault.NodeId },
        _ => null,
    };

    private ToldItem Told(int at, PlayedMove move, AnsweredCall call)
    {
        // Without the query, where keys and tokens live.
        var asked = call.Call is HttpCall http
            ? $"{http.Method} {(Uri.TryCreate(http.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Path) : http.Url)}{(http.Body is null ? "" : "\n" + http.Body)}"
            : call.Call.GetType().Name;
        var node = call.Call.IdempotencyKey.Length > 0 ? NodeOf(move, call) : null;
        return new("call", at, move.Until, asked) { Detail = call.Answer.Failure is { } failure ? $"{failure} {call.Answer.Detail}".TrimEnd() : ValueJson.Write(call.Answer.Value), NodeId = node, Title = node is null ? null : names.Title(node) };
    }

    private static string? NodeOf(PlayedMove move, AnsweredCall call)
    {
        var calls = move.Turns.SelectMany(turn => turn.Journal).Where(entry => entry.Kind is JournalKind.Called).ToList();
        var number = move.Calls.TakeWhile(other => !ReferenceEquals(other, call)).Count();
        return number < calls.Count ? calls[number].NodeId : null;
    }
}
