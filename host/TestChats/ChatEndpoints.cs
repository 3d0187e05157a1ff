using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Documents;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;

namespace Porfin.Host.TestChats;

/// <summary>Plays test chats for the people of a business.</summary>
internal static class ChatEndpoints
{
    public static void MapTestChats(this IEndpointRouteBuilder flow)
    {
        flow.MapPost("/chat", PlayAsync);
        flow.MapGet("/chat/conversations", ConversationsAsync);
        flow.MapGet("/chat/conversations/{instance:guid}", MovesAsync);
        flow.MapGet("/chat/links", LinksAsync).RequireAuthorization(Roles.Manager);
        flow.MapPost("/chat/links", ShareAsync).RequireAuthorization(Roles.Manager);
        flow.MapDelete("/chat/links/{link:guid}", RevokeAsync).RequireAuthorization(Roles.Manager);
    }

    private static async Task<Results<Ok<ChatAnswer>, NotFound, ProblemHttpResult>> PlayAsync(Guid id, Wish wish, ClaimsPrincipal person, ChatPlayer player, DraftStore drafts, CancellationToken cancellation)
    {
        if (ChatMove.Read(wish.Moves, out var problem) is not { } moves)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        return await DocumentAsync(id, wish.Document, person, drafts, cancellation) is { } document
            ? TypedResults.Ok(await player.PlayAsync(person.BusinessId(), document, moves, cancellation))
            : TypedResults.NotFound();
    }

    private static async Task<Ok<IReadOnlyList<RealConversation>>> ConversationsAsync(Guid id, ClaimsPrincipal person, RealConversations conversations, CancellationToken cancellation) =>
        TypedResults.Ok(await conversations.LastAsync(person.BusinessId(), id, cancellation));

    private static async Task<Results<Ok<IReadOnlyList<ChatMove>>, NotFound>> MovesAsync(Guid id, Guid instance, ClaimsPrincipal person, RealConversations conversations, CancellationToken cancellation) =>
        await conversations.MovesAsync(person.BusinessId(), (id, instance), cancellation) is { } moves ? TypedResults.Ok(moves) : TypedResults.NotFound();

    private static async Task<Ok<IReadOnlyList<ChatLink>>> LinksAsync(Guid id, ClaimsPrincipal person, ChatLinks links, CancellationToken cancellation) =>
        TypedResults.Ok(await links.AllAsync(person.BusinessId(), id, cancellation));

    private static async Task<Results<Ok<NewChatLink>, NotFound, ProblemHttpResult>> ShareAsync(Guid id, ShareWish wish, ClaimsPrincipal person, ChatLinks links, DraftStore drafts, CancellationToken cancellation)
    {
        if (ChatMove.Read(wish.Moves, out var problem) is null)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        if (await DocumentAsync(id, wish.Document, person, drafts, cancellation) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var shared = new SharedChat(person.BusinessId(), "", document, wish.Moves!, wish.MayPlay);
        return await links.ShareAsync(id, shared, person.Identity?.Name ?? "", cancellation) is { } link
            ? TypedResults.Ok(link)
            : TypedResults.Problem($"A flow has at most {ChatLinks.MostOfFlow} open links.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(Guid id, Guid link, ClaimsPrincipal person, ChatLinks links, CancellationToken cancellation) =>
        await links.RevokeAsync(person.BusinessId(), id, link, cancellation) ? TypedResults.NoContent() : TypedResults.NotFound();

    // The document that is given, which nobody need have saved; else the draft. Either way the flow must be the business's.
    private static async Task<string?> DocumentAsync(Guid id, JsonElement? given, ClaimsPrincipal person, DraftStore drafts, CancellationToken cancellation)
    {
        var draft = await drafts.FindAsync(person.BusinessId(), id, cancellation);
        return draft is not null && given is { ValueKind: JsonValueKind.Object } json && json.GetRawText() is { Length: <= FlowReader.MaxBytes } document ? document : draft?.Document;
    }

    private sealed record Wish(JsonElement? Document, IReadOnlyList<ChatMove?>? Moves);

    private sealed record ShareWish(JsonElement? Document, IReadOnlyList<ChatMove>? Moves, bool MayPlay);
}
