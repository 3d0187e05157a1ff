using System.Globalization;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Personas;

/// <summary>Lets personas talk with a flow.</summary>
public static class PersonaRuns
{
    /// <summary>What can be wanted of a flow: the paths of its ends and of its people. None when it has more ways than can be drawn.</summary>
    public static IReadOnlyList<string> GoalsOf(Plan plan) => FlowRoutes.Of(plan) is { } routes ? new Goals(plan, routes).All : [];

    /// <summary>Runs conversations, the personas in turn: the same seed gives the same conversations, and more runs only add to them.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="runs">How many conversations.</param>
    /// <param name="seed">From which all chance follows.</param>
    /// <param name="personas">Who talks; all of them when null.</param>
    /// <param name="goal">The end or person that all want who want any; of each persona's own choice when null.</param>
    /// <exception cref="InvalidOperationException">The flow has more ways than can be drawn.</exception>
    public static IEnumerable<PersonaRun> Run(Plan plan, int runs, long seed, IReadOnlyList<Persona>? personas = null, string? goal = null)
    {
        var routes = FlowRoutes.Of(plan) ?? throw new InvalidOperationException("The flow has more ways than can be drawn.");
        var who = personas ?? Persona.All;
        for (var run = 0; run < runs; run++)
        {
            var persona = who[run % who.Count];
            var number = (run / who.Count).ToString(CultureInfo.InvariantCulture);
            yield return new PersonaTalk(plan, routes, persona, Chance.Seed(seed, persona.Name, number), goal).Talk();
        }
    }
}
