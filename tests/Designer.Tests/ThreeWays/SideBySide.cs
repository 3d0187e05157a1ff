using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Documents to be laid side by side: what the draft says, and what it must say to be the sample.</summary>
public static class SideBySide
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What people built: without places on the canvas and without what the host gives each flow (its id, its version), in an order that does not depend on who connected what first.</summary>
    public static string Built(JsonObject document)
    {
        var built = document.DeepClone().AsObject();
        foreach (var step in built["root"]!["activities"]!.AsArray())
        {
            (step!["metadata"] as JsonObject)?.Remove("designer");
        }

        var ways = built["root"]!["connections"]!.AsArray().OrderBy(way => way!.ToJsonString(), StringComparer.Ordinal).Select(way => way!.DeepClone());
        built["root"]!["connections"] = new JsonArray([.. ways]);
        string[] kept = ["name", "description", "variables", "customProperties", "root"];
        return Sorted(new JsonObject([.. built.Where(member => kept.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))])).ToJsonString(Readable);
    }

    /// <summary>The sample as the designer writes it: with its own ids, the catalogue's types beside the values, lists without blanks, and without its place in the gallery.</summary>
    public static JsonObject Expected(JsonObject sample, Agent agent, JsonObject catalog)
    {
        var expected = sample.DeepClone().AsObject();
        (expected["customProperties"]!["porfin"] as JsonObject)!.Remove("template");
        expected["root"]!["id"] = "root";
        // The first version of a type is meant where none is said.
        expected["root"]!.AsObject().Remove("version");
        foreach (var step in expected["root"]!["activities"]!.AsArray())
        {
            step!["id"] = agent.Ids[(string)step["id"]!];
            var type = catalog["activities"]!.AsArray().First(one => (string?)one!["type"] == (string?)step["type"])!;
            AsWritten(step.AsObject(), type);
        }

        foreach (var way in expected["root"]!["connections"]!.AsArray())
        {
            way!["source"]!["activity"] = agent.Ids[(string)way["source"]!["activity"]!];
            way["target"]!["activity"] = agent.Ids[(string)way["target"]!["activity"]!];
        }

        return expected;
    }

    private static void AsWritten(JsonObject step, JsonNode type)
    {
        foreach (var declared in type["inputs"]!.AsArray().Concat(type["outputs"]!.AsArray()))
        {
            var name = (string)declared!["name"]!;
            if (step[char.ToLowerInvariant(name[0]) + name[1..]] is not JsonObject given || given["typeName"] is null || given["name"] is not null)
            {
                continue;
            }

            given["typeName"] = (string)declared["type"]!;
            if (given["expression"] is { } expression && (string?)expression["type"] is "Object")
            {
                expression["value"] = JsonNode.Parse((string)expression["value"]!)!.ToJsonString(Compact);
            }
            else if (given["expression"] is { } literal && literal["value"]!.GetValueKind() is not JsonValueKind.String)
            {
                given["expression"] = new JsonObject { ["type"] = "Object", ["value"] = literal["value"]!.ToJsonString() };
            }
        }
    }

    private static JsonNode Sorted(JsonNode? node) => node switch
    {
        JsonObject owner => new JsonObject([.. owner.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value)))!]),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node!.DeepClone(),
    };
}
