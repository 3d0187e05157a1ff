using System.Text;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.Runs;

/// <summary>A run after a turn, as it is stored.</summary>
internal sealed record StoredRun(string Status, byte[]? State, string? Fault, DateTimeOffset? DueAt, string Journal)
{
    public static StoredRun Of(Turn turn)
    {
        var instance = turn.Instance;
        var journal = Encoding.UTF8.GetString(JournalJson.Write(turn));
        try
        {
            var fault = instance.Fault is { } reason ? $"{reason.Code} {reason.Text}" : null;
            return new(StatusOf(instance.Status), InstanceState.Write(instance, turn.Plan), fault, instance.Status is InstanceStatus.Waiting ? instance.NextDue : null, journal);
        }
        catch (ExpressionException e)
        {
            // It cannot be stored as it is now, so it ends as it was.
            return new("faulted", null, $"{e.Code} {e.Message}", null, journal);
        }
    }

    private static string StatusOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Waiting => "waiting",
        InstanceStatus.Finished => "finished",
        InstanceStatus.Faulted => "faulted",
        _ => "cancelled",
    };
}
