using Porfin.Compilation;
using Porfin.Control;
using Porfin.Documents;
using Porfin.Execution;

namespace Porfin.Verification;

/// <summary>Proves things about a plan: what can happen on some way through it, whatever customers do. What it does not report cannot happen, unless <c>proof:unfinished</c> says that a proof was given up.</summary>
public static class Verifier
{
    /// <summary>The most findings of one proof; what is beyond is counted in <c>proof:more</c>.</summary>
    private const int MostFindings = 100;

    /// <summary>What one proof may do: some hundred milliseconds.</summary>
    private const long MostSteps = 5_000_000;

    private static readonly (string Name, Func<Study, IEnumerable<Finding>> Find)[] Proofs =
    [
        ("loops", Loops.Find),
        ("followups", FollowUps.Find),
        ("connections", Connections.Find),
        ("joins", Joins.Find),
        ("silence", Silence.Find),
        ("window", Window.Find),
        ("limits", Limits.Find),
        ("repetition", Repetition.Find),
        ("variables", Variables.Find),
        ("names", UnknownNames.Find),
        ("privacy", Privacy.Find),
    ];

    /// <summary>Reads, compiles and verifies a document: problems and findings in one list.</summary>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="catalog">The activities there are.</param>
    /// <param name="library">The flows that it may run as parts of itself; none when null.</param>
    public static Verification Verify(byte[] json, ActivityCatalog catalog, FlowLibrary? library = null) => Verify(FlowCompiler.Compile(json, catalog, library), json);

    /// <summary>Verifies what was compiled.</summary>
    /// <param name="compilation">The plan or the problems.</param>
    /// <param name="json">The document, for the lines of findings; they stay unknown when it is null.</param>
    public static Verification Verify(Compilation.Compilation compilation, byte[]? json = null)
    {
        var findings = compilation.Problems.Select(ProblemFindings.Of).Concat(compilation.Plan is { } plan ? Verify(plan) : []);
        return new(compilation.Plan, [.. Places(Sorted(findings), json)]);
    }

    /// <summary>What the proofs find in a plan, worst first.</summary>
    public static IReadOnlyList<Finding> Verify(Plan plan)
    {
        Study study;
        try
        {
            study = Draw(plan);
        }
        catch (EffortSpent)
        {
            return [Unfinished("map")];
        }

        var found = Sorted(Proofs.SelectMany(proof => Run(proof.Name, proof.Find, study with { Effort = new Effort(MostSteps) })));
        return [.. Sorted(Trials.Of(plan, [.. found]))];
    }

    /// <summary>The map of a plan. Where a fault leads on, loops without end do so too.</summary>
    private static Study Draw(Plan plan)
    {
        var map = new FlowMap(plan, new Effort(MostSteps));
        var study = new Study(plan, map, new ShortestPaths(plan, map), new Effort(MostSteps));
        if (plan.FaultPath is null && Array.TrueForAll(plan.Nodes, node => node.Failing.Then is FaultPolicy.Stop && node.Container is not ExecuteWorkflow))
        {
            return study;
        }

        map.Exhaust(Loops.Endless(study));
        return study with { Paths = new ShortestPaths(plan, map) };
    }

    private static List<Finding> Run(string name, Func<Study, IEnumerable<Finding>> find, Study study)
    {
        var findings = new List<Finding>();
        var more = 0;
        try
        {
            foreach (var finding in find(study))
            {
                if (findings.Count < MostFindings)
                {
                    findings.Add(finding);
                    study.Effort.WantsPaths = findings.Count < MostFindings;
                }
                else
                {
                    more++;
                }
            }
        }
        catch (EffortSpent)
        {
            findings.Add(Unfinished(name));
        }

        if (more > 0)
        {
            findings.Add(new("proof:more", Severity.Warning, "", Sentences.Of("proof:more").With(more, Sentences.Of("proof-name:" + name)), []));
        }

        return findings;
    }

    private static Finding Unfinished(string name) => new("proof:unfinished", Severity.Warning, "", Sentences.Of("proof:unfinished").With(Sentences.Of("proof-name:" + name)), []);

    private static IOrderedEnumerable<Finding> Sorted(IEnumerable<Finding> findings) => findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Code, StringComparer.Ordinal);

    private static IEnumerable<Finding> Places(IEnumerable<Finding> findings, byte[]? json)
    {
        var list = findings.ToList();
        if (json is null)
        {
            return list;
        }

        var text = json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        var unknown = list.Where(finding => finding is { Line: 0, JsonPath.Length: > 0 }).Select(finding => new FlowProblem("", Severity.Info, Sentence.None, JsonPath: finding.JsonPath)).ToList();
        var places = JsonLines.Place(text, unknown).DistinctBy(problem => problem.JsonPath).ToDictionary(problem => problem.JsonPath, problem => (problem.Line, problem.Column));
        return list.Select(finding => finding.Line == 0 && places.TryGetValue(finding.JsonPath, out var place) ? finding with { Line = place.Line, Column = place.Column } : finding);
    }
}
