using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Execution;

/// <summary>
/// States of instances as every format so far wrote them, in <c>tests/cases/instances/{format}-{name}.json</c>: the flow, what happened, the state, and what happens when all that
/// waits is resumed. Files of the newest format are made by <c>PORFIN_UPDATE=1</c>; those of older formats never change.
/// </summary>
public sealed class StoredStates
{
    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "cases", "instances");

    private static readonly World World = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)) { Facts = new() { ["contact"] = Value.Of(new ValueMap { ["name"] = Value.Of("Ana") }) } };

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_state_is_read_and_goes_on_to_its_end(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();
        var plan = Compile(json);
        var state = Encoding.UTF8.GetBytes(json["state"]!.ToJsonString(Compact));
        var (lines, status) = Resume(plan, InstanceState.Read(state, plan));
        if (TranscriptFiles.AreUpdated && json["format"]!.GetValue<int>() == InstanceState.Format)
        {
            (json["lines"], json["status"]) = (new JsonArray([.. lines.Select(line => JsonValue.Create(line))]), status);
            File.WriteAllText(Path.Combine(Folder, file), json.ToJsonString(Written) + "\n");
        }

        Assert.Equal(json["lines"]!.AsArray().Select(line => line!.GetValue<string>()), lines);
        Assert.Equal(json["status"]!.GetValue<string>(), status);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_newest_format_is_written_as_it_was(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();
        if (json["format"]!.GetValue<int>() != InstanceState.Format)
        {
            // An older format is only read.
            Assert.StartsWith($"{json["format"]}-", file, StringComparison.Ordinal);
            return;
        }

        var plan = Compile(json);
        var now = JsonNode.Parse(InstanceState.Write(Play(plan, json), plan))!;
        if (TranscriptFiles.AreUpdated)
        {
            json["state"] = now;
            File.WriteAllText(Path.Combine(Folder, file), json.ToJsonString(Written) + "\n");
            return;
        }

        Assert.True(JsonNode.DeepEquals(json["state"], now), $"""
            The state is written otherwise than it was, so that hosts that are still running could not read it. When that is meant: raise InstanceState.Format,
            let the reader still read the old one, copy this file to {InstanceState.Format + 1}-… and run the tests with PORFIN_UPDATE=1.
            was: {json["state"]!.ToJsonString()}
            now: {now.ToJsonString()}
            """);
    }

    [Fact]
    public void All_kinds_of_state_are_among_them()
    {
        var states = string.Join('\n', Directory.GetFiles(Folder, $"{InstanceState.Format}-*").Select(file => JsonNode.Parse(File.ReadAllText(file))!["state"]!.ToJsonString()));

        Assert.All(["\"name\":", "\"cor\":", "\"in\":", "\"out\":", "\"p\":", "\"i\":", "\"l\":", "\"x\":", "\"k\":", "\"m\":", "\"a\":", "\"d\":", "\"key\":", "\"end\":", "\"e\":", "\"c\":", "\"w\":", "\"fp\":", "\"$date\":"], part => Assert.Contains(part, states, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"v\":1,", "{\"v\":3,", "newer Porfin")]
    [InlineData("{\"v\":1,", "{\"v\":1,\"new\":5,", "'new'")]
    [InlineData("\"f\":[{", "\"f\":[{\"new\":[1],", "'new'")]
    [InlineData("\"n\":\"f\"", "\"n\":\"f\",\"new\":[1]", "'new'")]
    [InlineData("\"b\":[{", "\"b\":[{\"new\":{},", "'new'")]
    [InlineData("\"n\":\"f\"", "\"n\":\"gone\"", "no activity 'gone'")]
    [InlineData("\"st\":\"wait\"", "\"st\":\"sleep\"", "no status")]
    [InlineData("{\"v\":1,", "[", "cannot be read")]
    public void What_this_version_does_not_know_is_refused_and_never_lost(string from, string to, string reason)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "1-question.json")))!.AsObject();
        var plan = Compile(json);
        var state = json["state"]!.ToJsonString(Compact);
        var at = state.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, state);

        var refused = Assert.Throws<InvalidDataException>(() => InstanceState.Read(Encoding.UTF8.GetBytes(state[..at] + to + state[(at + from.Length)..]), plan));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static Plan Compile(JsonObject json)
    {
        var library = new FlowLibrary();
        foreach (var flow in json["flows"]?.AsArray() ?? [])
        {
            library.Add(FlowReader.Read(flow!.ToJsonString()).Flow!);
        }

        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(json["flow"]!.ToJsonString()), RandomFlows.Catalog, library);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    /// <summary>Begins, and resumes the activities that the file names.</summary>
    private static FlowInstance Play(Plan plan, JsonObject json)
    {
        var runner = new FlowRunner(plan, new Guid("0192aaaa-0000-7000-8000-000000000001"), World);
        runner.Run(Stimulus.Start(ValueJson.Parse(json["inputs"]?.ToJsonString() ?? "{}").Map));
        foreach (var name in json["resume"]?.AsArray() ?? [])
        {
            runner.Resume(runner.Instance.Bookmarks.First(bookmark => bookmark.NodeId == name!.GetValue<string>()));
        }

        return runner.Instance;
    }

    private static (List<string> Lines, string Status) Resume(Plan plan, FlowInstance instance)
    {
        var lines = new List<string>();
        for (var turns = 0; turns < 40 && instance.Status is InstanceStatus.Waiting; turns++)
        {
            var bookmark = instance.Bookmarks[0];
            var turn = FlowEngine.Run(plan, instance, new Stimulus(bookmark.Kind, bookmark.Key, default, bookmark.Id), World with { Now = bookmark.Due ?? World.Now });
            lines.AddRange(turn.Events.OfType<LineWritten>().Select(line => line.Text));
            instance = InstanceState.Read(InstanceState.Write(turn.Instance, plan), plan);
        }

        return (lines, instance.Status.ToString());
    }
}
