using System.CommandLine;
using Porfin.Host.CommandLine;

namespace Porfin.Host.Flows;

/// <summary>The command <c>journal export</c>: what happened in a conversation, as a file.</summary>
public static class JournalCommand
{
    /// <summary>Understands the command line and runs it.</summary>
    /// <param name="args">What follows <c>journal</c>.</param>
    /// <returns>0 done, 1 not possible, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Runs it against the database that a configuration names.</summary>
    internal static Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var command = new RootCommand("Exports what happened in conversations. Exit codes: 0 done, 1 not possible, 64 misused.") { Export(configuration) };
        return FlowFiles.InvokeAsync(command, "journal", args);
    }

    private static Command Export(IConfiguration configuration)
    {
        var id = new Argument<Guid>("id") { Description = "The conversation's id, or that of one run of a flow in it." };
        var output = new Option<FileInfo?>("--output") { Description = "The file; the standard output by default." };
        var masked = new Option<bool>("--masked") { Description = "Hides what people wrote. Such a journal shows the way that was taken, but cannot be played again." };
        var business = Place.Business();
        var command = new Command("export", "Writes the journal of a conversation, with its flows, as 'porfin replay' reads it. It holds what people wrote. Exit codes: 0 done, 1 not possible, 64 misused.") { id, output, masked, business };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, "journal", found.GetValue(business), async at =>
        {
            try
            {
                var wanted = found.GetValue(output);
                await using var stream = wanted is null ? Console.OpenStandardOutput() : wanted.Create();
                var turns = await new JournalExport(at.Db).WriteAsync(at.BusinessId, found.GetValue(id), found.GetValue(masked), stream, cancellation);
                return turns > 0 ? ExitCodes.Done : await Place.FailAsync("journal", $"The business has no conversation {found.GetValue(id)} in which a flow ran.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return await Place.FailAsync("journal", e.Message);
            }
        }));
        return command;
    }
}
