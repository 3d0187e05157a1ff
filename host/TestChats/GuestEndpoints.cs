using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Host.Businesses;

namespace Porfin.Host.TestChats;

/// <summary>Plays shared test chats for who has their link: the secret in the address is the only key, and nothing of the flow's inside is told.</summary>
internal static class GuestEndpoints
{
    private const int MostAtOnce = 2;
    private const int LargestBody = 256 << 10;
    private static readonly SemaphoreSlim Places = new(MostAtOnce, MostAtOnce);

    public static WebApplication MapGuestChats(this WebApplication app)
    {
        app.MapGroup("/api/chats").RequireOwnHeader().MapPost("/{secret}", PlayAsync).AllowAnonymous().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        return app;
    }

    private static async Task<Results<Ok<ChatAnswer>, NotFound, ProblemHttpResult>> PlayAsync(string secret, Wish wish, ChatLinks links, ChatPlayer player, CancellationToken cancellation)
    {
        if (await links.FindAsync(secret, cancellation) is not { } shared)
        {
            return TypedResults.NotFound();
        }

        var wanted = shared.MayPlay && wish.Moves is not null ? wish.Moves : shared.Moves;
        if (ChatMove.Read(wanted, out var problem) is not { } moves)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        // Strangers never take the whole host.
        await Places.WaitAsync(cancellation);
        try
        {
            var answer = await player.PlayAsync(shared.BusinessId, shared.Document, moves, cancellation);
            return TypedResults.Ok(answer with { Chat = answer.Chat?.ForGuests(), Problems = [] });
        }
        finally
        {
            Places.Release();
        }
    }

    private sealed record Wish(IReadOnlyList<ChatMove?>? Moves);
}
