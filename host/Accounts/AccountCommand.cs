using System.CommandLine;
using Npgsql;
using Porfin.Host.CommandLine;
using Porfin.Host.Database;
using Porfin.Host.Secrets;

namespace Porfin.Host.Accounts;

/// <summary>The command <c>account add</c>: brings a number into a business.</summary>
public static class AccountCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="args">What follows <c>account</c>.</param>
    /// <returns>See <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Runs it against the database that a configuration names.</summary>
    internal static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var command = new RootCommand("Brings numbers of WhatsApp into a business. Exit codes: 0 done, 1 not possible, 64 misused.") { Add(configuration) };
        command.HelpName = "porfin account";
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync("porfin account: " + error.Message);
        }

        return ExitCodes.Misused;
    }

    private static Command Add(IConfiguration configuration)
    {
        var kind = new Option<string>("--kind") { Description = "The channel: cloud.", DefaultValueFactory = _ => "cloud" };
        kind.AcceptOnlyFromAmong("cloud");
        var phone = new Option<string>("--phone-number-id") { Description = "Meta's id of the number.", Required = true };
        var token = new Option<string?>("--token") { Description = "The system user's token for the Graph API; else PORFIN_TOKEN." };
        var secret = new Option<string?>("--app-secret") { Description = "The app's secret, which signs the webhooks; else PORFIN_APP_SECRET." };
        var verify = new Option<string?>("--verify-token") { Description = "The word that the app's webhook page shows at the handshake; else PORFIN_VERIFY_TOKEN." };
        var secrets = new Option<string?>("--secrets") { Description = "A file with lines PORFIN_TOKEN=… and so on; - for the input. What is still missing is asked for at the terminal." };
        var waba = new Option<string?>("--waba-id") { Description = "Meta's id of the WhatsApp business account." };
        var display = new Option<string?>("--display") { Description = "The number as people read it." };
        var rate = new Option<int>("--messages-per-second") { Description = "The number's throughput.", DefaultValueFactory = _ => 80 };
        var business = new Option<string?>("--business") { Description = "Its name or id; needed only where there are several." };
        var add = new Command("add", "Adds a number, or gives a known one new secrets. They are stored sealed; a running host uses the number at once. Exit codes: 0 done, 1 not possible, 64 misused.")
        {
            kind, phone, token, secret, verify, secrets, waba, display, rate, business,
        };
        add.SetAction(found =>
        {
            var given = Secrets(configuration, found.GetValue(secrets));
            return AddAsync(configuration, found.GetValue(business), new NewAccount
            {
                PhoneNumberId = found.GetRequiredValue(phone),
                Token = given.Find(found.GetValue(token), "TOKEN", "Token of the Graph API") ?? "",
                AppSecret = given.Find(found.GetValue(secret), "APP_SECRET", "App secret") ?? "",
                VerifyToken = given.Find(found.GetValue(verify), "VERIFY_TOKEN", "Verify token") ?? "",
                WabaId = found.GetValue(waba),
                Display = found.GetValue(display),
                MessagesPerSecond = found.GetValue(rate),
            });
        });
        return add;
    }

    private static GivenSecrets Secrets(IConfiguration configuration, string? file)
    {
        var given = new GivenSecrets(configuration, GivenSecrets.Terminal);
        try
        {
            using var reader = file is null ? TextReader.Null : file == "-" ? Console.In : File.OpenText(file);
            given.Read(reader);
            return given;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The secrets cannot be read: {failure.Message}", failure);
        }
    }

    private static async Task<int> AddAsync(IConfiguration configuration, string? business, NewAccount account)
    {
        if (account.Problems().FirstOrDefault() is { } problem)
        {
            return await SayAsync(ExitCodes.Misused, problem);
        }

        await using var server = await DatabaseServer.JoinAsync(configuration);
        await using var services = new ServiceCollection().AddLogging().AddDatabase(server).AddSecrets(configuration)
            .AddSingleton(TimeProvider.System).AddSingleton<AccountStore>().BuildServiceProvider();
        await services.MigrateAsync();
        var found = await BusinessesAsync(services.GetRequiredService<NpgsqlDataSource>(), business);
        if (found is not [var (id, name)])
        {
            return await SayAsync(ExitCodes.Failed, found.Count == 0
                ? "There is no such business; sign up first."
                : $"There are several businesses; say which with --business: {string.Join(", ", found.Select(one => $"'{one.Name}' ({one.Id})"))}.");
        }

        return await services.GetRequiredService<AccountStore>().AddAsync(id, account, CancellationToken.None) is { } added
            ? await SayAsync(ExitCodes.Done, $"{account.Display ?? account.PhoneNumberId} now belongs to '{name}' (account {added}).")
            : await SayAsync(ExitCodes.Failed, "This number belongs to another business.");
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
        await (exitCode == ExitCodes.Done ? Console.Out.WriteLineAsync(text) : Console.Error.WriteLineAsync("porfin account: " + text));
        return exitCode;
    }
}
