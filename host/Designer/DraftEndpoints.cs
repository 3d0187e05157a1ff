using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Documents;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Reads and saves drafts.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/draft", ReadAsync);
        flow.MapPut("/draft", SaveAsync).RequireAuthorization(Roles.Manager);
    }

    private static async Task<Results<Ok<DraftView>, NotFound>> ReadAsync(Guid id, ClaimsPrincipal person, DraftStore drafts, CancellationToken cancellation) =>
        await drafts.FindAsync(person.BusinessId(), id, cancellation) is { } draft ? TypedResults.Ok(DraftView.Of(draft)) : TypedResults.NotFound();

    private static async Task<Results<Ok<SavedRevision>, Conflict<DraftView>, NotFound, ProblemHttpResult>> SaveAsync(
        Guid id, SavedDraft saved, ClaimsPrincipal person, DraftStore drafts, LiveFlows live, CancellationToken cancellation)
    {
        var document = saved.Document.ValueKind is JsonValueKind.Object ? saved.Document.GetRawText() : "";
        if (document.Length is 0 or > FlowReader.MaxBytes)
        {
            return TypedResults.Problem($"A document is a JSON object of at most {FlowReader.MaxBytes >> 20} MB.", statusCode: StatusCodes.Status400BadRequest);
        }

        var author = person.Identity?.Name ?? "";
        if (await drafts.SaveAsync(person.BusinessId(), id, new DraftChange(saved.Revision, document, author), cancellation) is { } revision)
        {
            live.Tell(id, new LiveEvent("revision", new RevisionSaved(revision, saved.Client ?? "", PersonNames.Short(person))));
            return TypedResults.Ok(new SavedRevision(revision));
        }

        return await drafts.FindAsync(person.BusinessId(), id, cancellation) is { } newer ? TypedResults.Conflict(DraftView.Of(newer)) : TypedResults.NotFound();
    }

    private sealed record SavedDraft(long Revision, JsonElement Document, string? Client);

    private sealed record SavedRevision(long Revision);

    private sealed record DraftView(long Revision, JsonElement Document, string Name, string? UpdatedBy, DateTimeOffset? UpdatedAt, int? PublishedVersion)
    {
        public static DraftView Of(Draft draft)
        {
            using var document = JsonDocument.Parse(draft.Document, new JsonDocumentOptions { MaxDepth = FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new(draft.Revision, document.RootElement.Clone(), draft.Name, draft.UpdatedBy, draft.UpdatedAt, draft.PublishedVersion);
        }
    }
}

/// <summary>How people are called where others see them.</summary>
internal static class PersonNames
{
    /// <summary>What stands before the @ of the e-mail.</summary>
    public static string Short(ClaimsPrincipal person) => (person.Identity?.Name ?? "").Split('@')[0];
}
