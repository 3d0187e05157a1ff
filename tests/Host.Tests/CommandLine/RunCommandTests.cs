using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using Porfin.Host.CommandLine;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>Elsa's cases through the command line: the same lines, and the exit code of their status.</summary>
public sealed class RunCommandTests
{
    public static TheoryData<string> Cases() => ElsaCase.All.Count == 0 ? ["(the shared folder is missing)"] : [.. ElsaCase.All.Select(item => item.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_Elsa_flow_runs_from_the_command_line(string id)
    {
        Assert.SkipWhen(ElsaCase.All.Count == 0, "The shared folder with Elsa's cases is missing.");
        var item = ElsaCase.All.Single(item => item.Id == id);
        string[] inputs = item.Input.ValueKind is JsonValueKind.Object ? [.. item.Input.EnumerateObject().SelectMany(input => new[] { "--input", $"{input.Name}={input.Value.GetRawText()}" })] : [];
        var (code, lines, error) = await RunAsync([item.File, .. item.Libraries.SelectMany(lib => new[] { "--lib", lib }), .. inputs, "--drive"]);

        if (item.IsRefused)
        {
            code.Should().Be(2);
            error.Should().Contain("do not");
        }
        else if (!item.IsOnlyPublished)
        {
            lines.Should().Equal(item.Lines);
            code.Should().Be(item.Fails ? 4 : 0, error);
        }
    }

    internal static async Task<(int Code, string[] Lines, string Error)> RunAsync(string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await RunCommand.RunAsync(args, output, errors);
        var written = output.ToString();
        return (code, written.Length == 0 ? [] : written.ReplaceLineEndings("\n")[..^1].Split('\n'), errors.ToString());
    }
}
