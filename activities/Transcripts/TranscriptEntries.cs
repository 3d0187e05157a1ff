using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Activities.Messages;
using Porfin.Execution;

namespace Porfin.Activities.Transcripts;

/// <summary>What a flow did, as entries of a transcript.</summary>
public static class TranscriptEntries
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries of a turn: what was said and done, and the status when it changed.</summary>
    public static IEnumerable<Entry> Of(Turn turn)
    {
        foreach (var fact in turn.Events)
        {
            yield return Of(fact);
        }

        if (turn.Consumed && turn.Instance.Status is InstanceStatus.Finished)
        {
            yield return new(EntryKind.Status, "Ended");
        }
        else if (turn.Consumed && turn.Instance is { Status: InstanceStatus.Faulted or InstanceStatus.Cancelled, Fault: { } fault })
        {
            yield return new(EntryKind.Status, $"{turn.Instance.Status}: {fault.Code} {fault.Text}");
        }
    }

    /// <summary>The entry of one fact.</summary>
    public static Entry Of(FlowEvent fact) => fact switch
    {
        MessageCreated { Content: TextContent text } => new(EntryKind.Flow, text.Body),
        MessageCreated { Content: ChoicesContent choices } => new(EntryKind.Flow, string.Join('\n', choices.Choices.Select(Option).Prepend(choices.Body))),
        HandoffRequested handoff => new(EntryKind.Status, $"HandedOff: {handoff.Reason}{(handoff.Team is null ? "" : $" ({handoff.Team})")}"),
        LineWritten line => new(EntryKind.Effect, line.Text),
        _ => new(EntryKind.Effect, $"{fact.GetType().Name} {Fields(fact)}"),
    };

    private static string Option(Choice choice) => choice.Description is null ? $"[{choice.Title}]" : $"[{choice.Title}] {choice.Description}";

    private static string Fields(FlowEvent fact)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Readable))
        {
            writer.WriteStartObject();
            fact.WriteFields(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }
}
