using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Host.Reference;

/// <summary>An activity at work, from the case files that the tests play.</summary>
/// <param name="Case">What the case shows.</param>
/// <param name="Document">The activity as it is written in a flow.</param>
/// <param name="Play">What happens: <c>&gt;</c> is said, <c>&lt;</c> is answered, <c>.</c> is written.</param>
internal sealed record ActivityExample(string Case, string Document, string Play)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first case of a type that plays; null when there is none.</summary>
    public static ActivityExample? Of(string type)
    {
        using var file = typeof(ActivityExample).Assembly.GetManifestResourceStream("cases/" + type[(type.LastIndexOf('.') + 1)..]);
        var shown = file is null ? null : JsonNode.Parse(file)!.AsArray().OfType<JsonObject>().FirstOrDefault(given => given["play"] is not null);
        if (shown is null)
        {
            return null;
        }

        var activity = new JsonObject { ["type"] = type };
        foreach (var (name, value) in shown["inputs"]?.AsObject() ?? [])
        {
            activity[name] = value?.DeepClone();
        }

        return new(shown["case"]!.GetValue<string>(), activity.ToJsonString(Written), string.Join('\n', shown["play"]!.AsArray().Select(line => line!.GetValue<string>())));
    }
}
