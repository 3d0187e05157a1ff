using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Example;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Activities.Transcripts;
using Porfin.Compilation;
using Porfin.Testing;
using Porfin.Verification;
using Xunit;

namespace Porfin.Host.Tests.Docs;

/// <summary>What the guides show works: flows compile and have no findings, conversations go as written, commands end as they say, the activity is the one that runs here.</summary>
public sealed partial class DocsTests : IDisposable
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly, typeof(CheckCoupon).Assembly);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("porfin-docs-");

    public static TheoryData<string> Guides => ["guia.md", "power-users.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Flows_have_no_findings_and_conversations_go_as_written(string guide)
    {
        var blocks = Read(guide);
        var flows = blocks.Where(block => block.Language is "json" && block.Name.EndsWith(".json", StringComparison.Ordinal)).ToList();
        flows.Should().NotBeEmpty();
        foreach (var flow in flows)
        {
            Findings(flow.Text).Should().BeEmpty(flow.Name);
            var plan = FlowCompiler.Compile(Encoding.UTF8.GetBytes(flow.Text), Catalog).Plan!;
            var conversation = Transcript.Parse(blocks.Single(block => block.Name == Path.ChangeExtension(flow.Name, ".txt")).Text);
            TranscriptComparison.First(conversation, TranscriptPlayer.Play(plan, conversation))?.ToString().Should().BeNull(flow.Name);
        }

        foreach (var part in blocks.Where(block => block is { Language: "json", Name: "part" }))
        {
            var whole = JsonNode.Parse(flows[0].Text)!.AsObject();
            foreach (var (name, value) in JsonNode.Parse(part.Text)!.AsObject())
            {
                whole[name] = value!.DeepClone();
            }

            Findings(whole.ToJsonString()).Should().BeEmpty(part.Text);
        }
    }

    [Fact]
    public async Task Commands_end_as_they_say()
    {
        var blocks = Read("power-users.md");
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "samples"), Path.Combine(Shared.Root, "samples"));
        foreach (var block in blocks.Where(block => block.Name.Contains('.', StringComparison.Ordinal)))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, block.Name), block.Text, TestContext.Current.CancellationToken);
        }

        var commands = blocks.Where(block => block.Language is "sh").SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        commands.Should().HaveCountGreaterThan(8);
        foreach (var command in commands)
        {
            var match = Command().Match(command);
            match.Success.Should().BeTrue(command);
            var (code, said) = await PorfinAsync(match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            code.Should().Be(match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0, "{0} said {1}", command, said);
        }
    }

    [Fact]
    public void The_activity_is_the_one_that_runs_here()
    {
        var shown = Read("power-users.md").Single(block => block.Language is "csharp");
        shown.Text.Trim().Should().Be(File.ReadAllText(Path.Combine(Shared.Root, "tests", "Host.Tests", "Docs", shown.Name)).Trim());
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Links_lead_somewhere(string guide)
    {
        var text = File.ReadAllText(Path.Combine(Shared.Root, "docs", guide));
        foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal)))
        {
            Path.Exists(Path.Combine(Shared.Root, "docs", target.Split('#')[0])).Should().BeTrue(target);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> Findings(string document) =>
        Verifier.Verify(Encoding.UTF8.GetBytes(document), Catalog).Findings.Where(finding => finding.Severity is not Severity.Info).Select(finding => $"{finding.Code}: {finding.English}");

    private static List<Block> Read(string guide) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(Shared.Root, "docs", guide))).Select(match => new Block(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];

    private async Task<(int Code, string Said)> PorfinAsync(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Porfin.Host.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private sealed record Block(string Language, string Name, string Text);

    [GeneratedRegex(@"^```(\w+)(?: (\S+))?\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\./porfin (.+?)(?:\s+# exit (\d+))?$")]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
