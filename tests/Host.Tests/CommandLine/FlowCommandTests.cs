using System.Diagnostics;
using System.Text.Json;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>The commands about flows, as a person or a program starts them.</summary>
public sealed class FlowCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("porfin-");

    private const string WaitingFlow = """
        {"root": {"type": "Elsa.Sequence", "activities": [
            {"type": "Elsa.WriteLine", "text": {"type": "JavaScript", "value": "`${input.nome} tem ${input.idade + 1}`"}},
            {"type": "Elsa.Event", "eventName": "pago"},
            {"type": "Elsa.WriteLine", "text": "pago"}]}}
        """;

    [Fact]
    public async Task Run_prints_lines_and_takes_inputs_as_json_or_text()
    {
        var flow = Write(WaitingFlow);
        var (code, output, error) = await PorfinAsync("run", flow, "--input", "nome=Ana", "--input", "idade=41");
        Assert.Equal((3, "Ana tem 42\n"), (code, output));
        Assert.Contains("waiting", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_drives_what_waits()
    {
        var (code, output, _) = await PorfinAsync("run", Write(WaitingFlow), "--input", "nome=Ana", "--input", "idade=41", "--drive", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal("finished", json.RootElement.GetProperty("status").GetString());
        Assert.Equal(["Ana tem 42", "pago"], json.RootElement.GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("error").ValueKind);
    }

    [Theory]
    [InlineData("{", 2)]
    [InlineData("{\"root\": {\"type\": \"Elsa.NoSuchThing\"}}", 2)]
    [InlineData("{\"root\": {\"type\": \"Elsa.Fault\", \"code\": \"x:y\", \"message\": \"Acabou.\"}}", 4)]
    public async Task Run_tells_failures_by_its_exit_code(string document, int expected)
    {
        var (code, output, _) = await PorfinAsync("run", Write(document), "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(expected, code);
        Assert.False(string.IsNullOrEmpty(json.RootElement.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "flow.json", "--bogus")]
    [InlineData("run", "flow.json", "--input", "nothing")]
    [InlineData("verify")]
    [InlineData("chat", "a", "b")]
    public async Task A_command_line_that_is_wrong_is_explained(params string[] args)
    {
        var (code, output, error) = await PorfinAsync(args);
        Assert.Equal((64, ""), (code, output));
        Assert.StartsWith($"porfin {args[0]}: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_tells_all_problems()
    {
        var (code, output, _) = await PorfinAsync("verify", Write("{\"root\": {\"type\": \"Elsa.Sequence\", \"activities\": [{\"type\": \"Porfin.Ask\"}, {\"type\": \"Porfin.SendText\"}]}}"), "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, code);
        Assert.Equal(["input:required", "input:required"], json.RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Chat_plays_a_transcript_and_shows_the_first_difference()
    {
        var flow = Path.Combine(Shared.Root, "samples", "assistente-de-leads", "flow.json");
        var script = Path.Combine(Shared.Root, "samples", "assistente-de-leads", "conversations", "marca-avaliacao.txt");
        Assert.Equal(0, (await PorfinAsync("chat", flow, "--script", script)).Code);

        var changed = Write((await File.ReadAllTextAsync(script)).Replace("Prazer, Mariana", "Prazer, Marina", StringComparison.Ordinal));
        var (code, _, error) = await PorfinAsync("chat", flow, "--script", changed);
        Assert.Equal(1, code);
        Assert.StartsWith("Line 8 ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own/linear-3.json")]
    [InlineData("own/fork-waitall.json")]
    [InlineData("own/foreach-suspend.json")]
    [InlineData("own/two-events-parallel.json")]
    [InlineData("own/js-variables-object.json")]
    [InlineData("own/switch-default.json")]
    public async Task Run_gives_what_elsa_gave(string file)
    {
        Assert.SkipWhen(Shared.Find("data", "elsa", file) is null, "The shared folder with Elsa's cases is missing.");
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Shared.Find("data", "elsa", "manifest-own.json")!));
        var elsa = manifest.RootElement.EnumerateArray().Single(item => item.GetProperty("file").GetString() == file).GetProperty("elsa").GetProperty("counter");
        var (code, output, _) = await PorfinAsync("run", Shared.Find("data", "elsa", file)!, "--drive", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(Lines(elsa), Lines(json.RootElement));
    }

    [Fact]
    public async Task Replay_plays_a_journal_and_tells_by_its_exit_code_what_differs()
    {
        var sample = Path.Combine(Shared.Root, "samples", "assistente-de-leads");
        var journal = Path.Combine(folder.FullName, "journal.jsonl");
        var flow = Path.Combine(sample, "flow.json");
        Assert.Equal(0, (await PorfinAsync("chat", flow, "--script", Path.Combine(sample, "conversations", "marca-avaliacao.txt"), "--journal", journal)).Code);

        Assert.Equal((0, "1 same"), LastLine(await PorfinAsync("replay", journal)));
        Assert.Equal((0, "1 same"), LastLine(await PorfinAsync("replay", journal, "--against", flow)));
        Assert.Equal((1, "1 other text"), LastLine(await PorfinAsync("replay", journal, "--against", Write((await File.ReadAllTextAsync(flow)).Replace("como posso te chamar", "qual é o seu nome", StringComparison.Ordinal)))));
        Assert.Equal((4, "1 stuck"), LastLine(await PorfinAsync("replay", journal, "--against", Write("{\"root\": {\"type\": \"Elsa.WriteLine\", \"text\": \"oi\"}}"))));
        Assert.Equal(2, (await PorfinAsync("replay", flow)).Code);
        Assert.Equal(2, (await PorfinAsync("replay", Path.Combine(folder.FullName, "nothing"))).Code);
    }

    [Fact]
    public async Task A_run_writes_a_journal_that_can_be_played_again()
    {
        var journal = Path.Combine(folder.FullName, "journal.jsonl");
        Assert.Equal(0, (await PorfinAsync("run", Write(WaitingFlow), "--input", "idade=41", "--drive", "--journal", journal)).Code);

        var (code, output, _) = await PorfinAsync("replay", journal, "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal((0, "same"), (code, json.RootElement.GetProperty("conversations")[0].GetProperty("result").GetString()));
        Assert.Equal(1, (await PorfinAsync("run", Write(WaitingFlow), "--journal", "/nowhere/journal.jsonl")).Code);
    }

    private static (int Code, string Line) LastLine((int Code, string Output, string Error) ran) => (ran.Code, ran.Output.TrimEnd().Split('\n')[^1]);

    private static IEnumerable<string?> Lines(JsonElement json) => json.GetProperty("lines").EnumerateArray().Select(line => line.GetString());

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(folder.FullName, "flow.json");
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
