using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Tells the designer what happens in a flow.</summary>
internal static class TrafficEndpoints
{
    private const int MostDays = 90;

    public static void MapTraffic(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/traffic", CountAsync);
        flow.MapGet("/visits", VisitsAsync);
        flow.MapGet("/instances/{instance:guid}", TellAsync);
    }

    private static async Task<Results<Ok<Traffic>, NotFound>> CountAsync(Guid id, [FromQuery] int? days, ClaimsPrincipal person, FlowTraffic traffic, CancellationToken cancellation) =>
        await traffic.CountAsync(person.BusinessId(), id, TimeSpan.FromDays(Math.Clamp(days ?? 7, 1, MostDays)), cancellation) is { } counted ? TypedResults.Ok(counted) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<Visit>>, NotFound>> VisitsAsync(Guid id, [FromQuery] string node, [FromQuery] string? outcome, ClaimsPrincipal person, FlowTraffic traffic, CancellationToken cancellation) =>
        await traffic.VisitsAsync(person.BusinessId(), id, node, outcome, cancellation) is { } visits ? TypedResults.Ok(visits) : TypedResults.NotFound();

    private static async Task<Results<Ok<ToldRun>, NotFound>> TellAsync(Guid id, Guid instance, ClaimsPrincipal person, RunStory story, CancellationToken cancellation) =>
        await story.TellAsync(person.BusinessId(), id, instance, cancellation) is { } run ? TypedResults.Ok(run) : TypedResults.NotFound();
}
