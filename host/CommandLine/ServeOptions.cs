using System.CommandLine;
using System.Text.RegularExpressions;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>serve</c>: the host with pages, webhooks and the durable line.</summary>
public static partial class ServeOptions
{
    /// <summary>Understands the command line and hands the settings in it to <paramref name="serve"/>.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <param name="serve">Runs the host; gets settings as <c>--Key=value</c>.</param>
    public static Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve)
    {
        var port = new Option<string?>("--port") { Description = "The port on 127.0.0.1; else PORFIN_PORT, else 5080." };
        var data = new Option<string?>("--data") { Description = "The data folder; else PORFIN_DATA, else ./data." };
        var settings = new Argument<string[]>("settings") { Description = "Settings like --Logging:LogLevel:Default=Debug.", Arity = ArgumentArity.ZeroOrMore };
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Setting().IsMatch(token.Value))) result.AddError($"Unknown option '{token.Value}'.");
        });
        var command = new RootCommand("Serves pages and webhooks until Ctrl-C or SIGTERM. Starts its own PostgreSQL unless ConnectionStrings__Porfin is set. Exit codes: 0 stopped, 1 it could not start (the line says why), 130 interrupted while starting, 64 misused.") { port, data, settings };
        command.HelpName = "porfin serve";
        command.SetAction(found =>
        {
            string[] given =
            [
                .. found.GetValue(settings) ?? [],
                .. found.GetValue(port) is { } at ? [$"--{Settings.Port}={at}"] : Array.Empty<string>(),
                .. found.GetValue(data) is { } folder ? [$"--{Settings.Data}={folder}"] : Array.Empty<string>(),
            ];
            // Said before a database is started, and without the log that a failed start writes.
            Listening.CheckPort(new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddCommandLine(given).Build());
            return serve(given);
        });
        return InvokeAsync(command, args);
    }

    /// <summary>The files of the program lie beside it, wherever it is started from; a test server may say otherwise.</summary>
    public static WebApplicationOptions HostOptions(string[] settings) => new()
    {
        Args = settings,
        ContentRootPath = settings.Any(setting => setting.StartsWith("--contentRoot=", StringComparison.Ordinal)) ? null : AppContext.BaseDirectory,
    };

    private static async Task<int> InvokeAsync(RootCommand command, string[] args)
    {
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync("porfin serve: " + error.Message);
        return ExitCodes.Misused;
    }

    [GeneratedRegex("^--(environment|contentRoot|applicationName|urls|PORFIN_[A-Z]+|[A-Za-z]+:[A-Za-z:.]+)=")]
    private static partial Regex Setting();
}
