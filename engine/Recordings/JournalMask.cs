using System.Text;
using System.Text.Json.Nodes;
using Porfin.Execution;

namespace Porfin.Recordings;

/// <summary>Hides what people wrote in the journal of a turn. What is left shows the way that was taken; it cannot be played again.</summary>
public static class JournalMask
{
    /// <summary>The same journal with <c>x</c> for every letter and <c>0</c> for every digit of texts, and 0 for numbers, that came from people or were said.</summary>
    public static byte[] Apply(byte[] journal)
    {
        var json = JsonNode.Parse(journal)!.AsObject();
        json["masked"] = true;
        json["facts"] = Masked(json["facts"]);
        var stimulus = json["stimulus"]!.AsObject();
        stimulus["payload"] = Masked(stimulus["payload"]);
        foreach (var entry in json["entries"]!.AsArray().Select(entry => entry!.AsObject()))
        {
            entry["x"] = Masked(entry["x"]);
            entry["e"] = Masked(entry["e"]);
            if (entry["k"]!.GetValue<string>() is nameof(JournalKind.Failed) or nameof(JournalKind.Answered) && entry["d"] is { } detail)
            {
                entry["d"] = detail.GetValue<string>().Split(' ')[0];
            }
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString(InstanceState.Json));
    }

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Masked(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Masked)]),
        JsonValue value when value.TryGetValue<string>(out var text) => string.Concat(text.Select(letter => char.IsLetter(letter) || char.IsSurrogate(letter) ? 'x' : char.IsDigit(letter) ? '0' : letter)),
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.Number => 0,
        _ => node?.DeepClone(),
    };
}
