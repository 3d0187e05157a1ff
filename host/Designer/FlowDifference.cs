using System.Text.Json;
using Porfin.Documents;
using Porfin.Documents.Comparing;
using Porfin.Host.Flows;

namespace Porfin.Host.Designer;

/// <summary>What differs, and what the author calls the activities of both sides.</summary>
/// <param name="Changes">The differences, in the order of the flow.</param>
/// <param name="Names">Names by activity id; those of the later side where both have one.</param>
/// <param name="Types">Types by activity id.</param>
public sealed record Compared(IReadOnlyList<FlowChange> Changes, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Types);

/// <summary>Compares versions of a flow with each other and with the draft.</summary>
public sealed class FlowDifference(FlowList flows, DraftStore drafts, ActivityCatalog catalog)
{
    /// <summary>What differs between two versions; null instead of a number is the draft. Null when one of them is not there or cannot be read.</summary>
    public async Task<Compared?> BetweenAsync(Guid businessId, Guid flowId, int? from, int? to, CancellationToken cancellation)
    {
        var (before, after) = (await ReadAsync(businessId, flowId, from, cancellation), await ReadAsync(businessId, flowId, to, cancellation));
        if (before is null || after is null)
        {
            return null;
        }

        var (names, types) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        Collect(before.Root, names, types);
        Collect(after.Root, names, types);
        return new Compared(FlowComparer.Compare(before, after, catalog), names, types);
    }

    /// <summary>What the author of a document calls its activities, by id.</summary>
    internal static IReadOnlyDictionary<string, string> NamesOf(string? document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (document is not null && FlowReader.Read(document).Flow is { } flow)
        {
            Collect(flow.Root, names, []);
        }

        return names;
    }

    private async Task<Flow?> ReadAsync(Guid businessId, Guid flowId, int? version, CancellationToken cancellation)
    {
        var document = version is null
            ? (await drafts.FindAsync(businessId, flowId, cancellation))?.Document
            : await flows.DocumentAsync(businessId, flowId, version, cancellation);
        return document is null ? null : FlowReader.Read(document).Flow;
    }

    private static void Collect(JsonElement json, Dictionary<string, string> names, Dictionary<string, string> types)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Collect(item, names, types);
            }
        }

        if (json.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        if (Text(json, "id") is { } id)
        {
            if (json.TryGetProperty("metadata", out var metadata) && Text(metadata, "displayText") is { } name)
            {
                names[id] = name;
            }

            if (Text(json, "type") is { } type)
            {
                types[id] = type;
            }
        }

        foreach (var property in json.EnumerateObject())
        {
            Collect(property.Value, names, types);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
