using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>
/// An instance that stood still goes on: what it waited for by the clock counts from now, as if the wait had just begun, so that nobody is followed up for a silence that was none and
/// not all timers fire at once. Fixed moments stay as they are: those that have passed are due at once.
/// </summary>
internal static class Pause
{
    public static void Over(Turn turn)
    {
        var instance = turn.Instance;
        if (instance.Status is not InstanceStatus.Waiting)
        {
            turn.Record.Note(JournalKind.Ignored, null, Turn.Describe(turn.Stimulus), turn.Stimulus.Payload);
            return;
        }

        turn.Consumed = true;
        instance.Turns++;
        turn.Record.Note(JournalKind.Woken, null, Turn.Describe(turn.Stimulus), turn.Stimulus.Payload);
        var until = ValueConvert.ToMoment(turn.Stimulus.Payload.Map?["until"] ?? default) ?? turn.World.Now;
        for (var i = 0; i < instance.Waits.Count; i++)
        {
            if (instance.Waits[i] is { For: { } span, Step: > 0 } wait && Control.Moments.After(until, span) is var due && due > wait.Due)
            {
                instance.Waits[i] = wait with { Due = due };
                turn.Record.Note(JournalKind.Waiting, instance.Frames.Find(frame => frame.Step == wait.Step), Agenda.Until(wait.Kind, due));
            }
        }

        Lifetime.Limit(turn);
    }
}
