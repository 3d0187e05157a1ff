using System.Text.Json;

namespace Porfin.Testing;

/// <summary>A flow with what Elsa did with it, from the shared folder. Where Elsa is wrong or odd, <see cref="Lines"/> are what we do instead, and a comment says why.</summary>
public sealed class ElsaCase
{
    /// <summary>Our own results where Elsa's are defects or quirks.</summary>
    private static readonly Dictionary<string, string[]> Decided = new()
    {
        // End and Complete cancel work that is queued beside them: a flow that ended sends nothing more.
        ["end-stops"] = ["A"],
        ["complete-in-flow"] = ["A"],
        // After a fault nothing else runs.
        ["fault-sibling-continues"] = ["A"],
        // A WaitAny join runs once, also when it cancels a waiting branch.
        ["join-any-blocked-branch"] = ["Start", "B1", "After"],
        // A loop without body is over at once; Elsa waits for nothing for ever.
        ["for-no-body"] = ["After"],
        // A loop in a branch before a join: the join waits until the loop is left.
        ["loop-in-branch-join-all"] = ["S", "B", "i=1", "i=2", "i=3", "Z"],
        ["loop-in-branch-implicit"] = ["S", "B", "i=1", "i=2", "i=3", "J"],
        ["loop-in-branch-suspend"] = ["S", "i=1", "B", "i=2", "i=3", "Z"],
    };

    private readonly JsonElement json;

    private ElsaCase(JsonElement json) => this.json = json;

    /// <summary>Its name.</summary>
    public string Id => json.GetProperty("id").GetString()!;

    /// <summary>The document.</summary>
    public string File => PathOf(json.GetProperty("file").GetString()!);

    /// <summary>The flows that it runs.</summary>
    public IReadOnlyList<string> Libraries => json.TryGetProperty("libs", out var libs) ? [.. libs.EnumerateArray().Select(lib => PathOf(lib.GetString()!))] : [];

    /// <summary>The inputs; undefined when there are none.</summary>
    public JsonElement Input => json.TryGetProperty("input", out var given) ? given : default;

    /// <summary>True when its scripts are in C#, so that it is to be refused.</summary>
    public bool IsRefused => json.TryGetProperty("note", out var note) && note.GetString()!.Contains("CSharp", StringComparison.Ordinal);

    /// <summary>True when it is published and never run.</summary>
    public bool IsOnlyPublished => Id is "publish-good-cron";

    /// <summary>What it writes.</summary>
    public IReadOnlyList<string> Lines => Decided.TryGetValue(Id, out var decided) ? decided : Texts(Expected, "lines") ?? Texts(Counter, "lines")!;

    /// <summary>Lines that Elsa's own test wants among others.</summary>
    public IReadOnlyList<string> Contained => Texts(Expected, "linesContain") ?? [];

    /// <summary>Whether it fails.</summary>
    public bool Fails => Counter.GetProperty("subStatus").GetString() is "Faulted";

    /// <summary>Activities that must have run exactly once.</summary>
    public IReadOnlyList<string> Once => Texts(Expected, "completedExactlyOnce") ?? [];

    private JsonElement Expected => json.TryGetProperty("expected", out var upstream) ? upstream : default;

    private JsonElement Counter => json.GetProperty("elsa").GetProperty("counter");

    /// <summary>All cases; none when the shared folder is missing.</summary>
    public static IReadOnlyList<ElsaCase> All { get; } = Read();

    private static List<ElsaCase> Read()
    {
        var cases = new List<ElsaCase>();
        foreach (var manifest in new[] { "manifest-own.json", "manifest-elsa.json" })
        {
            if (Shared.Find("data", "elsa", manifest) is { } path)
            {
                using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
                cases.AddRange(document.RootElement.EnumerateArray().Select(item => new ElsaCase(item.Clone())));
            }
        }

        return cases;
    }

    private static string PathOf(string file) => Shared.Find("data", "elsa", file)!;

    private static string[]? Texts(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : null;
}
