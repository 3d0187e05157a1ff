using System.Globalization;
using Npgsql;
using Porfin.Host.Database;
using Porfin.Host.Secrets;

namespace Porfin.Host.Accounts;

/// <summary>The command <c>account add</c>: brings a number into a business.</summary>
public static class AccountCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Misused = CommandLine.ExitCodes.Misused;

    private const string Usage = """
        Usage: porfin account add --kind cloud --phone-number-id ID --token TOKEN --app-secret SECRET --verify-token WORD
                                  [--waba-id ID] [--display NUMBER] [--messages-per-second N] [--business NAME-OR-ID]

        Adds a number of the WhatsApp Cloud API to a business, or replaces the secrets of one that is there. They are stored sealed.
        --business is needed only where there are several businesses. A running host uses the number at once.
        """;

    private static readonly HashSet<string> Known =
        ["--kind", "--phone-number-id", "--token", "--app-secret", "--verify-token", "--waba-id", "--display", "--messages-per-second", "--business"];

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows <c>account</c>.</param>
    /// <returns>0 done, 1 not possible, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Runs it against the database that a configuration names.</summary>
    internal static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        if (args is [] or [.., "--help"] or ["-h"])
        {
            await Console.Out.WriteLineAsync(Usage);
            return args.Length == 0 ? Misused : Done;
        }

        var (options, mistake) = Read(args);
        var account = AccountOf(options);
        mistake ??= account.Problems().FirstOrDefault();
        return mistake is null ? await AddAsync(configuration, account, options.GetValueOrDefault("--business")) : await SayAsync(Misused, mistake + " See 'porfin account --help'.");
    }

    private static (Dictionary<string, string> Options, string? Mistake) Read(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (args[0] != "add")
        {
            return (options, $"Unknown command 'account {args[0]}'.");
        }

        for (var at = 1; at < args.Length; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var before, var after] ? (before, after) : (args[at], null);
            if (!Known.Contains(name))
            {
                return (options, $"Unknown option '{name}'.");
            }

            if ((value ??= args.ElementAtOrDefault(++at)) is null)
            {
                return (options, $"The option '{name}' needs a value.");
            }

            options[name] = value!;
        }

        var kind = options.GetValueOrDefault("--kind", "cloud");
        return (options, kind == "cloud" ? null : $"The kind '{kind}' is not known; there is 'cloud'.");
    }

    private static NewAccount AccountOf(Dictionary<string, string> options) => new()
    {
        PhoneNumberId = options.GetValueOrDefault("--phone-number-id", ""),
        Token = options.GetValueOrDefault("--token", ""),
        AppSecret = options.GetValueOrDefault("--app-secret", ""),
        VerifyToken = options.GetValueOrDefault("--verify-token", ""),
        WabaId = options.GetValueOrDefault("--waba-id"),
        Display = options.GetValueOrDefault("--display"),
        MessagesPerSecond = !options.TryGetValue("--messages-per-second", out var text) ? 80
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };

    private static async Task<int> AddAsync(IConfiguration configuration, NewAccount account, string? business)
    {
        await using var server = await DatabaseServer.JoinAsync(configuration);
        await using var services = new ServiceCollection().AddLogging().AddDatabase(server).AddSecrets()
            .AddSingleton(TimeProvider.System).AddSingleton<AccountStore>().BuildServiceProvider();
        await services.MigrateAsync();
        var found = await BusinessesAsync(services.GetRequiredService<NpgsqlDataSource>(), business);
        if (found is not [var (id, name)])
        {
            return await SayAsync(Failed, found.Count == 0
                ? "There is no such business; sign up first."
                : $"There are several businesses; say which with --business: {string.Join(", ", found.Select(one => $"'{one.Name}' ({one.Id})"))}.");
        }

        return await services.GetRequiredService<AccountStore>().AddAsync(id, account, CancellationToken.None) is { } added
            ? await SayAsync(Done, $"{account.Display ?? account.PhoneNumberId} now belongs to '{name}' (account {added}).")
            : await SayAsync(Failed, "This number belongs to another business.");
    }

    private static async Task<List<(Guid Id, string Name)>> BusinessesAsync(NpgsqlDataSource db, string? wanted)
    {
        await using var command = db.CreateCommand("select id, name from business where $1::text is null or name = $1 or id::text = lower($1) order by created_at limit 20");
        command.Parameters.Add(new() { Value = wanted ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(Guid, string)>();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return found;
    }

    private static async Task<int> SayAsync(int exitCode, string text)
    {
        await (exitCode == Done ? Console.Out : Console.Error).WriteLineAsync(text);
        return exitCode;
    }
}
