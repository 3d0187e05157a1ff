using System.Globalization;
using System.Text;
using Porfin.Activities.Personas;
using Porfin.Activities.Scenarios;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>Faults that are put into the samples make a scenario or a persona fail. The table of samples/README.md is what was counted here.</summary>
public sealed class MutationTests
{
    private const int Talks = 56;

    private static readonly string Readme = Path.Combine(Shared.Root, "samples", "README.md");

    [Fact]
    public void Most_seeded_faults_are_found_and_the_table_tells_how_many()
    {
        var folders = Directory.GetFiles(Path.Combine(Shared.Root, "samples"), "flow.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Path.GetDirectoryName(file)!).ToList();
        var scores = folders.ConvertAll(Score.Of);
        var table = new StringBuilder("| sample | scenarios | faults | found by a scenario | by a persona only | score | not found |\n|---|---|---|---|---|---|---|\n");
        foreach (var score in scores)
        {
            table.Append(score.Row);
        }

        foreach (var kind in FlowFaults.Kinds)
        {
            var (found, all) = (scores.Sum(score => score.Found(kind)), scores.Sum(score => score.All(kind)));
            table.Append(CultureInfo.InvariantCulture, $"\n{kind}: {found} of {all}");
        }

        var readme = File.ReadAllText(Readme);
        const string Begin = "<!-- faults -->\n", End = "\n<!-- /faults -->";
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        var lines = table.ToString().TrimEnd();
        if (TranscriptFiles.AreUpdated)
        {
            File.WriteAllText(Readme, string.Concat(readme.AsSpan(0, from), lines, readme.AsSpan(to)));
        }
        else
        {
            Assert.Equal(lines, readme[from..to]);
        }

        Assert.All(scores, score => Assert.True(score.Share >= 0.8, score.Row));
    }

    /// <summary>What became of the faults of a sample.</summary>
    private sealed class Score
    {
        private readonly List<(FlowFault Fault, string By)> faults = [];
        private string name = "";
        private int scenarios;

        public double Share => faults.Count == 0 ? 0 : (double)faults.Count(fault => fault.By.Length > 0) / faults.Count;

        public string Row => string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {scenarios} | {faults.Count} | {Count("scenario")} | {Count("persona")} | {100 * Share:0} % | {string.Join(", ", faults.Where(fault => fault.By.Length == 0).Select(fault => $"{fault.Fault.Place} ({fault.Fault.Kind})"))} |\n");

        public int Found(string kind) => faults.Count(fault => fault.Fault.Kind == kind && fault.By.Length > 0);

        public int All(string kind) => faults.Count(fault => fault.Fault.Kind == kind);

        public static Score Of(string folder)
        {
            var document = File.ReadAllText(Path.Combine(folder, "flow.json"));
            Scenario[] suite = [.. Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new Scenario(file, File.ReadAllText(file)))];
            var score = new Score { name = Path.GetFileName(folder), scenarios = suite.Length };
            var before = PersonaRuns.Run(Compile(document)!, Talks, 1).ToList();

            // What the compiler refuses never reaches a customer: it is no fault that tests must find.
            foreach (var fault in FlowFaults.Of(document))
            {
                if (Compile(fault.Document) is { } plan)
                {
                    score.faults.Add((fault, Array.Exists(suite, scenario => !scenario.Play(plan).HasPassed) ? "scenario" : FailsPersonas(plan, before) ? "persona" : ""));
                }
            }

            return score;
        }

        private int Count(string by) => faults.Count(fault => fault.By == by);

        // A persona fails when it gets no longer what it got, or is left where it was not.
        private static bool FailsPersonas(Plan plan, List<PersonaRun> before) => PersonaRuns.Run(plan, Talks, 1).Zip(before).Any(pair =>
            (pair.Second.HasReachedGoal && !pair.First.HasReachedGoal) || (pair.First.End.Kind is EndKind.Failed or EndKind.Stuck or EndKind.Left && pair.First.End.Kind != pair.Second.End.Kind));

        private static Plan? Compile(string document) => FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), TranscriptFiles.Catalog).Plan;
    }
}
