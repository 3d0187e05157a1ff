namespace Porfin.Host.Conversations;

/// <summary>Composes what pages see of conversations.</summary>
public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services) =>
        services.AddSingleton<ConversationFeed>().AddSingleton<ConversationList>();
}
