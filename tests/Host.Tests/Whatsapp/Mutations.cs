using System.Text.Json.Nodes;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Draws broken webhooks: first nodes of a good one are replaced or removed, then its bytes are.</summary>
internal static class Mutations
{
    private static readonly string[] Replacements =
    [
        "null", "true", "{}", "[]", "\"\"", "0", "-1", "1e400", "123456789012345678901234567890", "\"\\ud800\"", "\"\\u0000\"", "\"asdf\"",
        "[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]", "{\"\\ud800\":1}", "[null]", "\"" + new string('9', 600) + "\"",
    ];

    /// <summary>A body drawn by a seed: the same for the same seed.</summary>
    public static byte[] Of(IReadOnlyList<string> samples, int seed)
    {
        var random = new Random(seed);
        return Mutated(samples[random.Next(samples.Count)], random);
    }

    private static byte[] Mutated(string json, Random random)
    {
        var text = random.Next(3) > 0 ? MutatedTree(json, random) : json;
        var bytes = text.Bytes().ToList();
        for (var times = random.Next(3) == 0 ? random.Next(1, 6) : 0; times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)"{}[]\",:\\0u"[random.Next(10)]);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }

    // Replaces, removes or doubles some nodes. The replacement is put in as text, because the tree cannot hold half an emoji.
    private static string MutatedTree(string json, Random random)
    {
        var root = JsonNode.Parse(json)!;
        var marks = new List<string>();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var nodes = Below(root).ToList();
            if (nodes.Count == 0)
            {
                break;
            }

            var node = nodes[random.Next(nodes.Count)];
            if (random.Next(4) == 0)
            {
                Remove(node);
                continue;
            }

            marks.Add(Replacements[random.Next(Replacements.Length)]);
            node.ReplaceWith("@@" + (marks.Count - 1));
        }

        return marks.Select((text, at) => (text, at)).Aggregate(root.ToJsonString(), (whole, mark) => whole.Replace($"\"@@{mark.at}\"", mark.text, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        var children = node switch
        {
            JsonObject map => map.Select(entry => entry.Value),
            JsonArray list => list,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Below(child).Prepend(child));
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject map)
        {
            map.Remove(node.GetPropertyName());
        }
        else
        {
            node.Parent!.AsArray().Remove(node);
        }
    }
}
