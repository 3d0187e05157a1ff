using System.Text.Json;

namespace Porfin.Testing;

/// <summary>
/// A document of ours in Elsa's manner, with what it is to do: <c>tests/cases/elsa/{name}.json</c> has <c>about</c>, <c>flow</c>, and as needed <c>libs</c> and <c>input</c>;
/// then the <c>lines</c> that it writes while whatever waits is resumed, and the <c>status</c> in which it ends.
/// </summary>
public sealed class ElsaStyleCase
{
    private readonly JsonElement json;

    private ElsaStyleCase(string name, JsonElement json)
    {
        Name = name;
        this.json = json;
    }

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    /// <summary>The document.</summary>
    public string Flow => json.GetProperty("flow").GetRawText();

    /// <summary>The flows that it runs.</summary>
    public IReadOnlyList<string> Libraries => json.TryGetProperty("libs", out var libs) ? [.. libs.EnumerateArray().Select(lib => lib.GetRawText())] : [];

    /// <summary>The inputs; undefined when there are none.</summary>
    public JsonElement Input => json.TryGetProperty("input", out var input) ? input : default;

    /// <summary>What it writes.</summary>
    public IReadOnlyList<string> Lines => [.. json.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)];

    /// <summary>How it ends: finished, faulted, waiting or cancelled.</summary>
    public string Status => json.GetProperty("status").GetString()!;

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyDictionary<string, ElsaStyleCase> All { get; } = Directory.GetFiles(Path.Combine(Shared.Root, "tests", "cases", "elsa"), "*.json").Order(StringComparer.Ordinal).Select(Read).ToDictionary(one => one.Name);

    private static ElsaStyleCase Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return new(Path.GetFileNameWithoutExtension(file), document.RootElement.Clone());
    }
}
