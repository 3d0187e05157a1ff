using System.Globalization;
using Porfin.Execution;
using Porfin.Verification;

namespace Porfin.Activities.Personas;

/// <summary>Lets personas talk with a flow.</summary>
public static class PersonaRuns
{
    /// <summary>Runs conversations, the personas in turn: the same seed gives the same conversations, and more runs only add to them.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="runs">How many conversations.</param>
    /// <param name="seed">From which all chance follows.</param>
    /// <param name="personas">Who talks; all of them when null.</param>
    /// <exception cref="InvalidOperationException">The flow has more ways than can be drawn.</exception>
    public static IEnumerable<PersonaRun> Run(Plan plan, int runs, long seed, IReadOnlyList<Persona>? personas = null)
    {
        var routes = FlowRoutes.Of(plan) ?? throw new InvalidOperationException("The flow has more ways than can be drawn.");
        var who = personas ?? Persona.All;
        for (var run = 0; run < runs; run++)
        {
            var persona = who[run % who.Count];
            var number = (run / who.Count).ToString(CultureInfo.InvariantCulture);
            yield return new PersonaTalk(plan, routes, persona, Chance.Seed(seed, persona.Name, number)).Talk();
        }
    }
}
