using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Porfin.Documents;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;
using Porfin.Host.Pages;

namespace Porfin.Host.Designer;

/// <summary>Publishes drafts, tells what was published, and goes back.</summary>
internal static class VersionEndpoints
{
    private const int LongestNote = 2_000;

    public static void MapVersions(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/waiting", WaitingAsync);
        flow.MapPost("/publish", PublishAsync).RequireAuthorization(Roles.Manager);
        flow.MapGet("/versions", ListAsync);
        flow.MapGet("/versions/{version:int}", ReadAsync);
        flow.MapGet("/diff", CompareAsync);
        flow.MapPost("/rollback", GoBackAsync).RequireAuthorization(Roles.Manager);
    }

    private static async Task<Results<Ok<PublicationResult>, Conflict<PublicationResult>, UnprocessableEntity<PublicationResult>, NotFound>> PublishAsync(
        Guid id, Wish wish, ClaimsPrincipal person, DraftPublisher publisher, LiveFlows live, CancellationToken cancellation)
    {
        var wanted = new Publication(wish.Revision, Cut(wish.Note), Cut(wish.OverrideReason), person.Identity?.Name ?? "", wish.Waiting is { } waiting ? waiting with { Farewell = Cut(waiting.Farewell) } : null, wish.AcceptTexts);
        var result = await publisher.PublishAsync(person.BusinessId(), id, wanted, cancellation);
        switch (result)
        {
            case null:
                return TypedResults.NotFound();
            case { Newer: not null }:
                return TypedResults.Conflict(result);
            case { Version: null }:
                return TypedResults.UnprocessableEntity(result);
            default:
                live.Tell(id, new LiveEvent("published", new { version = result.Version, name = PersonNames.Short(person) }));
                return TypedResults.Ok(result);
        }
    }

    private static async Task<Results<Ok<WaitingView>, NotFound>> WaitingAsync(Guid id, ClaimsPrincipal person, DraftPublisher publisher, CancellationToken cancellation) =>
        await publisher.WaitingAsync(person.BusinessId(), id, cancellation) is { } waiting ? TypedResults.Ok(waiting) : TypedResults.NotFound();

    private static async Task<Results<Ok<List<VersionView>>, NotFound>> ListAsync(Guid id, ClaimsPrincipal person, FlowList flows, FlowVersions versions, CancellationToken cancellation)
    {
        if (await flows.FindAsync(person.BusinessId(), id, cancellation) is not { } open)
        {
            return TypedResults.NotFound();
        }

        var waiting = await versions.WaitingAsync(person.BusinessId(), id, cancellation);
        return TypedResults.Ok(open.Versions.Select(version => new VersionView(
            version.Version, version.Note, version.Author, version.PublishedAt, version.OverrideReason,
            version.Version == open.Summary.PublishedVersion, waiting.GetValueOrDefault(version.Version))).ToList());
    }

    private static async Task<Results<Ok<VersionDocument>, NotFound>> ReadAsync(Guid id, int version, ClaimsPrincipal person, FlowList flows, CancellationToken cancellation)
    {
        if (await flows.DocumentAsync(person.BusinessId(), id, version, cancellation) is not { } document)
        {
            return TypedResults.NotFound();
        }

        using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return TypedResults.Ok(new VersionDocument(version, json.RootElement.Clone()));
    }

    // A side that is no number, such as "draft", is the draft.
    private static async Task<Results<Ok<Compared>, NotFound>> CompareAsync(Guid id, [FromQuery] string? from, [FromQuery] string? to, ClaimsPrincipal person, FlowDifference difference, CancellationToken cancellation) =>
        await difference.BetweenAsync(person.BusinessId(), id, VersionOf(from), VersionOf(to), cancellation) is { } compared ? TypedResults.Ok(compared) : TypedResults.NotFound();

    private static int? VersionOf(string? side) => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static async Task<Results<Ok<BackAgain>, NotFound>> GoBackAsync(
        Guid id, OldVersion wanted, ClaimsPrincipal person, FlowRollback rollback, IStringLocalizer<Texts> texts, CancellationToken cancellation)
    {
        var way = new WayBack(wanted.Version, texts["flow.rollback.note", wanted.Version], person.Identity?.Name ?? "");
        return await rollback.GoBackAsync(person.BusinessId(), id, way, wanted.AlsoDraft, cancellation) is { } version
            ? TypedResults.Ok(new BackAgain(version))
            : TypedResults.NotFound();
    }

    private static string? Cut(string? text) => text is { Length: > LongestNote } ? text[..LongestNote] : text;

    private sealed record Wish(long Revision, string? Note, string? OverrideReason, WishForWaiting? Waiting, bool AcceptTexts = false);

    private sealed record VersionView(int Version, string? Note, string? Author, DateTimeOffset PublishedAt, string? OverrideReason, bool Published, int Waiting);

    private sealed record VersionDocument(int Version, JsonElement Document);

    private sealed record OldVersion(int Version, bool AlsoDraft = true);

    private sealed record BackAgain(int Version);
}
