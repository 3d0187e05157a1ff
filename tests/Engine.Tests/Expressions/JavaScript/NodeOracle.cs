using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Runs many codes in one Node process, which says what JavaScript says.</summary>
internal static class NodeOracle
{
    public static string[] Run(IReadOnlyCollection<string> codes)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Expressions", "JavaScript", "node-oracle.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TZ"] = World.Brazil.Id;
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        using var node = Start(start);
        using (var input = node.StandardInput)
        {
            input.Write(JsonSerializer.Serialize(codes));
        }

        var results = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<string[]>(results)!;
    }

    /// <summary>Fails with every code of which Node says something else.</summary>
    public static void Confirm(IReadOnlyList<string> codes)
    {
        var expected = Run(codes);
        var differences = codes.Zip(expected)
            .Select(pair => (Code: pair.First, Node: pair.Second, Ours: Encoded.Run(pair.First)))
            .Where(one => one.Node != one.Ours && !IsOurLimit(one.Node, one.Ours)).ToList();
        Assert.True(differences.Count == 0,
            $"{differences.Count} of {codes.Count} differ from Node:\n" + string.Join('\n', differences.Take(60).Select(one => $"{one.Code}\n    node {one.Node}\n    ours {one.Ours}")));
    }

    // Both refuse to make a text or list that is too large; ours is the smaller limit, and cannot be caught.
    private static bool IsOurLimit(string node, string ours) => node == "!expression:range" && ours == "!expression:too-large";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("The tests compare with Node, which is a prerequisite of this project: install Node 20 or newer.", missing);
        }
    }
}
