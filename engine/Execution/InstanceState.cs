using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>An instance as stored between turns: compact JSON, versioned, naming activities and variables by their ids and names so that older and newer hosts read it.</summary>
public static class InstanceState
{
    /// <summary>The newest format. It is raised when older hosts must not read what is written now; a reader reads all that came before.</summary>
    internal const int Format = 2;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>How a state is written as JSON by others than <see cref="Utf8JsonWriter"/>.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an instance.</summary>
    /// <exception cref="ExpressionException">The state is larger than the limit (<c>state:too-large</c>) or a value nests too deep.</exception>
    public static byte[] Write(FlowInstance instance, Plan plan, TurnLimits? limits = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, instance, plan);
        }

        var most = (limits ?? TurnLimits.Default).StateBytes;
        return buffer.WrittenCount <= most
            ? buffer.WrittenSpan.ToArray()
            : throw new ExpressionException("state:too-large", $"The variables of the instance take {buffer.WrittenCount >> 10} KB; at most {most >> 10} KB are stored. Keep less in variables.");
    }

    /// <summary>Reads an instance.</summary>
    /// <param name="state">What <see cref="Write(FlowInstance, Plan, TurnLimits?)"/> gave.</param>
    /// <param name="plan">The plan to which it is pinned.</param>
    /// <exception cref="InvalidDataException">It is no state, of a newer format, or of another plan.</exception>
    public static FlowInstance Read(ReadOnlySpan<byte> state, Plan plan)
    {
        try
        {
            return new StateReader(plan).Read(state);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The stored state of an instance of {plan.Flow.DefinitionId} version {plan.Flow.Version} cannot be read: {e.Message}", e);
        }
    }

    private static void Write(Utf8JsonWriter writer, FlowInstance instance, Plan plan)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, Format);
        writer.WriteString("id"u8, instance.Id);
        writer.WriteString("def"u8, instance.DefinitionId);
        writer.WriteNumber("ver"u8, instance.Version);
        writer.WriteString("st"u8, StatusText(instance.Status));
        writer.WriteNumber("t"u8, instance.Turns);
        writer.WriteNumber("n"u8, instance.Steps);
        WriteText(writer, "name"u8, instance.Name);
        WriteText(writer, "cor"u8, instance.CorrelationId);
        WriteMap(writer, "in"u8, instance.Inputs);
        WriteMap(writer, "out"u8, instance.Outputs);
        if (instance.Fault is { } fault)
        {
            writer.WriteStartObject("err"u8);
            writer.WriteString("code"u8, fault.Code);
            writer.WriteString("text"u8, fault.Text);
            WriteText(writer, "node"u8, fault.NodeId);
            writer.WriteEndObject();
        }

        if (instance.EndsBy is { } end)
        {
            writer.WriteNumber("end"u8, end.UtcTicks);
        }

        if (instance.IsOnFaultPath)
        {
            writer.WriteBoolean("fp"u8, true);
        }

        WriteFrames(writer, instance, plan);
        BookmarkState.Write(writer, instance.Waits);
        writer.WriteEndObject();
    }

    private static void WriteFrames(Utf8JsonWriter writer, FlowInstance instance, Plan plan)
    {
        if (instance.Frames.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("f"u8);
        foreach (var frame in instance.Frames)
        {
            writer.WriteStartObject();
            writer.WriteNumber("s"u8, frame.Step);
            writer.WriteString("n"u8, frame.Node.Path);
            WriteNumber(writer, "p"u8, frame.Parent?.Step ?? 0, 0);
            WriteNumber(writer, "i"u8, frame.Position, 0);
            WriteNumber(writer, "l"u8, frame.LosesTo, -1);
            WriteNumber(writer, "e"u8, frame.Failures, 0);
            WriteNumber(writer, "c"u8, frame.Calls, 0);
            WriteVariables(writer, frame);
            if (frame.AdHoc is { Count: > 0 } adHoc && (plan.StoresAdHoc || frame.KeepsAdHoc))
            {
                WriteMap(writer, frame.KeepsAdHoc ? "k"u8 : "x"u8, adHoc);
            }

            WriteMap(writer, "m"u8, frame.Memory);
            WriteArrivals(writer, frame);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVariables(Utf8JsonWriter writer, Frame frame)
    {
        if (frame.Variables is not { Length: > 0 } values)
        {
            return;
        }

        writer.WriteStartObject("v"u8);
        for (var i = 0; i < values.Length; i++)
        {
            var variable = frame.Node.Scope!.Variables[i];
            if (variable.IsStored && values[i] != variable.Value)
            {
                writer.WritePropertyName(variable.Name);
                ValueJson.Write(writer, values[i], keepDates: true);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Arrivals are written as source, port and target, because places in the graph may change between hosts.</summary>
    private static void WriteArrivals(Utf8JsonWriter writer, Frame frame)
    {
        if (frame.Arrivals is not { Count: > 0 } arrivals)
        {
            return;
        }

        var graph = frame.Node.Graph!;
        writer.WriteStartArray("a"u8);
        foreach (var index in arrivals)
        {
            var edge = graph.Edges[index];
            writer.WriteStartArray();
            writer.WriteStringValue(graph.Nodes[edge.Source].Id);
            writer.WriteStringValue(edge.Port);
            writer.WriteStringValue(graph.Nodes[edge.Target].Id);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    internal static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long number, long otherwise)
    {
        if (number != otherwise)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ValueMap? map)
    {
        if (map is { Count: > 0 })
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, Value.Of(map), keepDates: true);
        }
    }

    internal static string StatusText(InstanceStatus status) => status switch
    {
        InstanceStatus.Running => "run",
        InstanceStatus.Waiting => "wait",
        InstanceStatus.Finished => "done",
        InstanceStatus.Faulted => "fault",
        _ => "cancel",
    };

    internal static InstanceStatus StatusOf(string text) => text switch
    {
        "run" => InstanceStatus.Running,
        "wait" => InstanceStatus.Waiting,
        "done" => InstanceStatus.Finished,
        "fault" => InstanceStatus.Faulted,
        "cancel" => InstanceStatus.Cancelled,
        _ => throw new InvalidDataException($"'{text}' is no status of an instance."),
    };
}
