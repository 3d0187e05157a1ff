using System.CommandLine;
using Porfin.Activities.Messages;
using Porfin.Compilation;
using Porfin.Documents;

namespace Porfin.Host.CommandLine;

/// <summary>Flow documents named on the command line, and what the commands about them share.</summary>
internal static class FlowFiles
{
    /// <summary>The exit code for a document that is no flow, or one with errors.</summary>
    public const int BadDocument = 2;

    private const string UnreadableCode = "document:unreadable";

    private static readonly Sentence Unread = new(
        "O arquivo {0} não pode ser lido. Confira o nome e as permissões.",
        "The file {0} cannot be read. Check its name and permissions.",
        "El archivo {0} no se puede leer. Revise el nombre y los permisos.");

    private static readonly Sentence InFile = new(
        "No arquivo {0}, linha {1}, coluna {2}: {3}",
        "In the file {0}, line {1}, column {2}: {3}",
        "En el archivo {0}, línea {1}, columna {2}: {3}");

    /// <summary>The exit code for a command line that cannot be understood (sysexits.h, EX_USAGE).</summary>
    public const int Misused = 64;

    /// <summary>All activities there are.</summary>
    public static ActivityCatalog Catalog { get; } = new(typeof(SendText).Assembly);

    /// <summary>The flow to work on.</summary>
    public static Argument<FileInfo> Flow() => new("flow") { Description = "The flow document: Elsa 3 workflow-definition JSON." };

    /// <summary>Flows that the flow may run as parts of itself.</summary>
    public static Option<FileInfo[]> Libraries() => new("--lib") { Description = "A flow that the flow runs as a part of itself; may be given often.", AllowMultipleArgumentsPerToken = false };

    /// <summary>Prints the result as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints the result as JSON." };

    /// <summary>Where to write.</summary>
    public static Option<FileInfo?> Output() => new("--output", "-o") { Description = "The file to write; the standard output when it is not given." };

    /// <summary>What the code says about the activities.</summary>
    public static SummaryReader Summaries() => new(Catalog.All.Select(type => type.ClassType.Assembly));

    /// <summary>Reads a document without compiling it.</summary>
    public static FlowReading Reading(FileInfo file) => Read(file) is { } json ? FlowReader.Read(json) : new(null, Unreadable(file).Problems);

    /// <summary>A flow that can be read without errors; else null, and all that is wrong is said.</summary>
    public static Flow? Sound(FileInfo file)
    {
        var reading = Reading(file);
        foreach (var problem in reading.Problems)
        {
            Console.Error.WriteLine($"{file.Name}: {problem}");
        }

        return reading.Problems.Any(problem => problem.Severity is Severity.Error) ? null : reading.Flow;
    }

    /// <summary>Reads and compiles. Files that cannot be read are problems like others.</summary>
    public static Compilation.Compilation Compile(FileInfo file, IEnumerable<FileInfo>? libraries) => Compile(file, libraries, new());

    /// <summary>Reads and compiles, and puts the other flows into a library.</summary>
    public static Compilation.Compilation Compile(FileInfo file, IEnumerable<FileInfo>? libraries, FlowLibrary library)
    {
        foreach (var other in libraries ?? [])
        {
            var reading = Reading(other);
            if (reading.Flow is null || reading.Problems.Any(problem => problem.Severity is Severity.Error))
            {
                return new(null, [.. reading.Problems.Select(problem => problem.Code is UnreadableCode ? problem : problem with { Sentence = InFile.With(other.Name, problem.Line, problem.Column, problem.Sentence), Line = 0, Column = 0, JsonPath = "" })]);
            }

            library.Add(reading.Flow);
        }

        return Read(file) is { } document ? FlowCompiler.Compile(document, Catalog, library) : Unreadable(file);
    }

    /// <summary>The plan of another flow of a library, each compiled once; null when it has none that compiles.</summary>
    public static Execution.Plan? Part(string definition, FlowLibrary library, Dictionary<string, Execution.Plan?> compiled)
    {
        if (!compiled.TryGetValue(definition, out var plan))
        {
            compiled[definition] = plan = library.Find(definition) is { } flow ? FlowCompiler.Compile(flow, Catalog, library).Plan : null;
        }

        return plan;
    }

    /// <summary>Says problems on the error output.</summary>
    public static void Explain(IEnumerable<FlowProblem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }
    }

    /// <summary>Writes a text to a file, or to the standard output.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(string text, FileInfo? output)
    {
        if (output is null)
        {
            Console.Out.Write(text);
            return ExitCodes.Done;
        }

        try
        {
            File.WriteAllText(output.FullName, text);
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"porfin: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    /// <summary>Runs a command; a command line that it does not understand is explained in one line each.</summary>
    public static async Task<int> InvokeAsync(RootCommand command, string name, string[] args)
    {
        command.HelpName = "porfin " + name;
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync($"porfin {name}: {error.Message}");
        }

        await Console.Error.WriteLineAsync($"'porfin {name} --help' tells more.");
        return Misused;
    }

    private static byte[]? Read(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Compilation.Compilation Unreadable(FileInfo file) => new(null, [new(UnreadableCode, Severity.Error, Unread.With(file.FullName))]);
}
