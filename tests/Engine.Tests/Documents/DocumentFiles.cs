using System.Text.Json;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;

namespace Porfin.Engine.Tests.Documents;

/// <summary>All flow documents there are to try things on.</summary>
internal static class DocumentFiles
{
    public static ActivityCatalog Catalog => TranscriptFiles.Catalog;

    /// <summary>The samples, and Elsa's cases where the shared folder is.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Shared.Root, "samples"), "flow.json", SearchOption.AllDirectories),
        .. Directory.GetFiles(Path.Combine(Shared.Root, "tests", "Benchmarks"), "flow.json", SearchOption.AllDirectories),
        .. Shared.Find("data", "elsa") is { } elsa ? new[] { "elsa", "own" }.SelectMany(folder => Directory.GetFiles(Path.Combine(elsa, folder), "*.json", SearchOption.AllDirectories)) : [],
    ];

    /// <summary>Elsa's cases that compile: the file, with the files of its sub-flows and its input.</summary>
    public static IEnumerable<(string File, string[] Libraries, ValueMap? Input)> Cases()
    {
        foreach (var manifest in new[] { "manifest-own.json", "manifest-elsa.json" })
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Shared.Find("data", "elsa", manifest)!));
            foreach (var item in document.RootElement.EnumerateArray())
            {
                var libraries = item.TryGetProperty("libs", out var libs) ? libs.EnumerateArray().Select(lib => At(lib.GetString()!)).ToArray() : [];
                yield return (At(item.GetProperty("file").GetString()!), libraries, item.TryGetProperty("input", out var input) ? ValueJson.Read(input).Map : null);
            }
        }
    }

    /// <summary>What a flow does: the journals of all its turns, its lines and how it ended; null when it has errors.</summary>
    public static string? Run(string document, IEnumerable<string> libraries, ValueMap? input)
    {
        var library = new FlowLibrary();
        foreach (var other in libraries)
        {
            library.Add(FlowReader.Read(other).Flow!);
        }

        if (FlowCompiler.Compile(System.Text.Encoding.UTF8.GetBytes(document), Catalog, library).Plan is not { } plan)
        {
            return null;
        }

        var runner = new FlowRunner(plan, new Guid("0192aaaa-0000-7000-8000-000000000001"), new World(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)));
        runner.Run(Stimulus.Start(input));
        runner.Drive();
        return string.Join('\n', [.. runner.Turns.Select(turn => System.Text.Encoding.UTF8.GetString(JournalJson.Write(turn))), .. runner.Lines, $"{runner.Instance.Status} {runner.Instance.Fault}"]);
    }

    private static string At(string file) => Shared.Find("data", "elsa", file)!;
}
