using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;

namespace Porfin.Recordings;

/// <summary>A flow in a journal file, with the flows that it runs as parts of itself.</summary>
/// <param name="Flow">The flow, in the version on which it was recorded.</param>
/// <param name="Parts">Its parts.</param>
public sealed record RecordedFlow(Flow Flow, IReadOnlyList<Flow> Parts);

/// <summary>A journal as a file: a line of JSON for each turn, of one instance or of many, and a line for each flow that they ran, so that it can be played anywhere.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Recordings">The instances, in the order in which they began.</param>
public sealed record JournalFile(IReadOnlyList<RecordedFlow> Flows, IReadOnlyList<Recording> Recordings)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>The line of a flow, without its end.</summary>
    public static byte[] LineOf(RecordedFlow recorded)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, JournalJson.Format);
            WriteFlow(writer, recorded.Flow);
            writer.WriteStartArray("parts"u8);
            foreach (var part in recorded.Parts)
            {
                writer.WriteStartObject();
                WriteFlow(writer, part);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no journal, one that a newer Porfin wrote, or its beginning is missing; the message names the line.</exception>
    public static JournalFile Read(ReadOnlyMemory<byte> file)
    {
        var flows = new List<RecordedFlow>();
        var turns = new List<RecordedTurn>();
        var number = 0;
        foreach (var range in file.Span.Split((byte)'\n'))
        {
            number++;
            var line = file[range];
            if (!line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                ReadLine(line, number, flows, turns);
            }
        }

        return new(flows, [.. turns.GroupBy(turn => turn.InstanceId).Select(Whole)]);
    }

    /// <summary>The plans of the file's flows, each compiled once.</summary>
    /// <param name="catalog">The activities there are.</param>
    /// <returns>The plan of a definition and version; throws <see cref="InvalidDataException"/> when the file has no such flow, or it does not compile here.</returns>
    public Func<string, int, Plan> Plans(ActivityCatalog catalog)
    {
        var compiled = new Dictionary<(string, int), Plan>();
        return (definition, version) =>
        {
            if (!compiled.TryGetValue((definition, version), out var plan))
            {
                compiled[(definition, version)] = plan = Compile(definition, version, catalog);
            }

            return plan;
        };
    }

    private static void ReadLine(ReadOnlyMemory<byte> line, int number, List<RecordedFlow> flows, List<RecordedTurn> turns)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Deep);
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("document", out _))
            {
                JournalReader.CheckFormat(json.RootElement);
                flows.Add(new(ReadFlow(json.RootElement), [.. json.RootElement.GetProperty("parts").EnumerateArray().Select(ReadFlow)]));
            }
            else
            {
                turns.Add(JournalReader.Read(line));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {(e is JsonException ? "It is no JSON: " : "")}{e.Message}"), e);
        }
    }

    private static void WriteFlow(Utf8JsonWriter writer, Flow flow)
    {
        writer.WriteString("flow"u8, flow.DefinitionId);
        writer.WriteNumber("version"u8, flow.Version);
        writer.WritePropertyName("document"u8);
        flow.Json.WriteTo(writer);
    }

    private static Flow ReadFlow(JsonElement json)
    {
        var reading = FlowReader.Read(json.GetProperty("document").GetRawText());
        return reading.Flow is { } flow
            ? flow with { DefinitionId = json.GetProperty("flow").GetString()!, Version = json.GetProperty("version").GetInt32() }
            : throw new InvalidDataException($"The flow cannot be read: {reading.Problems[0]}");
    }

    private static Recording Whole(IGrouping<Guid, RecordedTurn> turns) => turns.First().Number == 1
        ? new(turns.Key, [.. turns])
        : throw new InvalidDataException($"The journal of instance {turns.Key} begins with turn {turns.First().Number}: without its beginning it cannot be played again.");

    private Plan Compile(string definition, int version, ActivityCatalog catalog)
    {
        var recorded = Flows.FirstOrDefault(recorded => recorded.Flow.DefinitionId == definition && recorded.Flow.Version == version)
            ?? throw new InvalidDataException($"The journal tells of flow {definition} version {version}, but does not carry its document.");
        var library = new FlowLibrary();
        foreach (var part in recorded.Parts)
        {
            library.Add(part);
        }

        var compilation = FlowCompiler.Compile(recorded.Flow, catalog, library);
        return compilation.Plan ?? throw new InvalidDataException($"Flow {definition} version {version} does not compile here: {compilation.Problems.First(problem => problem.Severity is Severity.Error)}");
    }
}
