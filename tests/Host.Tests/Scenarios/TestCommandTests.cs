using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests.Scenarios;

/// <summary>The command <c>test</c>, as a person or a build server starts it.</summary>
public sealed class TestCommandTests : IDisposable
{
    private const string Flow = """{"name": "Oi", "root": {"type": "Elsa.Flowchart", "activities": [{"id": "nome", "type": "Porfin.Ask", "question": "Seu nome?"}], "connections": []}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("porfin-");

    [Fact]
    public async Task All_samples_pass_and_a_build_server_can_read_it()
    {
        var junit = Path.Combine(folder.FullName, "junit.xml");
        var (code, output, error) = await PorfinAsync("test", Path.Combine(Shared.Root, "samples"), "--junit", junit, "--json", "--repeat", "10");
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, "", 0), (code, error, json.RootElement.GetProperty("failed").GetInt32()));
        var passed = json.RootElement.GetProperty("passed").GetInt32();
        Assert.True(passed >= 19);
        Assert.Equal(passed, XDocument.Load(junit).Descendants("testcase").Count());
    }

    [Fact]
    public async Task A_difference_is_shown_and_a_reworded_text_accepted()
    {
        Write("flow.json", Flow);
        var scenario = Write("conversations/a.txt", "< oi\n> Qual é o seu nome?\n= Waiting\n");
        Write("conversations/b.txt", "< oi\n>~ seu NOME\n? not passed nome\n= Waiting\n");
        var junit = Path.Combine(folder.FullName, "junit.xml");

        var (code, output, _) = await PorfinAsync("test", folder.FullName, "--junit", junit);
        Assert.Equal(1, code);
        Assert.Contains("> Qual é o seu nome?".PadRight(60) + " ≠ > Seu nome?", output, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 2 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(2, XDocument.Load(junit).Descendants("failure").Count());

        (code, output, _) = await PorfinAsync("test", folder.FullName, "--accept");
        Assert.Equal(1, code);
        Assert.Contains("a.txt: reworded", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal("< oi\n> Seu nome?\n= Waiting\n", await File.ReadAllTextAsync(scenario));
    }

    [Theory]
    [InlineData("< oi\n? passed nada", "Line 2: the flow has no step 'nada'")]
    [InlineData("oi", "Line 1: begins with none of the signs")]
    public async Task A_scenario_that_cannot_be_read_is_told(string text, string problem)
    {
        Write("flow.json", Flow);
        var (code, output, _) = await PorfinAsync("test", Write("a.txt", text));
        Assert.Equal(2, code);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_one_line()
    {
        var (code, _, error) = await PorfinAsync("test", Write("a.txt", "< oi"));
        Assert.Equal(2, code);
        Assert.StartsWith("porfin test: There is no flow.json beside", error, StringComparison.Ordinal);
        Assert.Equal(64, (await PorfinAsync("test")).Code);
    }

    [Fact]
    public async Task Personas_tell_how_they_fared_and_leave_scenarios()
    {
        var flow = Path.Combine(Shared.Root, "samples", "assistente-de-leads", "flow.json");
        File.Copy(flow, Path.Combine(folder.FullName, "flow.json"));
        var (code, output, _) = await PorfinAsync("personas", flow, "--runs", "28", "--seed", "5", "--json", "-o", Path.Combine(folder.FullName, "talks"));
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, 28), (code, json.RootElement.GetProperty("conversations").GetArrayLength()));
        Assert.Equal(28, json.RootElement.GetProperty("ends").EnumerateArray().Sum(end => end.GetProperty("count").GetInt32()));
        Assert.EndsWith("28 passed, 0 failed\n", (await PorfinAsync("test", folder.FullName)).Output, StringComparison.Ordinal);
        Assert.Equal(64, (await PorfinAsync("personas", flow, "--runs", "0")).Code);

        using var coverage = JsonDocument.Parse((await PorfinAsync("coverage", Path.Combine(folder.FullName, "flow.json"), "--runs", "14", "--json")).Output);
        Assert.Equal((28, 14), (coverage.RootElement.GetProperty("conversations").GetProperty("scenarios").GetInt32(), coverage.RootElement.GetProperty("conversations").GetProperty("personas").GetInt32()));
        Assert.All(coverage.RootElement.GetProperty("unreached").EnumerateArray(), one => Assert.Equal(JsonValueKind.String, one.GetProperty("proposal").ValueKind));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> PorfinAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Porfin.Host.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
