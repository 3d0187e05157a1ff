using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>What happens in a trial, as far as findings speak of it.</summary>
internal sealed class TrialSightings(Plan plan, Finding finding)
{
    private const int Often = 20;

    private static readonly TimeSpan Open = TimeSpan.FromHours(24);

    private readonly HashSet<string> outside = [];
    private readonly HashSet<string> twice = [];
    private readonly HashSet<string> givenUp = [];
    private TimeSpan since;
    private bool owes = true;
    private bool readUnset;
    private bool looped;
    private (string Text, string Source)? last;
    private PlanNode? lastLeft;
    private PlanNode? silentAt;
    private int alone;
    private int spoken;
    private int still;
    private bool entered;
    private bool wasLeft;

    /// <summary>True when what the finding says was seen.</summary>
    public bool Shows() => finding.Code switch
    {
        "loop:endless" or "loop:unproven" => looped,
        "followup:endless" => alone > Often && spoken > 3,
        "path:silent" => silentAt is { } end && (end.Path == finding.NodeId || IsInside(end)),
        "window:outside" or "window:may-be-outside" => outside.Contains(finding.NodeId),
        "limit:exceeded" => entered,
        "text:repeated" => twice.Contains(finding.NodeId),
        "join:never" or "join:may-be-given-up" => givenUp.Contains(finding.NodeId),
        "outcome:unconnected" => wasLeft,
        "variable:unset" => readUnset,
        _ => false,
    };

    /// <summary>A step begins or goes on.</summary>
    public void Enter(Frame frame, TurnScope scope)
    {
        entered |= frame.Node.Path == finding.NodeId;
        readUnset |= finding.Code is "variable:unset" && frame.Node.Path == finding.NodeId && scope.Read(frame.Outside, finding.Subject, out var value) && value.IsNullish;
    }

    /// <summary>An activity wrote; null for a text that is not known.</summary>
    public void Said(PlanNode node, string? text, bool isTemplate)
    {
        if (text?.Length == 0)
        {
            return;
        }

        if (since >= Open && !isTemplate)
        {
            outside.Add(node.Path);
        }

        var said = text is null ? ((string, string)?)null : (text, PossibleOutcomes.Input(node, node.Type.Writes!.TextInput)?.Expression is Template.RunningTemplate template ? template.Text : text);
        if (said is not null && last == said)
        {
            twice.Add(node.Path);
        }

        (owes, last) = (false, said);
        spoken++;
    }

    /// <summary>Notes what a turn did.</summary>
    public void Note(Turn turn)
    {
        foreach (var entry in turn.Journal)
        {
            var node = plan.ByPath.GetValueOrDefault(entry.NodeId);
            if (entry.Kind is JournalKind.Left && node is not null)
            {
                wasLeft |= entry.NodeId == finding.NodeId && entry.Detail!.Split(", ").Contains(finding.Subject);
            }

            if (entry.Kind is JournalKind.Left or JournalKind.Failed && node is { Container: null })
            {
                lastLeft = node;
            }
            else if (entry.Kind is JournalKind.Skipped && entry.Detail is { } join)
            {
                givenUp.Add(join);
            }
        }

        looped |= turn.Instance.Fault?.Code is "turn:too-long" && finding.NodeIds.All(id => turn.Journal.Any(entry => entry.NodeId == id));
        silentAt = turn.Instance.Status is InstanceStatus.Finished && owes && lastLeft is { } end && !end.Type.EndsConversation && (!end.Type.IsTerminal || end.Type.ClassType == typeof(Control.Break)) ? end : null;
    }

    /// <summary>Something woke the flow after some time.</summary>
    public void Pass(TimeSpan time, bool isHeard)
    {
        (alone, spoken, still) = isHeard ? (0, 0, 0) : (alone + 1, spoken, time > TimeSpan.Zero ? 0 : still + 1);
        since = isHeard ? TimeSpan.Zero : since + time;
        looped |= still > Often;
        if (isHeard)
        {
            (owes, last) = (true, null);
        }
    }

    private bool IsInside(PlanNode node)
    {
        var at = node.Parent;
        while (at is not null && at.Path != finding.NodeId)
        {
            at = at.Parent;
        }

        return at is not null && finding.NodeId.Length > 0;
    }
}
