using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Activities.Scenarios;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.CommandLine;

namespace Porfin.Host.Scenarios;

/// <summary>The command <c>test</c>: plays the scenarios of flows and tells where a flow does something else.</summary>
public static class TestCommand
{
    private const int Differs = 1;

    private const string Codes = "Exit codes: 0 all passed, 1 a flow did something else, 2 a scenario or a flow that cannot be read, 64 misused.";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and plays.</summary>
    /// <returns>0 all passed, 1 a difference, 2 a scenario or a flow that cannot be read, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var paths = new Argument<string[]>("path") { Description = "Scenarios (*.txt), flows, or folders of them; a scenario belongs to the flow.json beside or above it.", Arity = ArgumentArity.OneOrMore };
        var (libraries, json) = (FlowFiles.Libraries(), FlowFiles.Json());
        var junit = new Option<FileInfo?>("--junit") { Description = "Writes the results as JUnit XML too." };
        var accept = new Option<bool>("--accept") { Description = "Writes reworded texts into the scenarios, where nothing else differs." };
        var repeat = new Option<int>("--repeat") { Description = "Plays each so often, and fails when a journal differs in one byte.", DefaultValueFactory = _ => 1 };
        repeat.Validators.Add(found => { if (found.GetValue(repeat) is < 1 or > 1_000_000) { found.AddError("--repeat takes a number from 1 to 1000000."); } });
        var command = new RootCommand("Plays scenarios and tells where a flow does something else. " + Codes) { paths, libraries, json, junit, accept, repeat };
        command.SetAction(found => Test(new(found.GetValue(paths)!, found.GetValue(libraries), found.GetValue(json), found.GetValue(junit), found.GetValue(accept), found.GetValue(repeat))));
        return FlowFiles.InvokeAsync(command, "test", args);
    }

    private static int Test(Wish wish)
    {
        try
        {
            var results = new List<TestResult>();
            foreach (var folder in ScenarioFiles.Find(wish.Paths))
            {
                var library = new FlowLibrary();
                var compilation = FlowFiles.Compile(folder.Flow, wish.Libraries, library);
                if (compilation.Plan is not { } plan)
                {
                    FlowFiles.Explain(compilation.Problems);
                    return FlowFiles.BadDocument;
                }

                var parts = new Dictionary<string, Plan?>();
                results.AddRange(folder.Files.Select(file => Play(file, plan, definition => definition == plan.Flow.DefinitionId ? plan : FlowFiles.Part(definition, library, parts), wish)));
            }

            return Report(results, wish);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"porfin test: {e.Message}");
            return FlowFiles.BadDocument;
        }
    }

    private static TestResult Play(FileInfo file, Plan plan, Func<string, Plan?> find, Wish wish)
    {
        var started = TimeProvider.System.GetTimestamp();
        var scenario = ScenarioFiles.Read(file);
        var result = scenario.Play(plan, find);
        if (wish.Accepts && result.Difference is not null && result.Accepted() is { } reworded)
        {
            File.WriteAllText(file.FullName, reworded);
            result = new Scenario(scenario.Name, reworded).Play(plan, find);
            return new(result, true, null, TimeProvider.System.GetElapsedTime(started));
        }

        var unsteady = wish.Repeat > 1 ? Unsteady(result, plan, find, wish.Repeat) : null;
        return new(result, false, unsteady, TimeProvider.System.GetElapsedTime(started));
    }

    private static string? Unsteady(ScenarioResult first, Plan plan, Func<string, Plan?> find, int times)
    {
        var journal = first.Journal();
        for (var time = 2; time <= times; time++)
        {
            if (!journal.AsSpan().SequenceEqual(first.Scenario.Play(plan, find).Journal()))
            {
                return string.Create(CultureInfo.InvariantCulture, $"Played {time} times, it went another way than the first time.");
            }
        }

        return null;
    }

    private static int Report(List<TestResult> results, Wish wish)
    {
        if (wish.JUnit is { } junit)
        {
            JUnitReport.Of(results).Save(junit.FullName);
        }

        if (wish.IsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { scenarios = results.Select(Json), passed = results.Count(result => result.HasPassed), failed = results.Count(result => !result.HasPassed) }, Written));
        }
        else
        {
            foreach (var result in results.Where(result => !result.HasPassed || result.IsAccepted))
            {
                Console.Out.WriteLine($"{result.Name}: {(result.IsAccepted ? "reworded" : result.Failure!.TrimEnd())}");
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count(result => result.HasPassed)} passed, {results.Count(result => !result.HasPassed)} failed"));
        }

        return results.Exists(result => result.Result.Problem is not null) ? FlowFiles.BadDocument : results.TrueForAll(result => result.HasPassed) ? ExitCodes.Done : Differs;
    }

    private static object Json(TestResult result) => new
    {
        scenario = result.Name,
        passed = result.HasPassed,
        accepted = result.IsAccepted ? true : (bool?)null,
        line = result.Result.Difference?.Line,
        expected = result.Result.Difference?.Expected,
        played = result.Result.Difference?.Played,
        problem = result.Result.Problem?.English ?? result.Unsteady,
    };

    private sealed record Wish(string[] Paths, FileInfo[]? Libraries, bool IsJson, FileInfo? JUnit, bool Accepts, int Repeat);
}

/// <summary>A scenario that a command played.</summary>
/// <param name="Result">How it went.</param>
/// <param name="IsAccepted">True when its texts were rewritten.</param>
/// <param name="Unsteady">Why it is not the same every time; null when it is.</param>
/// <param name="Took">How long it took.</param>
internal sealed record TestResult(ScenarioResult Result, bool IsAccepted, string? Unsteady, TimeSpan Took)
{
    public string Name => Result.Scenario.Name;

    public bool HasPassed => Failure is null;

    public string? Failure => Result.Failure ?? Unsteady;
}
