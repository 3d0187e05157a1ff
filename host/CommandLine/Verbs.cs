namespace Porfin.Host.CommandLine;

/// <summary>The command line: finds the verb, runs it, and turns what is missing outside into one line and an exit code.</summary>
/// <param name="bare">What runs when only settings are given, as a test server or a service unit does.</param>
/// <param name="all">In the order of the overview.</param>
public sealed class Verbs(Func<string[], Task<int>> bare, params IReadOnlyList<Verb> all)
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">As the operating system gave them.</param>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await DispatchAsync(args);
        }
        catch (CannotStartException missing)
        {
            await Console.Error.WriteLineAsync("porfin: " + missing.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            // A signal came before the work began; what was started has been stopped on the way here.
            return ExitCodes.Interrupted;
        }
    }

    private async Task<int> DispatchAsync(string[] args)
    {
        switch (args)
        {
            case [] or ["help" or "--help" or "-h" or "-?"]:
                await Console.Out.WriteLineAsync(Overview());
                return args.Length == 0 ? ExitCodes.Misused : ExitCodes.Done;
            case ["--version"]:
                await Console.Out.WriteLineAsync(Version);
                return ExitCodes.Done;
            case ["help", var name]:
                return await DispatchAsync([name, "--help"]);
            case [['-', '-', ..], ..]:
                return await bare(args);
            default:
                return all.FirstOrDefault(verb => verb.Name == args[0]) is { } found ? await found.RunAsync(args[1..]) : await UnknownAsync(args[0]);
        }
    }

    /// <summary>The program's version, without the commit.</summary>
    public static string Version { get; } = typeof(Verbs).Assembly.GetName().Version!.ToString(3);

    private static async Task<int> UnknownAsync(string name)
    {
        await Console.Error.WriteLineAsync($"porfin: there is no command '{name}'. See 'porfin --help'.");
        return ExitCodes.Misused;
    }

    private string Overview()
    {
        var lines = all.Select(verb => $"  {verb.Name,-9}{verb.Arguments,-22}{verb.Summary}");
        return $"""
            Porfin {Version}: flows that sell and serve on WhatsApp.

            Usage: porfin COMMAND [OPTIONS]

            {string.Join(Environment.NewLine, lines)}

            'porfin COMMAND --help' tells more. Exit codes: 0 done, 1 not possible, 64 misused; the help of a command tells its own.
            Settings by environment: PORFIN_PORT, PORFIN_DATA, PORFIN_LOG, ConnectionStrings__Porfin, OTEL_EXPORTER_OTLP_ENDPOINT.
            """;
    }
}
