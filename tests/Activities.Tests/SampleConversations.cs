using Porfin.Testing;
using Porfin.Verification;
using Xunit;

namespace Porfin.Activities.Tests;

/// <summary>The samples do what their conversations say.</summary>
public sealed class SampleConversations
{
    private static readonly string[] Folders = [.. Directory.GetFiles(Path.Combine(TestRoot, "samples"), "flow.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!), Path.Combine(TestRoot, "tests", "Benchmarks", "lead-flow")];

    private static string TestRoot => Testing.Shared.Root;

    public static TheoryData<string, string> Conversations() =>
        new(Folders.SelectMany(folder => Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Order().Select(file => (Path.GetRelativePath(TestRoot, folder), Path.GetRelativePath(folder, file)))));

    public static TheoryData<string> Flows() => [.. Folders.Select(folder => Path.GetRelativePath(TestRoot, folder))];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Conversation_goes_as_written(string sample, string conversation)
    {
        var folder = Path.Combine(TestRoot, sample);
        var difference = TranscriptFiles.Difference(TranscriptFiles.Compile(Path.Combine(folder, "flow.json")), Path.Combine(folder, conversation));
        Assert.True(difference is null, difference);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_has_no_findings(string sample)
    {
        var findings = Verifier.Verify(TranscriptFiles.Compile(Path.Combine(TestRoot, sample, "flow.json")));
        Assert.True(findings.All(finding => finding.Severity is Severity.Info), string.Join('\n', findings.Select(finding => $"{finding.Severity} {finding.Code} {finding.English} {string.Join(" > ", finding.Path)}")));
    }
}
