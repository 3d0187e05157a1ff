using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Server-sent events to open designers, and what they say of themselves.</summary>
internal static class LiveEndpoints
{
    private const int MostSelected = 200;

    // The browser connects again by itself; the session is checked anew each time, and a dead line is found by the ping.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(20);

    public static void MapLive(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/live", ListenAsync);
        flow.MapPost("/presence", SelectAsync);
    }

    private static async Task<IResult> ListenAsync(Guid id, [FromQuery] string? client, HttpContext http, DraftStore drafts, LiveFlows live, IHostApplicationLifetime life)
    {
        if (await drafts.FindAsync(http.User.BusinessId(), id, http.RequestAborted) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        // Proxies must not gather events.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var listener = live.Join(id, client ?? http.TraceIdentifier, PersonNames.Short(http.User));
        http.Response.RegisterForDispose(listener);
        return TypedResults.ServerSentEvents(EventsAsync(listener, draft.Revision, life.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(LiveFlows.Listener listener, long revision, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        end.CancelAfter(Longest);
        yield return new(new RevisionSaved(revision, "", ""), "revision");
        while (await NextAsync(listener, end.Token) is { } told)
        {
            yield return new(told.Data, told.Kind);
        }
    }

    /// <summary>The next event, or a ping when there is none for a while; null at the end.</summary>
    private static async Task<LiveEvent?> NextAsync(LiveFlows.Listener listener, CancellationToken end)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(end);
        quiet.CancelAfter(Ping);
        try
        {
            return await listener.NextAsync(quiet.Token);
        }
        catch (OperationCanceledException)
        {
            return end.IsCancellationRequested ? null : new LiveEvent("ping", "");
        }
    }

    private static async Task<Results<NoContent, NotFound>> SelectAsync(Guid id, Selection selection, ClaimsPrincipal person, DraftStore drafts, LiveFlows live, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(person.BusinessId(), id, cancellation) is null)
        {
            return TypedResults.NotFound();
        }

        live.Select(id, selection.Client ?? "", [.. (selection.NodeIds ?? []).OfType<string>().Take(MostSelected)]);
        return TypedResults.NoContent();
    }

    private sealed record Selection(IReadOnlyList<string?>? NodeIds, string? Client);
}
