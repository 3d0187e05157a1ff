using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Porfin.Host.Scenarios;

/// <summary>Results as JUnit XML, which build servers show.</summary>
internal static class JUnitReport
{
    /// <summary>The document: a suite for each folder, a case for each scenario.</summary>
    public static XDocument Of(IReadOnlyList<TestResult> results) => new(new XElement(
        "testsuites",
        Counts(results),
        results.GroupBy(result => Path.GetDirectoryName(result.Name) ?? "").Select(folder => new XElement("testsuite", new XAttribute("name", Clean(folder.Key)), Counts([.. folder]), folder.Select(Case)))));

    private static XElement Case(TestResult result) => new(
        "testcase",
        new XAttribute("classname", Clean(Path.GetDirectoryName(result.Name) ?? "")),
        new XAttribute("name", Clean(Path.GetFileNameWithoutExtension(result.Name))),
        new XAttribute("time", Seconds(result.Took)),
        result.Failure is { } failure ? new XElement(result.Result.Problem is null ? "failure" : "error", new XAttribute("message", Clean(failure.Split('\n')[0].Trim())), Clean(failure)) : null);

    private static XAttribute[] Counts(IReadOnlyList<TestResult> results) =>
    [
        new("tests", results.Count),
        new("failures", results.Count(result => !result.HasPassed && result.Result.Problem is null)),
        new("errors", results.Count(result => result.Result.Problem is not null)),
        new("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Took))),
    ];

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML knows no control characters, and people paste anything.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
}
