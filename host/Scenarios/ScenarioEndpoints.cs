using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Activities.Scenarios;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;

namespace Porfin.Host.Scenarios;

/// <summary>Reads, saves and plays the scenarios of a flow.</summary>
internal static class ScenarioEndpoints
{
    public static void MapScenarios(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/scenarios", ListAsync);
        flow.MapPut("/scenarios/{name}", SaveAsync).RequireAuthorization(Roles.Manager);
        flow.MapDelete("/scenarios/{name}", RemoveAsync).RequireAuthorization(Roles.Manager);
        flow.MapPost("/scenarios/run", RunAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<StoredScenario>>, NotFound>> ListAsync(Guid id, ClaimsPrincipal person, ScenarioStore scenarios, CancellationToken cancellation) =>
        await scenarios.AllAsync(person.BusinessId(), id, cancellation) is { } all ? TypedResults.Ok(all) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> SaveAsync(
        Guid id, string name, Wish wish, ClaimsPrincipal person, ScenarioStore scenarios, CancellationToken cancellation)
    {
        if (ScenarioRules.ProblemOf(name.Trim(), wish.Text) is { } problem)
        {
            return TypedResults.Problem(problem.In(CultureInfo.CurrentUICulture.Name), statusCode: StatusCodes.Status400BadRequest);
        }

        return await scenarios.SaveAsync(person.BusinessId(), id, new Scenario(name.Trim(), wish.Text!), person.Identity?.Name ?? "", cancellation) switch
        {
            ScenarioSaving.Saved => TypedResults.NoContent(),
            ScenarioSaving.NoFlow => TypedResults.NotFound(),
            _ => TypedResults.Problem(ScenarioRules.TooMany.In(CultureInfo.CurrentUICulture.Name), statusCode: StatusCodes.Status409Conflict),
        };
    }

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(Guid id, string name, ClaimsPrincipal person, ScenarioStore scenarios, CancellationToken cancellation) =>
        await scenarios.RemoveAsync(person.BusinessId(), id, name, cancellation) ? TypedResults.NoContent() : TypedResults.NotFound();

    // Against the document that is given, else against the draft.
    private static async Task<Results<Ok<IReadOnlyList<PlayedScenario>>, NotFound>> RunAsync(
        Guid id, Against against, ClaimsPrincipal person, FlowSuite suite, DraftStore drafts, CancellationToken cancellation)
    {
        var document = against.Document is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : (await drafts.FindAsync(person.BusinessId(), id, cancellation))?.Document;
        return document is not null && await suite.PlayAsync(person.BusinessId(), id, document, cancellation) is { } played ? TypedResults.Ok(played) : TypedResults.NotFound();
    }

    private sealed record Wish(string? Text);

    private sealed record Against(JsonElement? Document);
}
