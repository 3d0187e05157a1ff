using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Personas;

/// <summary>What can be wanted of a flow: its ends to which a customer can come, and its people.</summary>
internal sealed class Goals
{
    private const string Person = "Porfin.HandOff";

    private readonly List<string> people;
    private readonly List<string> ends;

    private readonly string? wanted;

    public Goals(Plan plan, FlowRoutes routes, string? wanted = null)
    {
        people = [.. routes.Steps.Where(step => plan.TypeOf(step) is Person && routes.WithoutTime(step) is not null)];
        ends = [.. routes.Steps.Where(step => plan.TypeOf(step) is "Elsa.End" or "Elsa.Finish" or "Elsa.Complete" && routes.WithoutTime(step) is { } route && !route.Any(on => plan.TypeOf(on.NodeId) is Person))];
        this.wanted = wanted;
        HasCalls = routes.Steps.Any(step => plan.TypeOf(step)!.Contains("Http", StringComparison.Ordinal));
    }

    /// <summary>All of them, ends first.</summary>
    public IReadOnlyList<string> All => [.. ends, .. people];

    /// <summary>True when the flow may ask other systems.</summary>
    public bool HasCalls { get; }

    /// <summary>A goal of a persona; null when the flow has none such.</summary>
    public string? Choose(PersonaGoal kind, Chance chance)
    {
        List<string> kinds = kind switch { PersonaGoal.Silence => [], PersonaGoal.Person => people, _ => [.. ends, .. people] };
        return kinds.Count == 0 ? null : kind is PersonaGoal.AnyEnd && wanted is not null && kinds.Contains(wanted) ? wanted : chance.OneOf(kinds);
    }
}
