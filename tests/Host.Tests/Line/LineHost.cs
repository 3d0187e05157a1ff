using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Porfin.Activities.Messages;
using Porfin.Host.Accounts;
using Porfin.Host.Conversations;
using Porfin.Host.Outbox;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Tests.Line;

/// <summary>The durable line alone, on a database of its own: with a scripted turn and a scripted channel, both of which a test may change.</summary>
internal sealed class LineHost : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings = new()
    {
        ["Conversations:TryAgainAfter"] = "00:00:00.05",
        ["Outbox:DoubtFor"] = "00:00:00.2",
        ["Outbox:DoubtAfterCrash"] = "00:00:00.1",
        ["Outbox:StoppedFor"] = "00:00:00.3",
        ["Outbox:MessagesPerSecond"] = "10000",
    };

    private IHost? host;
    private int wamids;

    private LineHost(NpgsqlDataSource db) => Db = db;

    public NpgsqlDataSource Db { get; }

    public Account Account { get; } = NewAccount();

    /// <summary>What a turn does; by default it answers each message with its own text.</summary>
    public TurnRunner Turn { get; set; } = (request, _) => ValueTask.FromResult(Echo(request));

    /// <summary>What the channel does; by default it takes everything.</summary>
    public Func<OutboxRow, Task<SendResult>>? Channel { get; set; }

    /// <summary>What the channel took, in order.</summary>
    public ConcurrentQueue<OutboxRow> Taken { get; } = [];

    public static async Task<LineHost> StartAsync(PostgresServer postgres, params (string Name, string Value)[] settings)
    {
        var line = new LineHost(NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync()));
        foreach (var (name, value) in settings)
        {
            line.settings[name] = value;
        }

        await line.RunAsync("insert into business (id, name, created_at) values ($1, 'Teste', now())", line.Account.BusinessId);
        await line.StartAsync();
        return line;
    }

    public async Task StartAsync()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(Db).AddSingleton<ConversationFeed>().AddLine(builder.Configuration);
        builder.Services.AddSingleton(provider => new KnownAccounts(Db, _ => "", provider.GetRequiredService<ILogger<KnownAccounts>>()) { Book = new AccountBook([Account]) });
        builder.Services.AddSingleton<SendMessage>((row, _) => SendAsync(row));
        builder.Services.AddSingleton<TurnRunner>((request, cancellation) => Turn(request, cancellation));
        host = builder.Build();
        await host.StartAsync();
    }

    /// <summary>As a clean stop does.</summary>
    public async Task StopAsync()
    {
        await host!.StopAsync();
        host.Dispose();
    }

    public T Get<T>()
        where T : notnull => host!.Services.GetRequiredService<T>();

    public ValueTask<bool> HearAsync(params InboundEvent[] events) => Get<AcceptInbound>()(Account, new InboundBatch(events), CancellationToken.None);

    public static InboundMessage Message(string from, string text, string? wamid = null) =>
        new(wamid ?? $"wamid.{Guid.CreateVersion7():N}", from, TimeProvider.System.GetUtcNow(), "text", text);

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = CommandOf(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql, params object[] values)
    {
        await using var command = CommandOf(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > TimeSpan.FromSeconds(20))
            {
                throw new TimeoutException("Not within 20 s: " + what);
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Waits until nothing is left to do.</summary>
    public Task UntilIdleAsync() => UntilAsync(
        async () => await ScalarAsync<long>("select (select count(*) from inbox where dead_at is null) + (select count(*) from outbox where state <> 'dead')") == 0, "inbox and outbox are empty");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Db.DisposeAsync();
    }

    /// <summary>A turn that answers with the message's own text, and counts in the instance how many it has had.</summary>
    public static TurnResult Echo(TurnRequest request)
    {
        var mail = request.Mails[0];
        var before = request.Live ?? new InstanceRow(Guid.CreateVersion7(), Guid.Empty, 1, 0, "waiting", [], request.Now);
        var text = mail.Stimulus.Payload.Map?["text"].Text ?? "tick";
        return new TurnResult(mail)
        {
            Instance = before with { DueAt = null, Version = before.Version + 1, State = [(byte)(before.Version + 1)] },
            Outgoing = [new Outgoing($"{before.Id:N}-{before.Version}", new TextContent(text))],
            Journal = "{}",
        };
    }

    public static string TextOf(OutboxRow row) => ((TextContent)row.Content).Body;

    private async Task<SendResult> SendAsync(OutboxRow row)
    {
        var result = Channel is null ? new Sent($"wamid.out{Interlocked.Increment(ref wamids)}") : await Channel(row);
        if (result is Sent)
        {
            Taken.Enqueue(row);
        }

        return result;
    }

    private NpgsqlCommand CommandOf(string sql, object[] values)
    {
        var command = Db.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static Account NewAccount() => new()
    {
        Id = Guid.CreateVersion7(), BusinessId = Guid.CreateVersion7(), PhoneNumberId = "1", AppSecret = "s", VerifyToken = "v", Token = "t", MessagesPerSecond = 80,
    };
}
