using System.Globalization;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>What a turn has written down: its journal, and the effects and facts in it.</summary>
internal sealed class TurnRecord(FlowInstance instance, TurnLimits limits)
{
    private readonly List<JournalEntry> journal = [];
    private readonly List<FlowEvent> events = [];
    private int effects;

    public IReadOnlyList<JournalEntry> Journal => journal;

    public IReadOnlyList<FlowEvent> Events => events;

    /// <summary>Records an effect or fact of a step.</summary>
    /// <exception cref="ExpressionException">The turn has too many (<c>turn:too-many-effects</c>).</exception>
    public void Emit(Frame frame, FlowEvent fact)
    {
        if (fact is not LineWritten && ++effects > limits.Effects)
        {
            throw new ExpressionException("turn:too-many-effects", $"The turn wants more than {limits.Effects} things done outside. It probably loops.");
        }

        fact.NodeId = frame.Node.Path;
        fact.IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{instance.Id:N}-{frame.Step}-{instance.Turns}.{events.Count}");
        events.Add(fact);
        journal.Add(new(JournalKind.Emitted, frame.Step, frame.Node.Path, null, default, fact));
    }

    /// <summary>Records what happened. A list or map is told as it is now, whatever a script makes of it afterwards.</summary>
    public void Note(JournalKind kind, Frame? frame, string? detail = null, Value value = default) =>
        journal.Add(new(kind, frame?.Step ?? 0, frame?.Node.Path ?? "", detail, kind is JournalKind.Set or JournalKind.Left ? ValueConvert.Copy(value) : value));

    /// <summary>The key of a call of a step: the same when the step is tried again, or its turn is made again, so that nothing is charged or booked twice.</summary>
    public string CallKey(Frame frame) => string.Create(CultureInfo.InvariantCulture, $"{instance.Id:N}-{frame.Step}-c{frame.Calls++}");
}
