using System.Diagnostics;
using System.Globalization;
using System.Text;
using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Large flows that are valid: verifying them ends soon, and says what it could not prove.</summary>
public sealed class HostileFlowTests
{
    private const int Many = 9_000;

    public static TheoryData<string> Shapes() => ["line", "ladder", "templates", "forks", "variables", "switch", "deep"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Verifying_ends_soon(string shape)
    {
        var json = Encoding.UTF8.GetBytes(Write(shape));
        Assert.True(json.Length <= 5 << 20);
        var watch = Stopwatch.StartNew();
        var verification = Verifier.Verify(json, RandomFlows.Catalog);
        TestContext.Current.TestOutputHelper!.WriteLine($"{shape}: {json.Length >> 10} KB, {watch.ElapsedMilliseconds} ms, {verification.Findings.Count} findings, unfinished: {string.Join("; ", verification.Findings.Where(finding => finding.Code is "proof:unfinished").Select(finding => finding.English))}");
        Assert.NotNull(verification.Plan);
        // A clock in a test is a last resort: this stands for "it ends", ten times above what it takes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{shape} took {watch.Elapsed}.");
        Assert.True(verification.Findings.Count < 1_500);
    }

    [Fact]
    public void A_proof_that_is_given_up_says_so()
    {
        var findings = Verifier.Verify(Encoding.UTF8.GetBytes(Write("templates")), RandomFlows.Catalog).Findings;
        Assert.Contains(findings, finding => finding.Code is "proof:unfinished" && finding.Portuguese.Contains("grande demais", StringComparison.Ordinal));
    }

    private static string Write(string shape)
    {
        var (activities, connections, variables) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        void Add(StringBuilder to, string text) => to.Append(to.Length == 0 ? "" : ",").Append(text);
        void Connect(int from, string port, int to) => Add(connections, string.Create(CultureInfo.InvariantCulture, $"{{\"source\":{{\"activity\":\"a{from}\",\"port\":\"{port}\"}},\"target\":{{\"activity\":\"a{to}\"}}}}"));
        for (var i = 0; i < (shape is "deep" ? 0 : Many); i++)
        {
            switch (shape)
            {
                case "line":
                    Add(activities, $"{{\"id\":\"a{i}\",\"type\":\"Test.Say\",\"text\":\"Oi\"}}");
                    Connect(i, "Done", (i + 1) % Many);
                    break;
                case "templates":
                    // Whether any of them gives the text of another is not known: each looks at all.
                    Add(activities, $"{{\"id\":\"a{i}\",\"type\":\"Test.Say\",\"text\":{{\"type\":\"Template\",\"value\":\"{i} {{{{ v{i % 900} }}}}\"}}}}");
                    Connect(i, "Done", (i + 1) % Many);
                    break;
                case "ladder":
                    // Every question can lead on, back and across: all is one great circle.
                    Add(activities, $"{{\"id\":\"a{i}\",\"type\":\"Test.Question\",\"patience\":\"01:00:00\",\"answer\":{{\"typeName\":\"String\",\"memoryReference\":{{\"id\":\"v{i % 900}\"}}}}}}");
                    Connect(i, "Answered", (i + 1) % Many);
                    Connect(i, "Silent", (i * 7) % Many);
                    break;
                case "forks":
                    Add(activities, i % 3 == 2 ? $"{{\"id\":\"a{i}\",\"type\":\"Elsa.FlowJoin\",\"mode\":\"WaitAll\"}}" : $"{{\"id\":\"a{i}\",\"type\":\"Test.Say\",\"text\":\"Oi {i % 5}\"}}");
                    Connect(i, "Done", Math.Min(Many - 1, i + 1));
                    Connect(i, "Done", Math.Min(Many - 1, i + 2));
                    break;
                case "variables":
                    Add(activities, $"{{\"id\":\"a{i}\",\"type\":\"Test.Use\",\"value\":{{\"type\":\"Variable\",\"value\":\"v{i % 900}\"}}}}");
                    Connect(i, "Done", Math.Min(Many - 1, i + 1));
                    break;
                default:
                    Add(activities, $"{{\"id\":\"a{i}\",\"type\":\"Test.Chance\"}}");
                    Connect(i, "Yes", (i + 1) % Many);
                    Connect(i, "No", (i * 31) % Many);
                    break;
            }
        }

        for (var i = 0; i < 900; i++)
        {
            Add(variables, $"{{\"id\":\"v{i}\",\"name\":\"v{i}\",\"typeName\":\"String\"}}");
        }

        var root = shape is "deep" ? Deep(50) : $"{{\"id\":\"f\",\"type\":\"Elsa.Flowchart\",\"activities\":[{activities}],\"connections\":[{connections}]}}";
        return $"{{\"name\":\"hostile\",\"variables\":[{variables}],\"root\":{root}}}";
    }

    private static string Deep(int levels) => levels == 0
        ? "{\"id\":\"leaf\",\"type\":\"Test.Chance\"}"
        : $"{{\"id\":\"w{levels}\",\"type\":\"{(levels % 2 == 0 ? "Elsa.While\",\"condition\":{\"type\":\"JavaScript\",\"value\":\"contact.x\"},\"body\":" : "Elsa.If\",\"condition\":{\"type\":\"JavaScript\",\"value\":\"contact.x\"},\"then\":")}{Deep(levels - 1)}}}";
}
