using System.Text.RegularExpressions;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>What <c>--help</c> says of every command: how it is typed, and how it ends.</summary>
public sealed partial class HelpTests
{
    [Fact]
    public async Task Every_command_is_shown_as_it_is_typed_with_its_exit_codes()
    {
        var overview = (await PorfinProcess.RunAsync("--help")).Output;
        var open = new Stack<string>(Command().Matches(overview).Select(match => match.Groups[1].Value));
        Assert.True(open.Count >= 12, overview);
        var seen = new List<string>();
        while (open.TryPop(out var name))
        {
            var (code, output, error) = await PorfinProcess.RunAsync([.. name.Split(' '), "--help"]);
            Assert.Equal((0, ""), (code, error));
            Assert.Matches($@"Usage:\r?\n  porfin {name}( |\r?\n)", output);
            Assert.Matches(@"Exit\s+codes:\s+0 ", output);
            Assert.Matches(@"\b64\s+misused", output);
            seen.Add(name);
            if (output.IndexOf("Commands:", StringComparison.Ordinal) is >= 0 and var at)
            {
                Command().Matches(output[at..]).ToList().ForEach(match => open.Push($"{name} {match.Groups[1].Value}"));
            }
        }

        Assert.Superset(new HashSet<string> { "serve", "account add", "flow publish", "flow list", "flow migrate", "journal export" }, seen.ToHashSet());
    }

    [GeneratedRegex(@"^  ([a-z]+)(?= )", RegexOptions.Multiline)]
    private static partial Regex Command();
}
