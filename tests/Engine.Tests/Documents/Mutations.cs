using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Documents that were changed at random, in their bytes or in their structure; all from a seed.</summary>
internal sealed class Mutations(IReadOnlyList<string> seeds, int seed)
{
    private static readonly string[] Hostile =
    [
        "null", "true", "0", "-1", "1e308", "1e999", "123456789012345678901234567890", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"type\":\"Literal\"}", "{\"expression\":{}}", "{\"expression\":null}", "{\"$values\":[]}",
        "{\"type\":\"JavaScript\",\"value\":\"1+\"}", "{\"type\":\"Template\",\"value\":\"{{ a | b }}\"}", "{\"type\":\"Variable\",\"value\":{\"id\":\"v\"}}", "{\"typeName\":\"System.Int32, X\",\"memoryReference\":{\"id\":\"v\"}}", "\"\\u0000\\uFFFF\"",
        "{\"type\":\"Elsa.Flowchart\",\"activities\":[{\"type\":\"Elsa.Start\"}]}", "{\"type\":\"Elsa.If\",\"then\":{\"type\":\"Elsa.Break\"}}", "[{\"source\":\"a\",\"target\":\"a\"}]", "{\"a\":{\"a\":{\"a\":[{\"a\":1}]}}}",
    ];

    private static readonly string[] Names = ["id", "type", "name", "activities", "connections", "variables", "root", "value", "expression", "typeName", "Text", "cases", "body", "then", "metadata", "customProperties", "memoryReference", "version", "workflowDefinitionId", "$values", "/~", ""];

    private readonly Random random = new(seed);

    /// <summary>The next document.</summary>
    public byte[] Next()
    {
        var document = seeds[random.Next(seeds.Count)];
        if (random.Next(2) == 0)
        {
            return Bytes(Encoding.UTF8.GetBytes(document));
        }

        var json = JsonNode.Parse(document, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            Structure(json);
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private byte[] Bytes(byte[] given)
    {
        var bytes = given.ToList();
        for (var changes = random.Next(1, 8); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Hostile[random.Next(Hostile.Length)]));
                    break;
                case 4:
                    var other = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Count)]);
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                    break;
                case 5:
                    bytes[at] = (byte)"{}[]\",:\\0-e"[random.Next(11)];
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private void Structure(JsonNode root)
    {
        var nodes = new List<JsonNode>();
        Collect(root, nodes);
        var at = nodes[random.Next(nodes.Count)];
        var with = random.Next(4) == 0 ? nodes[random.Next(nodes.Count)].DeepClone() : JsonNode.Parse(Hostile[random.Next(Hostile.Length)].Replace("1e999", "1e300", StringComparison.Ordinal));
        if (at is JsonObject map)
        {
            ChangeMap(map, with);
        }
        else if (at is JsonArray list)
        {
            ChangeList(list, with);
        }
    }

    private void ChangeMap(JsonObject map, JsonNode? with)
    {
        var name = map.Count > 0 && random.Next(3) > 0 ? map.ElementAt(random.Next(map.Count)).Key : Names[random.Next(Names.Length)];
        switch (random.Next(5))
        {
            case 0:
                map.Remove(name);
                break;
            case 1 when map[name] is { } value:
                map[name.ToUpperInvariant()] = value.DeepClone();
                break;
            case 2 when name is "type":
                map[name] = DocumentFiles.Catalog.All.ElementAt(random.Next(20)).Name;
                break;
            case 3 when map[name] is JsonValue scalar && scalar.GetValueKind() is JsonValueKind.String:
                map[name] = scalar.GetValue<string>() is { Length: > 0 } text ? text[..random.Next(text.Length)] + "é\u2028\"" : "x";
                break;
            default:
                map[name] = with;
                break;
        }
    }

    private void ChangeList(JsonArray list, JsonNode? with)
    {
        var at = random.Next(list.Count + 1);
        switch (random.Next(3))
        {
            case 0 when at < list.Count:
                list.RemoveAt(at);
                break;
            case 1 when at < list.Count:
                list.Add(list[at]?.DeepClone());
                break;
            default:
                list.Insert(at, with);
                break;
        }
    }

    private static void Collect(JsonNode? json, List<JsonNode> nodes)
    {
        if (json is JsonObject or JsonArray)
        {
            nodes.Add(json);
        }

        foreach (var child in json switch { JsonObject map => map.Select(property => property.Value), JsonArray list => list, _ => Enumerable.Empty<JsonNode?>() })
        {
            Collect(child, nodes);
        }
    }
}
