using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Tells the designer what happens in a flow.</summary>
internal static class TrafficEndpoints
{
    private const int MostDays = 90;
    private const int UsualDays = 7;

    public static void MapTraffic(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/traffic", CountAsync);
        flow.MapGet("/visits", VisitsAsync);
        flow.MapGet("/instances/{instance:guid}", TellAsync);
    }

    // The browser says since when: a day begins where the person is.
    private static async Task<Results<Ok<Traffic>, NotFound>> CountAsync(Guid id, [FromQuery] DateTimeOffset? since, ClaimsPrincipal person, FlowTraffic traffic, TimeProvider time, CancellationToken cancellation)
    {
        var (now, wanted) = (time.GetUtcNow(), since?.ToUniversalTime());
        var earliest = now.AddDays(-MostDays);
        var from = wanted is null ? now.AddDays(-UsualDays) : wanted < earliest ? earliest : wanted.Value;
        return await traffic.CountAsync(person.BusinessId(), id, from, cancellation) is { } counted ? TypedResults.Ok(counted) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<IReadOnlyList<Visit>>, NotFound>> VisitsAsync(Guid id, [FromQuery] string node, [FromQuery] string? outcome, [FromQuery] bool? waiting, ClaimsPrincipal person, FlowTraffic traffic, CancellationToken cancellation) =>
        await traffic.VisitsAsync(person.BusinessId(), id, new PlaceInFlow(node, outcome, waiting ?? false), cancellation) is { } visits ? TypedResults.Ok(visits) : TypedResults.NotFound();

    private static async Task<Results<Ok<ToldRun>, NotFound>> TellAsync(Guid id, Guid instance, ClaimsPrincipal person, RunStory story, CancellationToken cancellation) =>
        await story.TellAsync(person.BusinessId(), id, instance, cancellation) is { } run ? TypedResults.Ok(run) : TypedResults.NotFound();
}
