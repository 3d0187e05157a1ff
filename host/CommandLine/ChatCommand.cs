using System.CommandLine;
using Porfin.Activities.Transcripts;
using Porfin.Execution;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>chat</c>: a conversation with a flow in the terminal, without a database; or a transcript played against it.</summary>
public static class ChatCommand
{
    private const int Differs = 1;

    /// <summary>Understands the command line and talks.</summary>
    /// <returns>0 done or played without a difference, 1 a difference, 2 bad document or transcript, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var (flow, libraries) = (FlowFiles.Flow(), FlowFiles.Libraries());
        var journal = JournalOutput.File();
        var script = new Option<FileInfo?>("--script") { Description = "A transcript to play; the first difference is shown." };
        var command = new RootCommand("Talks with a flow in the terminal: type, see the answers. Exit codes: 0 done, 1 the transcript was played with a difference, 2 bad document or transcript, 64 misused.")
        {
            flow, libraries, script, journal,
        };
        command.SetAction(found =>
        {
            var compilation = FlowFiles.Compile(found.GetValue(flow)!, found.GetValue(libraries));
            if (compilation.Plan is { } plan)
            {
                using var output = JournalOutput.Begin(found.GetValue(journal), plan, found.GetValue(libraries));
                return found.GetValue(script) is { } file ? Play(plan, file, output) : Talk(plan, output);
            }

            Console.Error.WriteLine(string.Join('\n', compilation.Problems));
            return FlowFiles.BadDocument;
        });
        return FlowFiles.InvokeAsync(command, "chat", args);
    }

    private static int Talk(Plan plan, JournalOutput? journal)
    {
        using var calls = new LiveCalls(TimeProvider.System);
        new ChatTerminal(plan, Console.In, Console.Out, TimeProvider.System, calls.Answer, journal).Talk();
        return 0;
    }

    private static int Play(Plan plan, FileInfo file, JournalOutput? journal)
    {
        try
        {
            var script = Transcript.Parse(File.ReadAllText(file.FullName));
            var played = TranscriptPlayer.Play(plan, script);
            foreach (var turn in played.Turns)
            {
                journal?.Write(turn);
            }

            if (TranscriptComparison.First(script, played) is { } difference)
            {
                Console.Error.Write(difference);
                return Differs;
            }
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file.Name}: {e.Message}");
            return FlowFiles.BadDocument;
        }

        Console.Out.WriteLine($"{file.Name}: as expected");
        return 0;
    }
}
