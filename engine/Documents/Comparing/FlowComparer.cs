using System.Text.Json;

namespace Porfin.Documents.Comparing;

/// <summary>Compares two flows by what they mean: both are written canonically first, so that order and spelling do not count.</summary>
public static class FlowComparer
{
    /// <summary>What differs between any two versions of a flow, and says nothing.</summary>
    private static readonly HashSet<string> Passed = ["$schema", "id", "version", "createdAt", "isLatest", "isPublished", "variables", "inputs", "outputs", "root"];

    /// <summary>All differences: settings first, then variables, inputs, outputs, activities in the order of the flow, connections. Empty when the flows do the same.</summary>
    public static IReadOnlyList<FlowChange> Compare(Flow before, Flow after, ActivityCatalog catalog)
    {
        var (old, now) = (CanonicalParts.Of(before, catalog), CanonicalParts.Of(after, catalog));
        var changes = new List<FlowChange>();
        Properties(old.Flow, now.Flow, Passed, new(ChangeKind.Changed, FlowPart.Setting, ""), changes, isSetting: true);
        Named(FlowPart.Variable, old.Variables, now.Variables, changes);
        Named(FlowPart.Input, old.Inputs, now.Inputs, changes);
        Named(FlowPart.Output, old.Outputs, now.Outputs, changes);
        Activities(old, now, changes);
        Connections(old, now, changes);
        return changes;
    }

    private static void Activities(CanonicalParts old, CanonicalParts now, List<FlowChange> changes)
    {
        var reordered = Reordered(old, now);
        foreach (var (id, node) in now.Nodes)
        {
            if (!old.Nodes.TryGetValue(id, out var before))
            {
                changes.Add(new(ChangeKind.Added, FlowPart.Activity, id) { Type = node.Type, After = node.Container });
                continue;
            }

            var change = new FlowChange(ChangeKind.Changed, FlowPart.Activity, id) { Type = node.Type };
            var moved = change with { Kind = ChangeKind.Moved };
            if (before.Container != node.Container)
            {
                changes.Add(moved with { Property = "container", Before = before.Container, After = node.Container });
            }
            else if (reordered.Contains(id))
            {
                changes.Add(moved with { Property = "order", Before = Place(before.Order), After = Place(node.Order) });
            }

            if (before.Position != node.Position)
            {
                changes.Add(moved with { Property = "position", Before = before.Position, After = node.Position });
            }

            Properties(before.Properties, node.Properties, [], change, changes, isSetting: false);
        }

        changes.AddRange(old.Nodes.Where(pair => !now.Nodes.ContainsKey(pair.Key)).Select(pair => new FlowChange(ChangeKind.Removed, FlowPart.Activity, pair.Key) { Type = pair.Value.Type, Before = pair.Value.Container }));
    }

    private static string Place(int order) => (order + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The activities of sequences that stand in another order than the rest: as few as explain it.</summary>
    private static HashSet<string> Reordered(CanonicalParts old, CanonicalParts now)
    {
        var moved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in now.Nodes.Where(pair => pair.Value.Order >= 0 && old.Nodes.TryGetValue(pair.Key, out var before) && before.Container == pair.Value.Container).GroupBy(pair => pair.Value.Container))
        {
            var ids = list.OrderBy(pair => pair.Value.Order).Select(pair => pair.Key).ToList();
            var kept = Rising([.. ids.Select(id => old.Nodes[id].Order)]);
            moved.UnionWith(ids.Where((_, index) => !kept.Contains(index)));
        }

        return moved;
    }

    /// <summary>The places of a longest rising part of some numbers.</summary>
    private static HashSet<int> Rising(int[] numbers)
    {
        var ends = new List<int>();
        var before = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var at = ends.FindIndex(end => numbers[end] >= numbers[i]);
            before[i] = at == 0 || ends.Count == 0 ? -1 : ends[(at < 0 ? ends.Count : at) - 1];
            if (at < 0)
            {
                ends.Add(i);
            }
            else
            {
                ends[at] = i;
            }
        }

        var kept = new HashSet<int>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            kept.Add(i);
        }

        return kept;
    }

    private static void Connections(CanonicalParts old, CanonicalParts now, List<FlowChange> changes)
    {
        changes.AddRange(now.Connections.Where(pair => !old.Connections.ContainsKey(pair.Key)).Select(pair => new FlowChange(ChangeKind.Added, FlowPart.Connection, pair.Key)));
        changes.AddRange(old.Connections.Where(pair => !now.Connections.ContainsKey(pair.Key)).Select(pair => new FlowChange(ChangeKind.Removed, FlowPart.Connection, pair.Key)));
        foreach (var (id, rest) in now.Connections)
        {
            if (old.Connections.TryGetValue(id, out var before) && before != rest)
            {
                changes.Add(new(ChangeKind.Changed, FlowPart.Connection, id) { Before = before, After = rest });
            }
        }
    }

    private static void Named(FlowPart part, Dictionary<string, JsonElement> old, Dictionary<string, JsonElement> now, List<FlowChange> changes)
    {
        foreach (var (id, item) in now)
        {
            if (!old.TryGetValue(id, out var before))
            {
                changes.Add(new(ChangeKind.Added, part, id) { After = item.GetRawText() });
            }
            else
            {
                Properties(before, item, [], new(ChangeKind.Changed, part, id), changes, isSetting: false);
            }
        }

        changes.AddRange(old.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => new FlowChange(ChangeKind.Removed, part, pair.Key) { Before = pair.Value.GetRawText() }));
    }

    private static void Properties(JsonElement old, JsonElement now, HashSet<string> passed, FlowChange change, List<FlowChange> changes, bool isSetting)
    {
        foreach (var name in old.EnumerateObject().Concat(now.EnumerateObject()).Select(property => property.Name).Distinct().Where(name => !passed.Contains(name)))
        {
            JsonElement? before = old.TryGetProperty(name, out var was) ? was : null;
            JsonElement? after = now.TryGetProperty(name, out var becomes) ? becomes : null;
            if (before is { } left && after is { } right && JsonElement.DeepEquals(left, right))
            {
                continue;
            }

            if (name is "customProperties" or "metadata" or "porfin" or "options" && (before ?? after)!.Value.ValueKind is JsonValueKind.Object && (before is null || after is null || before.Value.ValueKind == after.Value.ValueKind))
            {
                Properties(before ?? Empty, after ?? Empty, [], change with { Property = Joined(change.Property, name) }, changes, isSetting);
                continue;
            }

            var changed = ValueTexts.Changed(before, after);
            var property = Joined(change.Property, name);
            changes.Add((isSetting ? change with { Id = property, Property = null } : change with { Property = property }) with { Before = changed.Before, After = changed.After, Words = changed.Words });
        }
    }

    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    private static string Joined(string? outer, string name) => outer is null ? name : $"{outer}.{name}";
}
