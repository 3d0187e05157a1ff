using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>run</c>: runs a flow that needs no conversation and prints what it writes.</summary>
public static class RunCommand
{
    /// <summary>How many bookmarks <c>--drive</c> resumes at most.</summary>
    private const int MostResumes = 40;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Understands the command line and runs.</summary>
    /// <returns>0 finished, 3 waiting, 4 faulted, 2 bad document, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>Runs, and writes to what is given.</summary>
    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var (flow, libraries, json) = (FlowFiles.Flow(), FlowFiles.Libraries(), FlowFiles.Json());
        var inputs = new Option<string[]>("--input") { Description = "An input as name=value; a value that is JSON is taken as such, else as a text." };
        var journal = JournalOutput.File();
        var drive = new Option<bool>("--drive") { Description = $"Resumes whatever waits at once, delays too, until the flow ends or {MostResumes} times." };
        inputs.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"'{token.Value}' is no input. Write --input name=value.");
            }
        });
        var command = new RootCommand("Runs a flow without conversation and prints what its WriteLine activities print. Exit codes: 0 finished, 3 waiting, 4 faulted, 2 bad document, 64 misused.")
        {
            flow, libraries, inputs, drive, journal, json,
        };
        command.SetAction(found =>
        {
            var library = new FlowLibrary();
            var compilation = FlowFiles.Compile(found.GetValue(flow)!, found.GetValue(libraries), library);
            using var kept = compilation.Plan is null ? null : JournalOutput.Begin(found.GetValue(journal), compilation.Plan, found.GetValue(libraries));
            return Report(Run(compilation, library, Inputs(found.GetValue(inputs) ?? []), (found.GetValue(drive), kept)), found.GetValue(json), output, errors);
        });
        return FlowFiles.InvokeAsync(command, "run", args);
    }

    private static Result Run(Compilation.Compilation compilation, FlowLibrary library, ValueMap inputs, (bool Drives, JournalOutput? Journal) way)
    {
        if (compilation.Plan is not { } plan)
        {
            return new("bad-document", [], string.Join('\n', compilation.Problems));
        }

        var time = TimeProvider.System;
        using var calls = new LiveCalls(time);
        var runner = new FlowRunner(plan, Guid.CreateVersion7(time.GetUtcNow()), new World(time.GetUtcNow()), calls.Answer)
        {
            Find = id => id == plan.Flow.DefinitionId ? plan : library.Find(id) is { } other ? FlowCompiler.Compile(other, FlowFiles.Catalog, library).Plan : null,
        };
        runner.Run(Stimulus.Start(inputs));
        if (way.Drives)
        {
            runner.Drive(MostResumes, inputs.Count > 0 ? Value.Of(inputs) : default);
        }

        runner.OwnTurns.ToList().ForEach(turn => way.Journal?.Write(turn));
        var fault = runner.Instance.Fault;
        var error = fault is null ? null : $"{fault.Code}: {fault.Text}{(fault.NodeId is null ? "" : $" (activity '{fault.NodeId}')")}";
        return new(runner.Instance.Status.ToString().ToLowerInvariant(), [.. runner.Lines], error);
    }

    private static ValueMap Inputs(string[] texts)
    {
        var inputs = new ValueMap();
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            inputs[text[..at]] = JsonOrText(text[(at + 1)..]);
        }

        return inputs;
    }

    private static Value JsonOrText(string text)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException)
        {
            return Value.Of(text);
        }
    }

    private static int Report(Result result, bool asJson, TextWriter output, TextWriter errors)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(result, Written));
        }
        else
        {
            foreach (var line in result.Lines)
            {
                output.WriteLine(line);
            }

            if (result.Status is not "finished")
            {
                errors.WriteLine(result.Error is null ? result.Status : $"{result.Status}: {result.Error}");
            }
        }

        return result.Status switch { "finished" => 0, "waiting" => 3, "bad-document" => FlowFiles.BadDocument, _ => 4 };
    }

    private sealed record Result(string Status, IReadOnlyList<string> Lines, string? Error);
}
