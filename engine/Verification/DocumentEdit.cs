using System.Text.Json.Nodes;

namespace Porfin.Verification;

/// <summary>Changes of a flow document in place, as repairs make them.</summary>
internal sealed class DocumentEdit(JsonObject document)
{
    private const double Apart = 320;

    /// <summary>What stands at a JSON pointer; names without regard to case, lists plain or in Elsa's <c>$values</c>.</summary>
    public JsonNode At(string pointer)
    {
        JsonNode? at = document;
        foreach (var escaped in pointer.Split('/').Skip(1))
        {
            var part = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var list = at as JsonArray ?? Property(at as JsonObject, "$values") as JsonArray;
            at = list is not null && int.TryParse(part, out var index) ? (index < list.Count ? list[index] : null) : Property(at as JsonObject, part);
        }

        return at ?? throw new InvalidOperationException($"The document has nothing at '{pointer}': it is not the one that was verified.");
    }

    /// <summary>Sets a property of the object at a pointer; one that is there in another case is replaced.</summary>
    public void Set(string pointer, string name, JsonNode value)
    {
        var owner = (JsonObject)At(pointer);
        owner[NameOf(owner, name) ?? name] = value;
    }

    /// <summary>Gives an input a constant: the value of its expression where it has one, else the property itself.</summary>
    public void SetInput(string pointer, string name, string value)
    {
        var activity = (JsonObject)At(pointer);
        if (Property(activity, name) is JsonObject input && Property(input, "expression") is JsonObject)
        {
            input[NameOf(input, "expression")!] = new JsonObject { ["type"] = "Literal", ["value"] = value };
            return;
        }

        activity[NameOf(activity, name) ?? name] = value;
    }

    /// <summary>Replaces a word of a text at a place in it.</summary>
    public void ReplaceWord(string pointer, (int Line, int Column) place, string word, string by)
    {
        var node = At(pointer);
        var text = node.GetValue<string>();
        var start = 0;
        for (var line = 1; line < place.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        var at = text.IndexOf(word, Math.Min(text.Length, start + place.Column - 1), StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"The text at '{pointer}' has no '{word}' there: it is not the one that was verified.");
        }

        node.ReplaceWith(JsonValue.Create(text[..at] + by + text[(at + word.Length)..]));
    }

    /// <summary>Cuts the parts of listed options that are too long. The list may be written plain, as an Object expression, or as JSON in a text.</summary>
    /// <returns>Each text that was cut, with what it became.</returns>
    public Dictionary<string, string> Shorten(string pointer, string part, int most)
    {
        var cut = new Dictionary<string, string>(StringComparer.Ordinal);
        var input = At(pointer);
        var holder = Property(input as JsonObject, "expression") as JsonObject ?? input as JsonObject;
        var value = input is JsonArray ? input : Property(holder, "value") ?? input;
        var isText = value is JsonValue;
        var list = isText ? JsonNode.Parse(value.GetValue<string>()) : value;
        foreach (var item in (list as JsonArray ?? []).ToList())
        {
            var text = item is JsonObject map ? Property(map, part) : part is "title" ? item : null;
            if (text is JsonValue one && one.TryGetValue<string>(out var written) && written.Length > most)
            {
                cut[written] = written[..(most - 1)].TrimEnd() + "…";
                one.ReplaceWith(JsonValue.Create(cut[written]));
            }
        }

        if (isText)
        {
            value.ReplaceWith(JsonValue.Create(list!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        }

        return cut;
    }

    /// <summary>Lets connections leave an activity by the new names of its outcomes.</summary>
    public void RenamePorts(string flowchart, string id, Dictionary<string, string> names)
    {
        foreach (var wire in Wires(flowchart).Where(wire => wire.Source == id && names.ContainsKey(wire.Port)))
        {
            var (holder, name) = Property(wire.Json, "source") is JsonObject end ? (end, "port") : (wire.Json, "sourcePort");
            holder[NameOf(holder, name)!] = names[wire.Port];
        }
    }

    /// <summary>Adds an activity to a flowchart, to the right of another; the result is its id.</summary>
    public string Add(string flowchart, string type, string stem, string? beside = null, JsonObject? inputs = null)
    {
        var chart = At(flowchart);
        var id = FreeId(stem);
        var activity = inputs ?? [];
        activity.Insert(0, "id", id);
        activity.Insert(1, "type", type);
        if (beside is not null && Property(Property(Property(At(beside) as JsonObject, "metadata") as JsonObject, "designer") as JsonObject, "position") is JsonObject position
            && Number(Property(position, "x")) is { } x && Number(Property(position, "y")) is { } y)
        {
            activity["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x + Apart, ["y"] = y + (Apart / 2) } } };
        }

        List(chart, "activities").Add((JsonNode)activity);
        return id;
    }

    /// <summary>Connects an outcome with an activity.</summary>
    public void Connect(string flowchart, string source, string outcome, string target) => List(At(flowchart), "connections").Add((JsonNode)new JsonObject
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    });

    /// <summary>Lets connections that fit lead elsewhere.</summary>
    public void Redirect(string flowchart, Func<Wire, bool> which, string target)
    {
        foreach (var wire in Wires(flowchart).Where(which).ToList())
        {
            Retarget(wire, target);
        }
    }

    /// <summary>Takes an activity out; what led to it leads to what followed it, or nowhere.</summary>
    public void Remove(string flowchart, string pointer, string id)
    {
        var wires = Wires(flowchart);
        var next = wires.Where(wire => wire.Source == id && wire.Target != id).Select(wire => wire.Target).Distinct().ToList();
        var list = List(At(flowchart), "connections");
        foreach (var wire in wires.Where(wire => wire.Target == id && wire.Source != id))
        {
            foreach (var target in next.Where(target => !wires.Any(other => other.Source == wire.Source && other.Port == wire.Port && other.Target == target)))
            {
                var copy = wire.Json.DeepClone().AsObject();
                list.Add((JsonNode)copy);
                Retarget(wire with { Json = copy }, target);
            }
        }

        foreach (var wire in wires.Where(wire => wire.Source == id || wire.Target == id))
        {
            list.Remove(wire.Json);
        }

        Delete(pointer);
    }

    /// <summary>Deletes what stands at a pointer.</summary>
    public void Delete(string pointer)
    {
        var node = At(pointer);
        if (node.Parent is JsonArray list)
        {
            list.Remove(node);
        }
        else if (node.Parent is JsonObject owner)
        {
            owner.Remove(node.GetPropertyName());
        }
    }

    private static void Retarget(Wire wire, string target)
    {
        if (Property(wire.Json, "target") is JsonObject end)
        {
            end[NameOf(end, "activity")!] = target;
        }
        else
        {
            wire.Json[NameOf(wire.Json, "target")!] = target;
        }
    }

    private List<Wire> Wires(string flowchart) => [.. List(At(flowchart), "connections").OfType<JsonObject>().Select(Wire.Of)];

    private string FreeId(string stem)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        Collect(document, used);
        var number = 1;
        while (used.Contains($"{stem}-{number}"))
        {
            number++;
        }

        return $"{stem}-{number}";
    }

    private static void Collect(JsonNode? node, HashSet<string> ids)
    {
        foreach (var child in node switch { JsonObject map => map.Select(pair => pair.Value), JsonArray list => list, _ => [] })
        {
            Collect(child, ids);
        }

        if (Property(node as JsonObject, "id") is JsonValue id && id.TryGetValue<string>(out var text))
        {
            ids.Add(text);
        }
    }

    private static JsonArray List(JsonNode owner, string name)
    {
        var json = (JsonObject)owner;
        switch (Property(json, name))
        {
            case JsonArray plain:
                return plain;
            case JsonObject wrapped when Property(wrapped, "$values") is JsonArray values:
                return values;
            default:
                var fresh = new JsonArray();
                json[NameOf(json, name) ?? name] = fresh;
                return fresh;
        }
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static string? NameOf(JsonObject owner, string name) =>
        owner.ContainsKey(name) ? name : owner.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Property(JsonObject? owner, string name) => owner is not null && NameOf(owner, name) is { } found ? owner[found] : null;

    /// <summary>A connection of a document.</summary>
    internal sealed record Wire(JsonObject Json, string Source, string Port, string Target)
    {
        public static Wire Of(JsonObject json) => new(
            json,
            Text(Property(json, "source") is JsonObject from ? Property(from, "activity") : Property(json, "source")),
            Text(Property(json, "source") is JsonObject source ? Property(source, "port") : Property(json, "sourcePort")) is { Length: > 0 } port ? port : "Done",
            Text(Property(json, "target") is JsonObject to ? Property(to, "activity") : Property(json, "target")));

        private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
    }
}
