using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Porfin.Documents.Reading;

namespace Porfin.Documents;

/// <summary>A document that was read: the flow, or the problems that prevent it (or both, when they are only warnings).</summary>
/// <param name="Flow">The flow; null when the document cannot be one.</param>
/// <param name="Problems">All problems found, with lines.</param>
public sealed record FlowReading(Flow? Flow, IReadOnlyList<FlowProblem> Problems);

/// <summary>Reads Elsa 3 workflow-definition JSON of all its generations, and minimal documents written by hand. Never throws at bad input.</summary>
public static class FlowReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = 5 << 20;

    /// <summary>How deep a document may nest.</summary>
    public const int MaxDepth = 128;

    /// <summary>How many variables a flow or a container may declare.</summary>
    private const int MaxVariables = 1_000;

    /// <summary>Reads a document.</summary>
    public static FlowReading Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a document of UTF-8 text; a byte order mark is skipped.</summary>
    public static FlowReading Read(byte[] utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Refused("document:too-large", DocumentSentences.TooLarge.With(utf8.Length >> 10, MaxBytes >> 10), (1, 1));
        }

        var json = utf8.AsMemory(utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        if (!Utf8.IsValid(json.Span))
        {
            return NotUtf8(json.Span);
        }

        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return NotJson(e, Encoding.UTF8.GetString(json.Span));
        }

        var problems = DocumentScan.Problems(json.Span);
        var flow = problems.Exists(problem => problem.Code is not "document:duplicate-property") ? null : ReadFlow(root, problems);
        return new(flow, JsonLines.Place(json.Span, problems));
    }

    private static FlowReading NotJson(JsonException e, string json)
    {
        var fault = BrokenJson.Find(json, new(MaxDepth, IsStrict: false)) ?? new(JsonSentences.Somewhere, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        var why = fault.IsTooDeep ? DocumentSentences.TooDeep.With(MaxDepth) : fault.What == JsonSentences.Empty ? fault.What : JsonSentences.NotJson.With(fault.What);
        return Refused(fault.IsTooDeep ? "document:too-deep" : "document:not-json", why, (fault.Line, fault.Column));
    }

    private static FlowReading NotUtf8(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var length) is OperationStatus.Done)
        {
            good += length;
        }

        var before = Encoding.UTF8.GetString(bytes[..good]).AsSpan();
        var is16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return Refused("document:not-utf8", is16 ? DocumentSentences.Utf16 : DocumentSentences.NotUtf8, (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n')));
    }

    private static Flow? ReadFlow(JsonElement json, List<FlowProblem> problems)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new("document:not-a-flow", Severity.Error, DocumentSentences.NotAFlow));
            return null;
        }

        if (json.Find("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            problems.Add(Shape.NoRoot(json));
            return null;
        }

        Shape.CheckFlow(json, problems);
        var tool = json.Text("toolVersion") is { } text && Version.TryParse(text, out var version) ? version : null;
        var name = (json.Text("name") ?? "").Trim();
        var definition = json.Text("definitionId") ?? json.Text("id") ?? (name.Length > 0 ? name : "flow");
        return new Flow
        {
            DefinitionId = definition,
            VersionId = json.Text("id"),
            Name = name.Length > 0 ? name : definition,
            Version = json.Whole("version", 1),
            ToolVersion = tool,
            Variables = Variables(json, "", tool is null, problems),
            Inputs = [.. json.Items("inputs").Select(input => new InputDeclaration(input.Text("name") ?? "", input.Text("type") ?? "Object")).Where(input => input.Name.Length > 0)],
            Outputs = [.. json.Items("outputs").Select(output => output.Text("name") ?? "").Where(output => output.Length > 0)],
            Outcomes = [.. json.Items("outcomes").Where(outcome => outcome.ValueKind is JsonValueKind.String).Select(outcome => outcome.GetString()!)],
            Settings = SettingsReader.Read(json, problems),
            Json = json,
            Root = root,
        };
    }

    /// <summary>The variables that the flow or a container declares.</summary>
    /// <param name="owner">The JSON of the flow or container.</param>
    /// <param name="path">Its JSON pointer.</param>
    /// <param name="storedByDefault">True when variables without a storage driver survive a wait (documents not written by Elsa).</param>
    /// <param name="problems">Where problems go.</param>
    internal static IReadOnlyList<VariableDeclaration> Variables(JsonElement owner, string path, bool storedByDefault, List<FlowProblem> problems)
    {
        var variables = new List<VariableDeclaration>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = -1;
        foreach (var item in owner.Items("variables"))
        {
            index++;
            if (index == MaxVariables)
            {
                problems.Add(new("variable:too-many", Severity.Error, DocumentSentences.TooManyVariables.With(MaxVariables), JsonPath: $"{path}/variables"));
                break;
            }

            var place = $"{path}/variables/{index}";
            if (item.ValueKind is not JsonValueKind.Object || item.Text("name") is not { Length: > 0 } name)
            {
                Shape.CheckVariable(item, place, problems);
                problems.Add(new("variable:no-name", Severity.Error, DocumentSentences.VariableWithoutName, JsonPath: place));
                continue;
            }

            if (!names.Add(name))
            {
                problems.Add(new("variable:duplicate", Severity.Error, DocumentSentences.VariableTwice.With(Shortened.Text(name)), JsonPath: place));
                continue;
            }

            Shape.CheckVariable(item, place, problems);
            var type = TypeAliases.Of(item.Text("typeName") ?? item.Text("type") ?? "Object");
            if (!TypeAliases.IsKnown(type))
            {
                problems.Add(new("variable:unknown-type", Severity.Warning, DocumentSentences.VariableType.With(Shortened.Text(type), Suggestions.Ask(type, TypeAliases.Names)), JsonPath: item.Find("typeName") is null ? place : place + "/typeName"));
            }

            if (item.Find("isArray") is { ValueKind: JsonValueKind.True })
            {
                type += "[]";
            }

            var driver = item.Text("storageDriverTypeName") ?? item.Text("storageDriverType");
            var stored = driver is null ? storedByDefault : !driver.Contains("Memory", StringComparison.Ordinal);
            var value = item.Find("value") is { } json ? FlowTypes.Default(json, type) : FlowTypes.Empty(type);
            if (value is null)
            {
                problems.Add(new("variable:value", Severity.Error, DocumentSentences.VariableDefault.With(Shortened.Text(name), Shortened.Text(type)), JsonPath: place + "/value"));
            }

            variables.Add(new(item.Text("id") ?? name, name, type, value ?? default, stored));
        }

        return variables;
    }

    private static FlowReading Refused(string code, Sentence why, (int Line, int Column) at) => new(null, [new(code, Severity.Error, why) { Line = at.Line, Column = at.Column }]);
}
