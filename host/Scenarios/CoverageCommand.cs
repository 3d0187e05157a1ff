using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Activities.Coverage;
using Porfin.Activities.Personas;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Host.CommandLine;
using Porfin.Verification;

namespace Porfin.Host.Scenarios;

/// <summary>The command <c>coverage</c>: tells which activities and connections of a flow its scenarios and personas reach, and what would reach the rest.</summary>
public static class CoverageCommand
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and counts.</summary>
    /// <returns>0 done, 2 bad document or scenario, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var (flow, libraries, json) = (FlowFiles.Flow(), FlowFiles.Libraries(), FlowFiles.Json());
        var runs = new Option<int>("--runs") { Description = "How many conversations of personas; 0 counts the scenarios alone.", DefaultValueFactory = _ => 140 };
        runs.Validators.Add(found => { if (found.GetValue(runs) is < 0 or > 1_000_000) { found.AddError("--runs takes a number from 0 to 1000000."); } });
        var seed = new Option<long>("--seed") { Description = "From which all chance of the personas follows.", DefaultValueFactory = _ => 1 };
        var write = new Option<DirectoryInfo?>("--write") { Description = "A folder into which the proposals are written as scenarios, as many as are needed." };
        var command = new RootCommand("Tells which activities and connections of a flow its scenarios and personas reach, and what would reach the rest. Exit codes: 0 done, 2 bad document or scenario, 64 misused.") { flow, libraries, runs, seed, json, write };
        command.SetAction(found => Tell(found.GetValue(flow)!, found.GetValue(libraries), new(found.GetValue(runs), found.GetValue(seed), found.GetValue(json), found.GetValue(write))));
        return FlowFiles.InvokeAsync(command, "coverage", args);
    }

    private static int Tell(FileInfo flow, FileInfo[]? libraries, Wish wish)
    {
        var compilation = FlowFiles.Compile(flow, libraries);
        if (compilation.Plan is not { } plan || FlowRoutes.Of(plan) is not { } routes)
        {
            FlowFiles.Explain(compilation.Problems);
            return FlowFiles.BadDocument;
        }

        try
        {
            var (scenarios, personas) = (new CoverageCount(plan, routes), new CoverageCount(plan, routes));
            foreach (var file in ScenarioFiles.Of(flow))
            {
                scenarios.Add(TranscriptPlayer.Play(plan, Transcript.Parse(File.ReadAllText(file.FullName))).Turns);
            }

            foreach (var run in PersonaRuns.Run(plan, wish.Runs, wish.Seed))
            {
                personas.Add(run.Played.Turns);
            }

            var rest = CoverageReport.Rest(plan, routes, scenarios, personas);
            Write(plan, routes, rest, wish.Folder);
            Console.Out.WriteLine(wish.IsJson ? Json(scenarios, personas, rest) : Text(plan, scenarios, personas, rest));
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"porfin coverage: {e.Message}");
            return FlowFiles.BadDocument;
        }
    }

    /// <summary>Writes proposals, without those of what an earlier one reaches too.</summary>
    private static void Write(Plan plan, FlowRoutes routes, IReadOnlyList<Unreached> rest, DirectoryInfo? folder)
    {
        var written = new CoverageCount(plan, routes);
        foreach (var one in folder is null ? [] : rest.Where(one => one.Proposal is not null))
        {
            var isReached = one.Outcome is null
                ? written.Steps.Any(step => step.Step == one.Step && step.Times > 0)
                : written.Connections.Any(way => way.Connection.Source == one.Step && way.Connection.Outcome == one.Outcome && way.Times > 0);
            if (!isReached)
            {
                folder!.Create();
                File.WriteAllText(Path.Combine(folder.FullName, NameOf(one) + ".txt"), $"# {plan.TitleOf(one.Step)}{(one.Outcome is null ? "" : $" → {one.Outcome}")}\n{one.Proposal}");
                written.Add(TranscriptPlayer.Play(plan, Transcript.Parse(one.Proposal!)).Turns);
            }
        }
    }

    private static string NameOf(Unreached one)
    {
        var words = $"{one.Step} {one.Outcome}".Normalize(System.Text.NormalizationForm.FormD).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-');
        return string.Concat(words).Trim().Replace(' ', '-').ToLowerInvariant();
    }

    private static string Text(Plan plan, CoverageCount scenarios, CoverageCount personas, IReadOnlyList<Unreached> rest)
    {
        var (steps, connections) = (Both(scenarios.Steps.Select(step => step.Times), personas.Steps.Select(step => step.Times)), Both(scenarios.Connections.Select(way => way.Times), personas.Connections.Select(way => way.Times)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {plan.Flow.Name}
                           {"scenarios",12}{"personas",12}{"both",12}
              conversations{scenarios.Conversations,12}{personas.Conversations,12}{scenarios.Conversations + personas.Conversations,12}
              steps        {steps.First,12}{steps.Second,12}{steps.Both,12} of {scenarios.Steps.Count}
              connections  {connections.First,12}{connections.Second,12}{connections.Both,12} of {scenarios.Connections.Count}

            {(rest.Count == 0 ? "Nothing is left out." : "Never reached:\n" + string.Join('\n', rest.Select(one => One(plan, one))))}
            """);
    }

    private static string One(Plan plan, Unreached one)
    {
        var what = one.Outcome is null ? one.Step : $"{one.Step} → {one.Outcome} → {one.Target}";
        var how = one switch
        {
            { Way: null } => "    no instance can come here",
            { Proposal: { } proposal } => string.Join('\n', proposal.TrimEnd().Split('\n').Where(line => line is ['<' or '@' or '!', ..]).Select(line => "    " + line)),
            _ => "    no input was found; the shortest way is " + string.Join(" → ", one.Way.Select(step => step.Outcome is null ? step.NodeId : $"{step.NodeId} ({step.Outcome})")),
        };
        return $"  {what}   {(one.Outcome is null ? plan.TitleOf(one.Step) : "")}".TrimEnd() + "\n" + how;
    }

    private static string Json(CoverageCount scenarios, CoverageCount personas, IReadOnlyList<Unreached> rest) => JsonSerializer.Serialize(
        new
        {
            conversations = new { scenarios = scenarios.Conversations, personas = personas.Conversations },
            steps = scenarios.Steps.Zip(personas.Steps, (mine, theirs) => new { step = mine.Step, scenarios = mine.Times, personas = theirs.Times }),
            connections = scenarios.Connections.Zip(personas.Connections, (mine, theirs) => new { source = mine.Connection.Source, outcome = mine.Connection.Outcome, target = mine.Connection.Target, scenarios = mine.Times, personas = theirs.Times }),
            unreached = rest.Select(one => new { step = one.Step, outcome = one.Outcome, target = one.Target, possible = one.Way is not null, way = one.Way?.Select(step => new { step = step.NodeId, outcome = step.Outcome }), proposal = one.Proposal }),
        },
        Written);

    private static (int First, int Second, int Both) Both(IEnumerable<int> first, IEnumerable<int> second)
    {
        var pairs = first.Zip(second).ToList();
        return (pairs.Count(pair => pair.First > 0), pairs.Count(pair => pair.Second > 0), pairs.Count(pair => pair.First + pair.Second > 0));
    }

    private sealed record Wish(int Runs, long Seed, bool IsJson, DirectoryInfo? Folder);
}
