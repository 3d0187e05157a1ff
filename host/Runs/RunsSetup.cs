using System.Security.Claims;
using System.Text.Json;
using Porfin.Control;
using Porfin.Expressions;
using Porfin.Host.Businesses;

namespace Porfin.Host.Runs;

/// <summary>Composes flows that run without a conversation, their addresses, and what the outside tells them.</summary>
public static class RunsSetup
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>Adds the loop that runs them.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<RunStore>().AddSingleton<TriggerStore>().AddSingleton<OpenRequests>().AddSingleton<FlowEndpoint>();
        return services.AddSingleton<RunLoop>().AddHostedService(provider => provider.GetRequiredService<RunLoop>());
    }

    /// <summary>Maps the addresses of flows, and for people of a business the completion of tasks, events and the end of runs.</summary>
    public static void MapRuns(this WebApplication app)
    {
        app.MapMethods("/flows/{business:guid}/{**path}", Methods, (HttpContext context, Guid business, string path, FlowEndpoint endpoint) => endpoint.AnswerAsync(context, business, path)).AllowAnonymous().DisableAntiforgery();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Roles.Manager).DisableCookieRedirect().RequireOwnHeader();
        api.MapPost("/tasks/{id}/complete", CompleteAsync);
        api.MapPost("/events/{name}", PublishAsync);
        api.MapPost("/runs/{id:guid}/cancel", CancelAsync);
    }

    private static async Task<IResult> CompleteAsync(string id, JsonElement? result, ClaimsPrincipal person, RunStore store, RunLoop loop, CancellationToken cancellation)
    {
        var told = await store.TellAsync(person.BusinessId(), (Stimulus.Kinds.Task, id), null, result?.GetRawText() ?? "null", cancellation);
        loop.Notice();
        return told ? Results.Accepted() : Results.NotFound();
    }

    private static async Task<IResult> PublishAsync(string name, JsonElement? payload, ClaimsPrincipal person, RunStore store, RunLoop loop, CancellationToken cancellation)
    {
        await store.PublishAsync(person.BusinessId(), new EventPublished(name, "", false, payload is { } given ? ValueJson.Read(given) : Value.Null), cancellation);
        loop.Notice();
        return Results.Accepted();
    }

    private static async Task<IResult> CancelAsync(Guid id, ClaimsPrincipal person, RunStore store, CancellationToken cancellation) =>
        await store.CancelAsync(person.BusinessId(), id, cancellation) is > 0 and var ended ? Results.Ok(new { ended }) : Results.NotFound();
}
