using Microsoft.Extensions.DependencyInjection.Extensions;
using Porfin.Activities.Messages;

namespace Porfin.Host.TestChats;

/// <summary>Composes test chats.</summary>
public static class TestChatsSetup
{
    public static IServiceCollection AddTestChats(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ActivityCatalog(typeof(MessageCreated).Assembly));
        return services.AddSingleton<ChatPlayer>().AddSingleton<ChatLinks>().AddSingleton<RealConversations>();
    }
}
