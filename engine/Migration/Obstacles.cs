using Porfin.Control;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Migration;

/// <summary>
/// Looks for what keeps an instance from going on in another version. It may go on when everything that it stands in is there again, of the same type and in the same
/// place, its values fit, and every way that was open to it leads somewhere.
/// </summary>
internal sealed class Obstacles(Plan to, FlowInstance instance, MigrationRules rules)
{
    private readonly List<Obstacle> found = [];

    public static IReadOnlyList<Obstacle> Of(Plan to, FlowInstance instance, MigrationRules rules)
    {
        var search = new Obstacles(to, instance, rules);
        if (instance.Status is not InstanceStatus.Waiting)
        {
            search.Add("not-waiting", null, $"The instance is {instance.Status.ToString().ToLowerInvariant()}: there is nothing to move.");
        }

        foreach (var frame in instance.Frames)
        {
            search.Check(frame);
        }

        return search.found;
    }

    private void Check(Frame frame)
    {
        if (Target(frame.Node) is not { } target)
        {
            Add("activity-gone", frame, $"The activity '{frame.Node.Path}' at which it stands is gone.");
            return;
        }

        if (target.Type != frame.Node.Type)
        {
            Add("other-type", frame, $"The activity was {frame.Node.Type.Name} and is {target.Type.Name} now.");
            return;
        }

        if (frame.Parent is { } parent && frame.Node.Parent == parent.Node && Target(parent.Node) is { } container && target.Parent != container)
        {
            Add("other-container", frame, $"The activity stood in '{parent.Node.Path}' and stands in '{target.Parent?.Path}' now.");
        }

        CheckVariables(frame, target);
        CheckArrivals(frame, target);
        CheckWaits(frame, target);
    }

    private void CheckVariables(Frame frame, PlanNode target)
    {
        for (var slot = 0; slot < (frame.Variables?.Length ?? 0); slot++)
        {
            var variable = frame.Node.Scope!.Variables[slot];
            if (Variables.Counterpart(variable, target) is { } other && frame.Variables![slot] != variable.Value && FlowTypes.Convert(frame.Variables[slot], other.TypeName) is null)
            {
                Add("variable-type", frame, $"The variable '{variable.Name}' is of type {other.TypeName} now and cannot hold {frame.Variables[slot]}.");
            }
        }
    }

    private void CheckArrivals(Frame frame, PlanNode target)
    {
        if (frame.Node.Graph is not { } graph || target.Graph is not { } other)
        {
            return;
        }

        foreach (var edge in (frame.Arrivals ?? []).Select(index => graph.Edges[index]))
        {
            var (source, join) = (Target(graph.Nodes[edge.Source]), Target(graph.Nodes[edge.Target]));
            var same = other.Edges.FirstOrDefault(candidate => other.Nodes[candidate.Source] == source && candidate.Port == edge.Port && other.Nodes[candidate.Target] == join);
            if (same is null || same.IsBackward || other.ForwardInbound[same.Target] < 2)
            {
                Add("arrival-gone", frame, $"A branch came from '{graph.Nodes[edge.Source].Id}' to '{graph.Nodes[edge.Target].Id}' and waits there for others; there is no such join now.");
            }
            else if (graph.Joins[edge.Target] != other.Joins[same.Target] || (graph.Joins[edge.Target] is FlowJoinMode.WaitAll && graph.ForwardInbound[edge.Target] != other.ForwardInbound[same.Target]))
            {
                Add("other-join", frame, $"Branches wait at '{graph.Nodes[edge.Target].Id}', which waits for others now.");
            }
        }

        if (instance.Frames.Exists(child => child.Parent == frame && child.LosesTo >= 0 && Target(graph.Nodes[child.LosesTo]) is null))
        {
            Add("arrival-gone", frame, "A branch had lost to a join that is gone.");
        }
    }

    private void CheckWaits(Frame frame, PlanNode target)
    {
        foreach (var bookmark in instance.Bookmarks.Where(bookmark => bookmark.Step == frame.Step && bookmark.Key is not null))
        {
            if (frame.Node.Inputs.FirstOrDefault(input => Text(input) == bookmark.Key) is { } named && Text(target.Inputs.FirstOrDefault(input => input.Input.Name == named.Input.Name)) != bookmark.Key)
            {
                Add("waits-for-another", frame, $"It waits for '{bookmark.Key}', which the activity does not wait for now.");
            }
        }

        if (frame.Node.Container is not null || frame.Node.Parent?.Container is not Flowchart || target.Parent?.Container is not Flowchart)
        {
            return;
        }

        var now = target.Parent.Graph!.Outbound[target.Local].Select(edge => edge.Port ?? "Done").ToHashSet();
        foreach (var port in frame.Node.Parent.Graph!.Outbound[frame.Node.Local].Select(edge => edge.Port ?? "Done").Where(port => !now.Contains(port)).Distinct())
        {
            Add("outcome-unconnected", frame, $"The way out '{port}' led somewhere and leads nowhere now: the conversation would end in silence.");
        }
    }

    private static string? Text(BoundInput? input) => (input?.Expression as Constant)?.Value.Text;

    private PlanNode? Target(PlanNode node) => to.ByPath.GetValueOrDefault(rules.PathOf(node.Path));

    private void Add(string code, Frame? frame, string text) => found.Add(new("migration:" + code, frame?.Node.Path ?? "", text));
}

/// <summary>Where the variables of a container are in another version.</summary>
internal static class Variables
{
    /// <summary>The variable of the same id, else of the same name; null when there is none.</summary>
    public static VariableDeclaration? Counterpart(VariableDeclaration variable, PlanNode target) =>
        target.Scope?.Variables.FirstOrDefault(other => other.Id == variable.Id) ?? target.Scope?.Variables.FirstOrDefault(other => other.Name == variable.Name);

    /// <summary>The variables of an instance that hold something for which another version has no place.</summary>
    public static IReadOnlyList<string> Dropped(Plan to, FlowInstance instance, MigrationRules rules) =>
        [.. instance.Frames.Where(frame => frame.Variables is not null).SelectMany(frame => frame.Node.Scope!.Variables.Where((variable, slot) =>
            frame.Variables![slot] != variable.Value && to.ByPath.TryGetValue(rules.PathOf(frame.Node.Path), out var target) && Counterpart(variable, target) is null)).Select(variable => variable.Name)];
}
