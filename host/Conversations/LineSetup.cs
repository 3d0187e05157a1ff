using Microsoft.Extensions.Options;
using Npgsql;
using Porfin.Host.Accounts;
using Porfin.Host.Intake;
using Porfin.Host.Outbox;
using Porfin.Host.Timers;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Conversations;

/// <summary>Composes the durable line: intake, mailboxes, turns, group commit, dispatcher, timers. Somebody must register a <see cref="TurnRunner"/>.</summary>
public static class LineSetup
{
    /// <summary>Adds the line; the loops stop in the reverse order, so that what one hands on is still taken by the next.</summary>
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConversationsOptions>().Bind(configuration.GetSection("Conversations")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection("Intake")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MessageIds>().AddSingleton<Mailboxes>().AddSingleton<LiveInstances>().AddSingleton<NextTimer>();
        services.AddSingleton<HeldMessages>().AddSingleton<AccountPace>().AddSingleton<MarkStatements>().AddSingleton<CommitStatements>().AddLoop<HumanPresence>().AddSingleton<IntakeStatements>();
        services.AddSingleton(provider => new HumanTalk(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<HumanPresence>(), provider.GetRequiredService<LiveInstances>(), provider.GetRequiredService<NextTimer>(),
            provider.GetRequiredService<IOptions<ConversationsOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SendMessage>(Sending).AddSingleton<AcceptInbound>(Accepting);
        return services
            .AddLoop<Marks>().AddLoop<Dispatcher>().AddLoop<OutboxBacklog>().AddLoop<GroupCommit>().AddLoop<TurnLoop>().AddLoop<TimerLoop>().AddLoop<InboxBacklog>().AddLoop<IntakeWriter>();
    }

    private static IServiceCollection AddLoop<T>(this IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());

    private static AcceptInbound Accepting(IServiceProvider provider)
    {
        var intake = provider.GetRequiredService<IntakeWriter>();
        return (account, batch, cancellation) => intake.AcceptAsync(account, batch.Events, cancellation);
    }

    private static SendMessage Sending(IServiceProvider provider)
    {
        var accounts = provider.GetRequiredService<KnownAccounts>();
        var cloud = provider.GetRequiredService<CloudClient>();
        return (row, cancellation) => accounts.Book.Of(row.Conversation.AccountId) is { } account
            ? cloud.SendAsync(account, row.Conversation.Address, row.Content, row.Key, cancellation)
            : Task.FromResult<SendResult>(new Failed(FailureClass.StopAccount, "account:unknown", "The account is gone, or its secrets cannot be opened."));
    }
}
