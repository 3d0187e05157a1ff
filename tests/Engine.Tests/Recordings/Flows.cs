using System.Text;
using Porfin.Compilation;
using Porfin.Engine.Tests.Verification;
using Porfin.Execution;

namespace Porfin.Engine.Tests.Recordings;

/// <summary>Small flows as text, for tests that need several versions of one.</summary>
internal static class Flows
{
    public static readonly World World = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public static readonly Guid Id = new("0192aaaa-0000-7000-8000-000000000001");

    /// <summary>A flowchart of activities, joined in their order unless connections are given.</summary>
    public static Plan Chart(int version, string[] activities, string[]? connections = null, string variables = "")
    {
        connections ??= [.. activities.Zip(activities.Skip(1), (from, to) => $"{IdOf(from)} > {IdOf(to)}")];
        return Compile($$$"""
            {"definitionId":"f","name":"f","version":{{{version}}},"variables":[{{{variables}}}],"root":{"id":"chart","type":"Elsa.Flowchart","activities":[{{{string.Join(',', activities)}}}],"connections":[{{{string.Join(',', connections.Select(Connection))}}}]}}
            """);
    }

    public static Plan Compile(string json)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), RandomFlows.Catalog);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    public static string Say(string id, string text) => $$$"""{"id":"{{{id}}}","type":"Test.Say","text":{{{text}}}}""";

    public static string Ask(string id, string patience = "01:00:00") => $$"""{"id":"{{id}}","type":"Test.Question","patience":"{{patience}}"}""";

    public static string Outside(string id, string variable = "answer") => $$$$"""{"id":"{{{{id}}}}","type":"Test.Outside","result":{"typeName":"Object","memoryReference":{"id":"{{{{variable}}}}"}}}""";

    public static string Js(string script) => $$$"""{"expression":{"type":"JavaScript","value":"{{{script}}}"}}""";

    public static string Variable(string name, string type = "String") => $$"""{"id":"{{name}}","name":"{{name}}","typeName":"{{type}}"}""";

    private static string IdOf(string activity) => activity.Split('"')[3];

    /// <summary><c>ask.Answered > say</c>, or <c>say > ask</c>.</summary>
    private static string Connection(string text)
    {
        var ends = text.Split(" > ");
        var source = ends[0].Split('.');
        return source.Length == 1
            ? $$$"""{"source":{"activity":"{{{source[0]}}}"},"target":{"activity":"{{{ends[1]}}}"}}"""
            : $$$"""{"source":{"activity":"{{{source[0]}}}","port":"{{{source[1]}}}"},"target":{"activity":"{{{ends[1]}}}"}}""";
    }
}
