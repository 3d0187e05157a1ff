using System.Text;
using System.Text.Json.Nodes;
using Porfin.Control;
using Porfin.Execution;

namespace Porfin.Migration;

/// <summary>The state of an instance, rewritten for another version: what the format holds besides what changes here is carried over as it is.</summary>
internal sealed class MovedState(Plan from, Plan to, FlowInstance instance, MigrationRules rules)
{
    /// <summary>The instance where it waited. It must have no obstacles.</summary>
    public FlowInstance InPlace()
    {
        var state = Begin();
        foreach (var (json, frame) in Frames(state))
        {
            var target = to.ByPath[rules.PathOf(frame.Node.Path)];
            Place(json, frame, target);
            if (frame.Node.Container is Sequence && instance.Frames.Find(child => child.Parent == frame) is { } child)
            {
                json["i"] = Array.IndexOf(target.Ports["activities"], to.ByPath[rules.PathOf(child.Node.Path)]) + 1;
            }

            if (frame.LosesTo >= 0)
            {
                json["l"] = to.ByPath[rules.PathOf(frame.Parent!.Node.Graph!.Nodes[frame.LosesTo].Path)].Local;
            }

            foreach (var arrival in json["a"]?.AsArray() ?? [])
            {
                Rename(frame, arrival!.AsArray(), 0);
                Rename(frame, arrival.AsArray(), 2);
            }
        }

        return Read(state);
    }

    /// <summary>The instance about to take a step anew, and nothing else; null when the containers around that step neither run nor can be entered from outside.</summary>
    public FlowInstance? At(PlanNode step, DateTimeOffset now)
    {
        var state = Begin();
        var known = Frames(state).ToList();
        var kept = new JsonArray();
        var above = 0L;
        foreach (var node in Ancestors(step))
        {
            var (json, frame) = known.Find(pair => rules.PathOf(pair.Frame.Node.Path) == node.Path && pair.Frame.Node.Type == node.Type);
            if (frame is null && (node.IsComposite || node.Container is not (Flowchart or Sequence or FlowNode)))
            {
                return null;
            }

            var added = json is null ? New(state, node.Path, above) : json.DeepClone().AsObject();
            if (frame is not null)
            {
                Place(added, frame, node);
            }

            added.Remove("a");
            added.Remove("l");
            kept.Add((JsonNode)added);
            above = added["s"]!.GetValue<long>();
            if (node.Container is Sequence)
            {
                added["i"] = Array.FindIndex(node.Ports["activities"], child => child == step || Ancestors(step).Contains(child)) + 1;
            }
        }

        var leaf = New(state, step.Path, above);
        kept.Add((JsonNode)leaf);
        state["f"] = kept;
        state["b"] = Waits(state, leaf, now);
        return Read(state);
    }

    private JsonArray Waits(JsonObject state, JsonObject leaf, DateTimeOffset now)
    {
        // Waits of the instance as a whole belong to no step.
        var waits = new JsonArray([.. (state["b"]?.AsArray() ?? []).Where(wait => wait!["s"]!.GetValue<long>() == 0).Select(wait => wait!.DeepClone())]);
        waits.Add((JsonNode)new JsonObject { ["i"] = ((instance.Turns + 1) * 1_000_000L) + 1, ["s"] = leaf["s"]!.GetValue<long>(), ["k"] = Failures.RetryKind, ["d"] = now.UtcTicks });
        return waits;
    }

    private JsonObject Begin()
    {
        var state = JsonNode.Parse(InstanceState.Write(instance, from, new() { StateBytes = int.MaxValue }))!.AsObject();
        state["ver"] = to.Flow.Version;
        return state;
    }

    private FlowInstance Read(JsonObject state) => InstanceState.Read(Encoding.UTF8.GetBytes(state.ToJsonString(InstanceState.Json)), to);

    private IEnumerable<(JsonObject Json, Frame Frame)> Frames(JsonObject state) =>
        (state["f"]?.AsArray() ?? []).Select((json, at) => (json!.AsObject(), instance.Frames[at]));

    /// <summary>Writes the path and the names that a frame has in the new version.</summary>
    private static void Place(JsonObject json, Frame frame, PlanNode target)
    {
        json["n"] = target.Path;
        if (json["v"] is JsonObject values)
        {
            var renamed = new JsonObject();
            foreach (var (name, value) in values)
            {
                var variable = frame.Node.Scope!.Variables[frame.Node.Scope.Slots[name]];
                if (Variables.Counterpart(variable, target) is { } other)
                {
                    renamed[other.Name] = value?.DeepClone();
                }
            }

            json["v"] = renamed;
        }
    }

    private void Rename(Frame flowchart, JsonArray arrival, int at)
    {
        var node = flowchart.Node.Graph!.Nodes.First(node => node.Id == arrival[at]!.GetValue<string>());
        arrival[at] = to.ByPath[rules.PathOf(node.Path)].Id;
    }

    private static JsonObject New(JsonObject state, string path, long parent)
    {
        var step = state["n"]!.GetValue<long>() + 1;
        state["n"] = step;
        var frame = new JsonObject { ["s"] = step, ["n"] = path };
        if (parent > 0)
        {
            frame["p"] = parent;
        }

        return frame;
    }

    private static List<PlanNode> Ancestors(PlanNode step)
    {
        var above = new List<PlanNode>();
        for (var node = step.Parent; node is not null; node = node.Parent)
        {
            above.Insert(0, node);
        }

        return above;
    }
}
