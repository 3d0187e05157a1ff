using System.Security.Claims;
using Porfin.Host.Businesses;

namespace Porfin.Host.Conversations;

/// <summary>Composes what pages see of conversations.</summary>
public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services) =>
        services.AddSingleton<ConversationFeed>().AddSingleton<ConversationList>();

    /// <summary>Maps what operators may do with a conversation: take it over, and give it back to its flow.</summary>
    public static void MapConversations(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/conversations/{id:guid}").RequireAuthorization(Roles.Operator).DisableCookieRedirect().RequireOwnHeader();
        api.MapPost("/take-over", async (Guid id, ClaimsPrincipal person, HumanTalk talk, ConversationFeed feed, CancellationToken cancellation) =>
        {
            var until = await talk.TakeOverAsync(person.BusinessId(), id, cancellation);
            feed.Publish(person.BusinessId(), id);
            return until is null ? Results.NotFound() : Results.Ok(new { until });
        });
        api.MapPost("/give-back", async (Guid id, ClaimsPrincipal person, HumanTalk talk, ConversationFeed feed, CancellationToken cancellation) =>
        {
            var given = await talk.GiveBackAsync(person.BusinessId(), id, cancellation);
            feed.Publish(person.BusinessId(), id);
            return given ? Results.NoContent() : Results.NotFound();
        });
    }
}
