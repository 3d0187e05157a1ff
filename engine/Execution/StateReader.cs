using System.Text.Json;
using Porfin.Documents;
using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Reads what <see cref="InstanceState"/> wrote.</summary>
internal sealed class StateReader(Plan plan)
{
    private readonly Dictionary<long, Frame> frames = [];
    private FlowInstance instance = null!;

    public FlowInstance Read(ReadOnlySpan<byte> state)
    {
        var reader = new Utf8JsonReader(state);
        Guid id = default;
        var definition = "";
        var version = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "v"u8))
            {
                if (reader.GetInt32() > InstanceState.Format)
                {
                    throw new InvalidDataException($"The state is of format {reader.GetInt32()}, which a newer Porfin wrote. Update this host.");
                }
            }
            else if (Is(ref reader, "id"u8))
            {
                id = reader.GetGuid();
            }
            else if (Is(ref reader, "def"u8))
            {
                definition = reader.GetString()!;
            }
            else if (Is(ref reader, "ver"u8))
            {
                version = reader.GetInt32();
                instance = Pinned(id, definition, version);
            }
            else
            {
                ReadRest(ref reader);
            }
        }

        return instance ?? throw new InvalidDataException("The state of the instance cannot be read: it is no object with a definition and a version.");
    }

    private FlowInstance Pinned(Guid id, string definition, int version) =>
        definition == plan.Flow.DefinitionId && version == plan.Flow.Version
            ? new(id, definition, version)
            : throw new InvalidDataException($"The state is of {definition} version {version}, not of {plan.Flow.DefinitionId} version {plan.Flow.Version}.");

    private void ReadRest(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "st"u8))
        {
            instance.Status = InstanceState.StatusOf(reader.GetString()!);
        }
        else if (Is(ref reader, "t"u8))
        {
            instance.Turns = reader.GetInt32();
        }
        else if (Is(ref reader, "n"u8))
        {
            instance.Steps = reader.GetInt64();
        }
        else if (Is(ref reader, "name"u8))
        {
            instance.Name = reader.GetString();
        }
        else if (Is(ref reader, "cor"u8))
        {
            instance.CorrelationId = reader.GetString();
        }
        else if (Is(ref reader, "in"u8))
        {
            instance.Inputs = ValueJson.Read(ref reader).Map!;
        }
        else if (Is(ref reader, "out"u8))
        {
            instance.Outputs = ValueJson.Read(ref reader).Map!;
        }
        else if (Is(ref reader, "err"u8))
        {
            var error = ValueJson.Read(ref reader).Map!;
            instance.Fault = new(error["code"].ToText(), error["text"].ToText(), error["node"].Text);
        }
        else if (Is(ref reader, "end"u8))
        {
            instance.EndsBy = new DateTimeOffset(reader.GetInt64(), TimeSpan.Zero);
        }
        else if (Is(ref reader, "fp"u8))
        {
            instance.IsOnFaultPath = reader.GetBoolean();
        }
        else if (Is(ref reader, "f"u8))
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                ReadFrame(ref reader);
            }
        }
        else if (Is(ref reader, "b"u8))
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                instance.Waits.Add(BookmarkState.Read(ref reader, step => frames[step].Node.Path));
            }
        }
        else
        {
            Refuse(ref reader);
        }
    }

    private void ReadFrame(ref Utf8JsonReader reader)
    {
        long step = 0;
        long parent = 0;
        PlanNode? node = null;
        Frame? frame = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "s"u8))
            {
                step = reader.GetInt64();
            }
            else if (Is(ref reader, "n"u8))
            {
                var path = reader.GetString()!;
                node = plan.ByPath.TryGetValue(path, out var found) ? found : throw new InvalidDataException($"The plan has no activity '{path}' at which the instance stands.");
            }
            else if (Is(ref reader, "p"u8))
            {
                parent = reader.GetInt64();
            }
            else if (node is null)
            {
                Refuse(ref reader);
            }
            else
            {
                frame ??= Add(step, node, parent);
                ReadFrameRest(ref reader, frame);
            }
        }

        _ = frame ?? Add(step, node ?? throw new InvalidDataException("The state has a step without an activity."), parent);
    }

    private Frame Add(long step, PlanNode node, long parent)
    {
        var above = parent == 0 ? null : frames[parent];
        var frame = new Frame(step, node, above) { IsLive = true };
        if (node.Scope is { } scope)
        {
            frame.Variables = scope.Defaults();
        }

        if (above is not null)
        {
            above.Children++;
        }

        frames.Add(step, frame);
        instance.Frames.Add(frame);
        return frame;
    }

    private static void ReadFrameRest(ref Utf8JsonReader reader, Frame frame)
    {
        if (Is(ref reader, "i"u8))
        {
            frame.Position = reader.GetInt32();
        }
        else if (Is(ref reader, "l"u8))
        {
            frame.LosesTo = reader.GetInt32();
        }
        else if (Is(ref reader, "e"u8))
        {
            frame.Failures = reader.GetInt32();
        }
        else if (Is(ref reader, "c"u8))
        {
            frame.Calls = reader.GetInt32();
        }
        else if (Is(ref reader, "v"u8))
        {
            ReadVariables(ref reader, frame);
        }
        else if (Is(ref reader, "x"u8))
        {
            frame.AdHoc = ValueJson.Read(ref reader).Map;
        }
        else if (Is(ref reader, "k"u8))
        {
            frame.AdHoc = ValueJson.Read(ref reader).Map;
            frame.KeepsAdHoc = true;
        }
        else if (Is(ref reader, "m"u8))
        {
            frame.Memory = ValueJson.Read(ref reader).Map;
        }
        else if (Is(ref reader, "a"u8))
        {
            ReadArrivals(ref reader, frame);
        }
        else
        {
            Refuse(ref reader);
        }
    }

    private static void ReadVariables(ref Utf8JsonReader reader, Frame frame)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = ValueJson.Read(ref reader);
            if (frame.Node.Scope!.Slots.TryGetValue(name, out var slot))
            {
                frame.Variables![slot] = FlowTypes.Convert(value, frame.Node.Scope.Variables[slot].TypeName) ?? value;
            }
        }
    }

    private static void ReadArrivals(ref Utf8JsonReader reader, Frame frame)
    {
        frame.Arrivals = [];
        foreach (var arrival in ValueJson.Read(ref reader).List!)
        {
            var (source, port, target) = (arrival.List![0].Text, arrival.List[1].Text, arrival.List[2].Text);
            var graph = frame.Node.Graph!;
            var edge = graph.Edges.FirstOrDefault(edge => graph.Nodes[edge.Source].Id == source && edge.Port == port && graph.Nodes[edge.Target].Id == target)
                ?? throw new InvalidDataException($"The plan has no connection from '{source}' to '{target}' over which the instance came.");
            frame.Arrivals.Add(edge.Index);
        }
    }

    /// <summary>True when the property at which the reader stands has that name; the reader then stands at its value.</summary>
    internal static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType is not JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            return false;
        }

        reader.Read();
        return true;
    }

    /// <summary>What is not known cannot be carried over, and would be lost with the next turn.</summary>
    internal static void Refuse(ref Utf8JsonReader reader) =>
        throw new InvalidDataException($"The state holds '{reader.GetString()}', which this version does not know: a newer Porfin wrote it. Update this host.");
}
