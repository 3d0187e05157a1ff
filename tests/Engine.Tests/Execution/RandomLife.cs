using System.Globalization;
using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Engine.Tests.Execution;

/// <summary>A random flow with all kinds of containers, scripts, calls, waits and a sub-flow, and a random life of an instance of it: all from a seed.</summary>
public sealed class RandomLife
{
    public static readonly TurnLimits Limits = new() { Steps = 400, Bookmarks = 60 };

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Scripts =
    [
        "variables.n = variables.n + 1", "setVariable('s', newGuid())", "variables.list = [...(variables.list || []), Math.random()]",
        "variables.list && variables.list.push({ at: Date.now() })", "contact.name = contact.name + '!'; return contact.name", "return message ? message.text : 'nothing'",
        "if (message) { message.text = 'changed' } variables.s = String(new Date())", "setOutcome('Odd')", "return undefinedName", "variables.made = (variables.made || 0) + 1",
    ];

    private readonly Random random;

    private RandomLife(int seed) => random = new(seed);

    /// <summary>The flow of a seed.</summary>
    public static Plan Compile(int seed, int version = 1)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(Document(seed, version)), Verification.RandomFlows.Catalog, Library(seed));
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    /// <summary>The sub-flow that it may run.</summary>
    public static FlowLibrary Library(int seed)
    {
        var library = new FlowLibrary();
        library.Add(FlowReader.Read(new RandomLife(seed + 7_000_000).Document("sub", depth: 2, version: 1)).Flow!);
        return library;
    }

    public static string Document(int seed, int version = 1) => new RandomLife(seed).Document("random", depth: 0, version);

    /// <summary>Lives until the end, or for some turns. Each turn is seen by <paramref name="see"/>, then stored and read again unless <paramref name="stores"/> is false.</summary>
    public static List<Turn> Live(Plan plan, int seed, Action<Turn>? see = null, bool stores = true, int turns = 10)
    {
        var random = new Random(seed ^ 0x5EED);
        var instance = new FlowInstance(new Guid(seed, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]), plan);
        var now = Noon;
        var stimulus = Stimulus.Start(new() { ["given"] = Value.Of(new ValueList { Value.Of(1), Value.Of("$$date") }) });
        var lived = new List<Turn>();
        while (lived.Count < turns)
        {
            var facts = new ValueMap { ["contact"] = Value.Of(new ValueMap { ["name"] = Value.Of("Ana") }), ["$date"] = Value.Of(5) };
            var turn = FlowEngine.Run(plan, instance, stimulus, new World(now) { Facts = facts }, Limits);
            while (turn.Call is not null)
            {
                turn.Answer(random.Next(4) == 0 ? new(default, "test:failed", random.Next(2) == 0 ? null : "two words") : new(Value.Of(new ValueList { Value.Of(random.Next(100)), Value.Of(Noon) })));
            }

            lived.Add(turn);
            see?.Invoke(turn);
            if (turn.Instance.Status is not InstanceStatus.Waiting)
            {
                break;
            }

            instance = stores ? InstanceState.Read(InstanceState.Write(turn.Instance, plan, Limits), plan) : turn.Instance;
            (stimulus, now) = Wake(instance, now, random);
        }

        return lived;
    }

    private static (Stimulus Stimulus, DateTimeOffset Now) Wake(FlowInstance instance, DateTimeOffset now, Random random)
    {
        var bookmark = instance.Bookmarks[random.Next(instance.Bookmarks.Count)];
        var payload = bookmark.Due is not null ? default : Value.Of(new ValueMap { ["text"] = Value.Of("oi"), ["at"] = Value.Of(now), ["$$date"] = Value.Of(1) });
        var isBroad = bookmark.Kind is Stimulus.Kinds.Event or Stimulus.Kinds.Message && random.Next(2) == 0;
        return (new(bookmark.Kind, bookmark.Key, payload, isBroad ? null : bookmark.Id), bookmark.Due > now ? bookmark.Due.Value : now.AddMinutes(1));
    }

    private string Document(string name, int depth, int version)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"definitionId":"{{name}}","name":"{{name}}","version":{{version}},"variables":[{"id":"n","name":"n","typeName":"Int32","value":1},{"id":"s","name":"s","typeName":"String"},{"id":"list","name":"list","typeName":"Object"}],"root":""");
        Flowchart(text, "f", depth);
        return text.Append('}').ToString();
    }

    private void Flowchart(StringBuilder text, string id, int depth)
    {
        var count = random.Next(2, depth == 0 ? 9 : 4);
        text.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","type":"Elsa.Flowchart","activities":[""");
        var outcomes = new List<string[]>();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            outcomes.Add(Activity(text, $"{id}{i}", depth));
        }

        var edges = new List<string>();
        for (var i = 0; i < count; i++)
        {
            foreach (var outcome in outcomes[i])
            {
                for (var fan = random.Next(4) == 0 ? 2 : random.Next(10) == 0 ? 0 : 1; fan > 0; fan--)
                {
                    var target = random.Next(5) == 0 ? random.Next(count) : Math.Min(count - 1, i + 1 + random.Next(2));
                    edges.Add($$$"""{"source":{"activity":"{{{id}}}{{{i}}}","port":"{{{outcome}}}"},"target":{"activity":"{{{id}}}{{{target}}}"}}""");
                }
            }
        }

        text.Append("],\"connections\":[").AppendJoin(',', edges).Append("]}");
    }

    private string[] Activity(StringBuilder text, string id, int depth)
    {
        var kind = random.Next(depth < 2 ? 22 : 13);
        text.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}","type":""");
        string[] outcomes = kind switch
        {
            0 => Leaf("Elsa.WriteLine", "\"text\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"variables.n + ' ' + variables.s\"}}"),
            1 or 2 => Leaf("Elsa.RunJavaScript", $$$"""
                "script":{"expression":{"type":"JavaScript","value":"{{{Scripts[random.Next(Scripts.Length)]}}}"}},"possibleOutcomes":["Odd"],"customProperties":{"onFailure":"failed"}
                """, "Done", "Odd", "Failed"),
            3 or 4 => Leaf("Test.Question", $"\"patience\":\"0{random.Next(3)}:00:00\"", "Answered", "Silent"),
            5 => Leaf("Elsa.Delay", $"\"timeSpan\":\"0{random.Next(2)}:00:00\""),
            6 => Leaf("Elsa.Event", $"\"eventName\":\"e{random.Next(2)}\",\"result\":{{\"typeName\":\"Object\",\"memoryReference\":{{\"id\":\"list\"}}}}"),
            7 or 8 => Leaf("Test.Outside", "\"result\":{\"typeName\":\"Object\",\"memoryReference\":{\"id\":\"list\"}}", "Even", "Odd", "Failed"),
            9 => Leaf("Elsa.FlowJoin", $"\"mode\":\"{(FlowJoinMode)random.Next(3)}\""),
            10 => Leaf("Elsa.SetVariable", "\"variable\":{\"id\":\"s\",\"name\":\"s\"},\"value\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"'at ' + Date.now() + Math.random()\"}}"),
            11 => Leaf("Elsa.RunTask", "\"taskName\":\"t\",\"payload\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"variables.list\"}}"),
            12 => Leaf(random.Next(4) == 0 ? "Elsa.Finish" : random.Next(3) == 0 ? "Elsa.Complete" : random.Next(3) == 0 ? "Elsa.Break" : "Elsa.SetName", "\"value\":\"Lia\""),
            13 => List("Elsa.Sequence", "activities"),
            14 => List("Elsa.Parallel", "activities"),
            15 => List("Elsa.Fork", "branches", $"\"joinMode\":\"{(random.Next(2) == 0 ? "WaitAny" : "WaitAll")}\","),
            16 => Body("Elsa.For", "\"start\":1,\"end\":2,"),
            17 => Body("Elsa.ForEach", "\"items\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"[1, 'b', variables.n]\"}},"),
            18 => Body("Elsa.ParallelForEach", "\"items\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"['a', { b: 2 }]\"}},"),
            19 => Body("Elsa.While", "\"condition\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"variables.n < 3\"}},"),
            20 when depth == 0 => Leaf("Porfin.RunFlow", "\"workflowDefinitionId\":\"sub\",\"input\":{\"expression\":{\"type\":\"JavaScript\",\"value\":\"({ n: variables.n })\"}}"),
            _ => Inner(),
        };
        text.Append('}');
        return outcomes;

        string[] Leaf(string type, string rest, params string[] ways)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{type}\",{rest}");
            return ways.Length == 0 ? ["Done"] : ways;
        }

        string[] List(string type, string port, string rest = "")
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{type}\",{rest}\"{port}\":[");
            Activity(text, id + "a", depth + 1);
            text.Append(',');
            Activity(text, id + "b", depth + 1);
            text.Append(']');
            return ["Done"];
        }

        string[] Body(string type, string rest)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{type}\",{rest}\"body\":");
            Activity(text, id + "a", depth + 1);
            return ["Done"];
        }

        string[] Inner()
        {
            text.Append("\"Elsa.FlowNode\",\"body\":");
            Flowchart(text, id + "x", depth + 1);
            return ["Done"];
        }
    }
}
