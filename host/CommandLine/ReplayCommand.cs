using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Recordings;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>replay</c>: plays a journal again, on the flows that it was recorded on or on another.</summary>
public static class ReplayCommand
{
    private const string Codes = "Exit codes: 0 all the same, 1 another text somewhere, 3 another way somewhere, 4 stuck somewhere (the worst counts), 2 bad journal or document, 64 misused.";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and plays.</summary>
    /// <returns>0 all the same, 1 another text, 3 another way, 4 stuck, 2 bad journal or document, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var journal = new Argument<FileInfo>("journal") { Description = "The journal, as 'chat --journal', 'run --journal' or 'journal export' wrote it." };
        var against = new Option<FileInfo?>("--against") { Description = "A flow to play it on instead of those on which it was recorded." };
        var (libraries, json) = (FlowFiles.Libraries(), FlowFiles.Json());
        var command = new RootCommand("Plays a journal again and tells what came out otherwise. " + Codes) { journal, against, libraries, json };
        command.SetAction(found =>
        {
            try
            {
                var file = JournalFile.Read(File.ReadAllBytes(found.GetValue(journal)!.FullName));
                return found.GetValue(against) is { } flow
                    ? Against(file, FlowFiles.Compile(flow, found.GetValue(libraries)), found.GetValue(json))
                    : Exact(file, found.GetValue(json));
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"porfin replay: {e.Message}");
                return FlowFiles.BadDocument;
            }
        });
        return FlowFiles.InvokeAsync(command, "replay", args);
    }

    private static int Exact(JournalFile file, bool asJson)
    {
        var plans = file.Plans(FlowFiles.Catalog);
        return Report(file.Recordings.Select(recording => Replay.Exact(recording, plans)), asJson);
    }

    private static int Against(JournalFile file, Compilation.Compilation compilation, bool asJson)
    {
        if (compilation.Plan is { } plan)
        {
            return Report(file.Recordings.Select(recording => Replay.Against(recording, plan)), asJson);
        }

        FlowFiles.Explain(compilation.Problems);
        return FlowFiles.BadDocument;
    }

    private static int Report(IEnumerable<ReplayReport> replayed, bool asJson)
    {
        ReplayReport[] reports = [.. replayed];
        if (asJson)
        {
            var conversations = reports.Select(report => new { instance = report.InstanceId, turns = report.Turns, result = Name(report.Result), first = report.First });
            Console.Out.WriteLine(JsonSerializer.Serialize(new { conversations }, Written));
        }
        else
        {
            foreach (var report in reports)
            {
                Console.Out.WriteLine(Text(report));
            }

            Console.Out.WriteLine(string.Join(", ", reports.GroupBy(report => report.Result).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Name(group.Key)}"))));
        }

        return reports.Select(report => report.Result).DefaultIfEmpty().Max() switch { ReplayResult.Same => 0, ReplayResult.OtherText => 1, ReplayResult.OtherPath => 3, _ => 4 };
    }

    private static string Text(ReplayReport report)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{report.InstanceId}  {report.Turns} turns  {Name(report.Result)}");
        return report.First is not { } first ? line : string.Create(CultureInfo.InvariantCulture, $"""
            {line}
              turn {first.Turn}{(first.Step == 0 ? "" : $", step {first.Step}")}{(first.NodeId.Length == 0 ? "" : $", activity '{first.NodeId}'")}
              expected  {first.Expected ?? "nothing"}
              got       {first.Got ?? "nothing"}
            """);
    }

    private static string Name(ReplayResult result) => result switch
    {
        ReplayResult.Same => "same",
        ReplayResult.OtherText => "other text",
        ReplayResult.OtherPath => "other path",
        _ => "stuck",
    };
}
