using Porfin.Activities.Messages;
using Porfin.Testing;
using Porfin.Verification;
using Xunit;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Flows that Elsa wrote are verified without a crash, and what is found has its words.</summary>
public sealed class ElsaFindings
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);

    [Fact]
    public void Verifying_what_elsa_wrote_never_throws()
    {
        Assert.SkipWhen(Shared.Find("data", "elsa") is null, "The shared folder with Elsa's cases is missing.");
        var files = Directory.GetFiles(Shared.Find("data", "elsa")!, "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length > 50);
        foreach (var file in files)
        {
            Assert.All(Verifier.Verify(File.ReadAllBytes(file), Catalog).Findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Portuguese) || finding.Portuguese.Contains("{0}", StringComparison.Ordinal), $"{file}: {finding.Code} {finding.Portuguese}"));
        }
    }
}
