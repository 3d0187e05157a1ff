using System.Text.Json;
using Porfin.Execution;

namespace Porfin.Documents.Writing;

/// <summary>The variables that an activity sees: those of the containers around it and of the flow.</summary>
/// <param name="Outer">What is seen outside; null for the flow.</param>
/// <param name="Variables">What is declared here.</param>
internal sealed record ScopeNames(ScopeNames? Outer, IReadOnlyList<VariableDeclaration> Variables)
{
    /// <summary>What an activity sees: for containers, their own variables too.</summary>
    public static ScopeNames Inside(ScopeNames outer, JsonElement activity, ActivityType type, bool storedByDefault)
    {
        if (!typeof(Container).IsAssignableFrom(type.ClassType))
        {
            return outer;
        }

        var own = ((Container)type.Create()).OwnVariables;
        var declared = FlowReader.Variables(activity, "", storedByDefault, []);
        return own.Count + declared.Count == 0 ? outer : new(outer, [.. own, .. declared.Where(variable => !own.Any(other => other.Name == variable.Name))]);
    }

    /// <summary>The variable with that id, else with that name; the nearest wins.</summary>
    public VariableDeclaration? Find(string? id, string? name) => Find(variable => variable.Id == id) ?? Find(variable => variable.Name == (name ?? id));

    /// <summary>The nearest variable of that name.</summary>
    public VariableDeclaration? Named(string name) => Find(variable => variable.Name == name);

    private VariableDeclaration? Find(Func<VariableDeclaration, bool> which)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Variables.FirstOrDefault(which) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
