using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>Documents that were made to hurt: each is refused by a clear problem, or read.</summary>
public sealed class HostileDocuments
{
    private const int Most = FlowReader.MaxBytes;

    public static TheoryData<string, string?> Documents => new()
    {
        { "too large", "document:too-large" },
        { "5 MB of open lists", "document:too-deep" },
        { "5 MB of open objects", "document:too-deep" },
        { "100,000 doubled names", "document:duplicate-property" },
        { "400,000 different names", null },
        { "a text of 4 MB", "document:text-too-long" },
        { "a name of 4 MB", "document:name-too-long" },
        { "a number of 4 MB", "document:number" },
        { "a million numbers", null },
        { "bytes that are no text", "document:not-utf8" },
        { "UTF-16", "document:not-utf8" },
        { "zeros", "document:not-json" },
        { "60,000 activities", "flow:too-large" },
        { "20,000 unknown types", "node:unknown-type" },
        { "40,000 activities of one id", "node:duplicate-id" },
        { "60,000 connections to nowhere", "connection:unknown-activity" },
        { "9,000 activities, each connected with 6", null },
        { "70,000 variables", "variable:too-many" },
        { "100 nested sequences", "document:too-deep" },
        { "60 nested sequences", null },
        { "a type of 200 KB", "node:unknown-type" },
        { "deep names", "document:duplicate-property" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_hostile_document_is_refused_clearly_or_read(string what, string? code)
    {
        var compilation = FlowCompiler.Compile(Make(what), DocumentFiles.Catalog);
        if (code is null)
        {
            Assert.DoesNotContain(compilation.Problems, problem => problem.Code.StartsWith("document:", StringComparison.Ordinal));
            Assert.NotNull(compilation.Plan);
            return;
        }

        Assert.Contains(compilation.Problems, problem => problem.Code == code);
        Assert.True(compilation.Problems.Count <= 1_001);
        Assert.All(compilation.Problems, problem => Assert.True(problem.Text.Length < 1_000, problem.Text));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_with_their_place()
    {
        var latin = FlowCompiler.Compile([.. "\uFEFF{\n  \"é\": \""u8, 0xE7, .. "\"}"u8], DocumentFiles.Catalog).Problems;
        Assert.Equal(("document:not-utf8", 2, 9), Assert.Single(latin.Select(problem => (problem.Code, problem.Line, problem.Column))));
        var wide = Assert.Single(FlowCompiler.Compile(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(), DocumentFiles.Catalog).Problems);
        Assert.Equal(("document:not-utf8", 1, 1), (wide.Code, wide.Line, wide.Column));
        Assert.Contains("UTF-16", wide.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sub_flows_in_a_circle_and_without_end_are_refused()
    {
        var library = new FlowLibrary();
        foreach (var i in Enumerable.Range(0, 30))
        {
            library.Add(FlowReader.Read(Calling($"f{i}", $"f{i + 1}", $"f{i + 1}")).Flow!);
        }

        library.Add(FlowReader.Read(Calling("f30")).Flow!);

        Assert.Contains("flow:too-large", Codes(Calling("root", "f15"), library));
        Assert.Contains("flow:cycle", Codes(Calling("root", "f0"), library));
        Assert.Equal(["flow:cycle"], Codes(Calling("f30", "f29"), library).Distinct());
        Assert.Equal([], Codes(Calling("root", "f26"), library));
    }

    [Fact]
    public void Sub_flows_that_nest_as_deep_as_they_may_do_not_fill_the_stack()
    {
        var library = new FlowLibrary();
        foreach (var i in Enumerable.Range(0, 18))
        {
            var deep = Nested(55, i == 17 ? """{"type": "Elsa.WriteLine", "text": "x"}""" : $$"""{"type": "Elsa.ExecuteWorkflow", "workflowDefinitionId": "g{{i + 1}}"}""");
            library.Add(FlowReader.Read($$"""{"definitionId": "g{{i}}", "root": {{deep}}}""").Flow!);
        }

        Assert.Equal([], Codes(Calling("root", "g0"), library));
    }

    private static IEnumerable<string> Codes(string document, FlowLibrary library) => FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), DocumentFiles.Catalog, library).Problems.Select(problem => problem.Code);

    private static string Calling(string id, params string[] called) =>
        $$$"""{"definitionId": "{{{id}}}", "root": {"type": "Elsa.Sequence", "activities": [{{{string.Join(',', called.Select(Call))}}}]}}""";

    private static string Call(string definition) => $$"""{"type": "Elsa.ExecuteWorkflow", "workflowDefinitionId": "{{definition}}"}""";

    private static string Nested(int levels, string inner) =>
        string.Concat(Enumerable.Repeat("""{"type": "Elsa.Sequence", "activities": [""", levels)) + inner + string.Concat(Enumerable.Repeat("]}", levels));

    private static byte[] Make(string what) => what switch
    {
        "bytes that are no text" => [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
        "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"root\": {}}")],
        "zeros" => new byte[Most],
        "too large" => [.. Enumerable.Repeat((byte)' ', Most + 1)],
        _ => Encoding.UTF8.GetBytes(Text(what)),
    };

    private static string Text(string what) => what switch
    {
        "5 MB of open lists" => new string('[', Most),
        "5 MB of open objects" => string.Concat(Enumerable.Repeat("{\"a\":", Most / 5)),
        "100,000 doubled names" => With("\"x\":{" + Many(100_000, _ => "\"a\":1") + "}"),
        "400,000 different names" => With("\"x\":{" + Many(400_000, i => $"\"{i}\":1") + "}"),
        "a text of 4 MB" => With($"\"x\":\"{new string('a', 4 << 20)}\""),
        "a name of 4 MB" => With($"\"{new string('a', 4 << 20)}\":1"),
        "a number of 4 MB" => With($"\"x\":{new string('1', 4 << 20)}"),
        "a million numbers" => With("\"x\":[" + Many(1_000_000, i => $"{i % 1_000}") + "]"),
        "60,000 activities" => Chart(Many(60_000, i => $$"""{"id":"{{i}}","type":"Elsa.WriteLine","text":"x"}"""), ""),
        "20,000 unknown types" => Chart(Many(20_000, i => $$"""{"id":"{{i}}","type":"Elsa.WriteLine{{i}}Things"}"""), ""),
        "40,000 activities of one id" => Chart(Many(40_000, _ => """{"id":"a","type":"Elsa.WriteLine","text":"x"}"""), ""),
        "60,000 connections to nowhere" => Chart("""{"id":"a","type":"Elsa.Start"}""", Many(60_000, i => $$"""{"source":"a","target":"{{i}}"}""")),
        "9,000 activities, each connected with 6" => Chart(Many(9_000, i => $$"""{"id":"{{i}}","type":"Elsa.WriteLine","text":"x"}"""), Many(54_000, i => $$"""{"source":"{{i / 6}}","target":"{{(i * 7) % 9_000}}"}""")),
        "70,000 variables" => With("\"variables\":[" + Many(70_000, i => $$"""{"name":"v{{i}}","typeName":"Int32"}""") + "]"),
        "100 nested sequences" => $$"""{"root": {{Nested(100, """{"type": "Elsa.WriteLine", "text": "x"}""")}}}""",
        "60 nested sequences" => $$"""{"root": {{Nested(60, """{"type": "Elsa.WriteLine", "text": "x"}""")}}}""",
        "a type of 200 KB" => $$$"""{"root": {"type": "{{{new string('E', 200 << 10)}}}"}}""",
        "deep names" => With($"{string.Concat(Enumerable.Repeat($"\"{new string('n', 900)}\":{{", 100))}\"a\":1,\"a\":2{new string('}', 100)}"),
        _ => throw new ArgumentException(what),
    };

    private static string With(string property) => $$$"""{{{{property}}},"root":{"type":"Elsa.WriteLine","text":"x"}}""";

    private static string Chart(string activities, string connections) => $$$"""{"root":{"type":"Elsa.Flowchart","activities":[{{{activities}}}],"connections":[{{{connections}}}]}}""";

    private static string Many(int count, Func<int, string> one) => string.Join(',', Enumerable.Range(0, count).Select(one));
}
