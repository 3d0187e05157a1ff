using System.Diagnostics;
using System.Globalization;
using System.Text;
using Porfin;
using Porfin.Compilation;
using Porfin.Execution;

// Ratios on one machine, side by side: run with `dotnet run -c Release --project tests/Benchmarks [expressions | intents FOLDER]`.
if (args is ["expressions"])
{
    Expressions.Measure(Measure);
    return;
}

if (args is ["intents", var folder, ..])
{
    Intents.Measure(folder, args[2..]);
    return;
}

var catalog = new ActivityCatalog();
var world = new World(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
var id = new Guid("0192aaaa-0000-7000-8000-000000000001");

var five = Compile(Flows.Line(5));
Measure("activities/s, flowchart of 5", 5, () => FlowEngine.Run(five, new FlowInstance(id, five), Stimulus.Start(), world));

var waiting = Compile(Flows.Loop());
var state = Started(waiting);
Console.WriteLine($"state of a waiting conversation with 10 variables: {state.Length} bytes");
Measure("resumes/s with state read and written", 1, () =>
{
    var instance = InstanceState.Read(state, waiting);
    FlowEngine.Run(waiting, instance, new Stimulus(Stimulus.Kinds.Event, "X"), world);
    InstanceState.Write(instance, waiting);
});

var thousand = Encoding.UTF8.GetBytes(Flows.Line(1000));
Measure("compilations/s of a flow of 1,000 activities", 1, () => FlowCompiler.Compile(thousand, catalog));

Expressions.Measure(Measure);

var compiled = FlowCompiler.Compile(thousand, catalog).Plan!;
Measure("verifications/s of a flow of 1,000 activities in a line", 1, () => Porfin.Verification.Verifier.Verify(compiled));

var talking = new ActivityCatalog(typeof(Porfin.Activities.Messages.SendText).Assembly);
var conversation = Encoding.UTF8.GetBytes(Flows.Conversation(200));
var conversationPlan = FlowCompiler.Compile(conversation, talking).Plan!;
Measure("compilations/s of a conversation of 1,000 activities", 1, () => FlowCompiler.Compile(conversation, talking));
Measure("verifications/s of a conversation of 1,000 activities", 1, () => Porfin.Verification.Verifier.Verify(conversationPlan));

Plan Compile(string json)
{
    var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), catalog);
    return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
}

byte[] Started(Plan plan)
{
    var instance = new FlowInstance(id, plan);
    FlowEngine.Run(plan, instance, Stimulus.Start(), world);
    return InstanceState.Write(instance, plan);
}

static void Measure(string name, int unit, Action action)
{
    for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < 1500;)
    {
        action();
    }

    var count = 0L;
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    var watch = Stopwatch.StartNew();
    while (watch.ElapsedMilliseconds < 2000)
    {
        action();
        count++;
    }

    var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count * unit / watch.Elapsed.TotalSeconds:N0} ({bytes:N0} bytes each run)"));
}

internal static class Flows
{
    public static string Line(int count)
    {
        var activities = string.Join(",", Enumerable.Range(1, count).Select(i => $$$"""{"id":"w{{{i}}}","type":"Elsa.WriteLine","text":"Line {{{i}}}"}"""));
        var connections = string.Join(",", Enumerable.Range(1, count - 1).Select(i => $$$"""{"source":{"activity":"w{{{i}}}","port":"Done"},"target":{"activity":"w{{{i + 1}}}","port":"In"}}"""));
        return $$$"""{"name":"line","root":{"type":"Elsa.Flowchart","id":"F","activities":[{{{activities}}}],"connections":[{{{connections}}}]}}""";
    }

    /// <summary>Questions with patience, decisions, counters and ways back: five activities each round.</summary>
    public static string Conversation(int rounds)
    {
        static string Connect(string from, string port, string to) => $$$"""{"source":{"activity":"{{{from}}}","port":"{{{port}}}"},"target":{"activity":"{{{to}}}"}}""";
        var activities = string.Join(",", Enumerable.Range(0, rounds).Select(i => $$$"""
            {"id":"ask{{{i}}}","type":"Porfin.Ask","question":{"type":"Template","value":"Pergunta {{{i}}}, \u007b\u007b v{{{i % 40}}} \u007d\u007d?"},"patience":"02:00:00","answer":{"typeName":"Object","memoryReference":{"id":"v{{{(i + 1) % 40}}}" } } },
            {"id":"more{{{i}}}","type":"Elsa.FlowDecision","condition":{"type":"JavaScript","value":"variables.n < 3 && variables.v{{{i % 40}}} !== 'fim'"}},
            {"id":"count{{{i}}}","type":"Elsa.SetVariable","variable":{"name":"n"},"value":{"type":"JavaScript","value":"variables.n + 1"}},
            {"id":"say{{{i}}}","type":"Porfin.SendText","text":{"type":"Template","value":"Anotado: \u007b\u007b v{{{i % 40}}} | upper \u007d\u007d"}},
            {"id":"wait{{{i}}}","type":"Elsa.Delay","timeSpan":"00:10:00"}
            """));
        var connections = string.Join(",", Enumerable.Range(0, rounds).SelectMany(i => new[]
        {
            Connect($"ask{i}", "Answered", $"say{i}"), Connect($"ask{i}", "Invalid", $"more{i}"), Connect($"ask{i}", "Silent", $"more{i}"), Connect($"more{i}", "True", $"count{i}"),
            Connect($"more{i}", "False", $"say{i}"), Connect($"count{i}", "Done", $"ask{i}"), Connect($"say{i}", "Done", $"wait{i}"), Connect($"wait{i}", "Done", $"ask{(i + 1) % rounds}"),
        }));
        var variables = string.Join(",", Enumerable.Range(0, 40).Select(i => $$$"""{"id":"v{{{i}}}","name":"v{{{i}}}","typeName":"Object"}"""));
        return $$$"""{"name":"conversation","variables":[{"id":"n","name":"n","typeName":"Int32"},{{{variables}}}],"root":{"type":"Elsa.Flowchart","id":"F","activities":[{{{activities}}}],"connections":[{{{connections}}}]}}""";
    }

    public static string Loop()
    {
        var variables = string.Join(",", Enumerable.Range(1, 10).Select(i => $$$"""{"name":"variable{{{i}}}","typeName":"String"}"""));
        return $$$"""
            {"name":"loop","variables":[{{{variables}}}],"root":{"type":"Elsa.Flowchart","id":"F","activities":[
              {"id":"set1","type":"Elsa.SetVariable","variable":{"name":"variable1"},"value":"Ana Maria Conceição"},
              {"id":"set2","type":"Elsa.SetVariable","variable":{"name":"variable2"},"value":"ana@example.com"},
              {"id":"set3","type":"Elsa.SetVariable","variable":{"name":"variable3"},"value":"+5511999998888"},
              {"id":"set4","type":"Elsa.SetVariable","variable":{"name":"variable4"},"value":"Quero clarear os dentes"},
              {"id":"wait","type":"Elsa.Event","eventName":"X"},
              {"id":"say","type":"Elsa.WriteLine","text":"Olá"}],
             "connections":[{"source":{"activity":"set1"},"target":{"activity":"set2"}},{"source":{"activity":"set2"},"target":{"activity":"set3"}},{"source":{"activity":"set3"},"target":{"activity":"set4"}},
              {"source":{"activity":"set4"},"target":{"activity":"wait"}},{"source":{"activity":"wait"},"target":{"activity":"say"}},{"source":{"activity":"say"},"target":{"activity":"wait"}}]}}
            """;
    }
}
