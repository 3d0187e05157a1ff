using System.Globalization;
using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;

namespace Porfin.Engine.Tests.Verification;

/// <summary>
/// Small random flows, all from a seed: flowcharts with loops back, forks, joins, counters, sequences, parallel branches, loops over ranges, lists and conditions, sub-flows, steps that fail under all policies,
/// waits with and without patience, choices, sends, variables that are read and set.
/// </summary>
public static class RandomFlows
{
    public static readonly ActivityCatalog Catalog = new(typeof(RandomFlows).Assembly);

    public static Plan Compile(int seed)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(Json(seed)), Catalog, Library(seed));
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    public static string Json(int seed) => new RandomFlow(new Random(seed), $"random{seed}", mayRunFlows: true).Write();

    /// <summary>The flow that a random flow may run as a part of itself.</summary>
    public static string PartJson(int seed) => new RandomFlow(new Random(seed + 1_000_000_007), "part", mayRunFlows: false).Write();

    public static FlowLibrary Library(int seed)
    {
        var library = new FlowLibrary();
        library.Add(FlowReader.Read(PartJson(seed)).Flow!);
        return library;
    }
}

/// <summary>One random flow being written.</summary>
internal sealed class RandomFlow(Random random, string name, bool mayRunFlows)
{
    private const int MostActivities = 14;

    private static readonly string[] Patiences = ["00:00:00", "01:00:00", "10:00:00", "1.00:00:00", "2.00:00:00"];
    private static readonly string[] Texts = ["Oi", "Olá", "Tchau"];

    private readonly StringBuilder text = new();
    private int written;

    public string Write()
    {
        text.Append(CultureInfo.InvariantCulture, $$$"""
            {"definitionId":"{{{name}}}","name":"{{{name}}}","outcomes":["A","B"]{{{FaultPath()}}},"variables":[{"id":"n","name":"n","typeName":"Int32"},{"id":"m","name":"m","typeName":"Int32"},{"id":"s","name":"s","typeName":"String"},{"id":"t","name":"t","typeName":"String"}],"root":
            """);
        Flowchart("f", depth: 0);
        return text.Append('}').ToString();
    }

    private void Flowchart(string prefix, int depth)
    {
        var count = random.Next(2, depth == 0 ? 8 : 5);
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{prefix}\",\"type\":\"Elsa.Flowchart\",\"activities\":[");
        var outcomes = new List<(string Id, string[] Outcomes)>();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            outcomes.Add(($"{prefix}{i}", Activity($"{prefix}{i}", depth)));
        }

        text.Append("],\"connections\":[");
        var edges = new List<string>();
        for (var i = 0; i < count; i++)
        {
            foreach (var outcome in outcomes[i].Outcomes)
            {
                for (var fan = random.Next(8) == 0 ? 2 : random.Next(8) == 0 ? 0 : 1; fan > 0; fan--)
                {
                    var target = random.Next(10) == 0 ? random.Next(count) : i + 1 + random.Next(2);
                    if (target >= count)
                    {
                        continue;
                    }

                    edges.Add($$$"""{"source":{"activity":"{{{outcomes[i].Id}}}","port":"{{{outcome}}}"},"target":{"activity":"{{{prefix}}}{{{target}}}"}}""");
                }
            }
        }

        text.Append(string.Join(',', edges)).Append("]}");
    }

    private string[] Activity(string id, int depth)
    {
        written++;
        return random.Next(depth < 2 && written < MostActivities ? 32 : 22) switch
        {
            0 or 1 or 2 => Leaf(id, "Test.Say", $",\"text\":{Text()}", "Done"),
            3 or 4 or 5 => Leaf(id, "Test.Question", $",\"patience\":\"{Patiences[random.Next(Patiences.Length)]}\"{(random.Next(2) == 0 ? ",\"options\":[\"sim\",\"nunca mais\"],\"answer\":{\"typeName\":\"String\",\"memoryReference\":{\"id\":\"" + Pick("s", "t") + "\"}}" : "")}", "Answered", "Silent"),
            6 or 7 => Leaf(id, "Test.Chance", "", "Yes", "No"),
            8 => Leaf(id, "Elsa.Delay", $",\"timeSpan\":\"{Patiences[random.Next(Patiences.Length)]}\"", "Done"),
            9 => Leaf(id, "Elsa.FlowJoin", $",\"mode\":\"{(FlowJoinMode)random.Next(3)}\"", "Done"),
            10 => Leaf(id, random.Next(3) == 0 ? "Elsa.End" : "Elsa.WriteLine", "", "Done"),
            11 or 12 => Leaf(id, "Elsa.SetVariable", Move(Pick("n", "m")), "Done"),
            13 or 14 => Leaf(id, "Elsa.FlowDecision", $",\"condition\":{Script(Compare(Pick("n", "m")))}", "True", "False"),
            15 => Leaf(id, "Elsa.SetVariable", $",\"variable\":{{\"name\":\"{Pick("s", "t")}\"}},\"value\":\"{Pick("ok", "um texto bem longo")}\"", "Done"),
            16 => Leaf(id, "Test.Use", $",\"value\":{{\"type\":\"Variable\",\"value\":\"{Pick("s", "t")}\"}}", "Done"),
            17 => random.Next(4) switch
            {
                0 => Leaf(id, "Elsa.FlowFork", ",\"branches\":[\"A\",\"B\"]", "A", "B"),
                1 => Leaf(id, "Elsa.Complete", $",\"outcomes\":[\"{Pick("A", "B")}\"]", "Done"),
                2 => Leaf(id, "Elsa.Finish", "", "Done"),
                _ => Leaf(id, "Elsa.RunJavaScript", $",\"script\":{Script($"variables.{Pick("s", "t")} = 'dito'")}", "Done"),
            },
            18 => Leaf(id, "Elsa.FlowJoin", ",\"mode\":\"WaitAll\"", "Done"),
            19 or 20 => Leaf(id, random.Next(2) == 0 ? "Test.Faulty" : "Test.Fail", Failing(), "Done", "Broken", "Failed"),
            21 => random.Next(2) == 0 ? Leaf(id, "Elsa.Fault", ",\"message\":\"Nada feito\"" + Failing(), "Done", "Failed") : Leaf(id, "Elsa.Break", "", "Done"),
            22 => Nest(id, depth, "Elsa.Sequence", "", "activities", isList: true),
            23 => Nest(id, depth, "Elsa.Parallel", "", "activities", isList: true),
            24 => Nest(id, depth, "Elsa.For", ",\"start\":1,\"end\":2", "body", isList: false),
            25 => Repeat(id, depth),
            26 => Nest(id, depth, "Elsa.If", $",\"condition\":{Script(Compare("n"))}", "then", isList: false),
            27 => Nest(id, depth, "Elsa.ForEach", ",\"items\":[1,2]", "body", isList: false),
            28 => Nest(id, depth, "Elsa.ParallelForEach", ",\"items\":[1,2]", "body", isList: false),
            29 when mayRunFlows => Leaf(id, "Elsa.ExecuteWorkflow", ",\"workflowDefinitionId\":\"part\"", "Done"),
            30 when mayRunFlows => Leaf(id, "Porfin.RunFlow", ",\"workflowDefinitionId\":\"part\"", "Done", "A", "B"),
            _ => Inner(id, depth),
        };
    }

    /// <summary>What happens when a step fails: one of the policies, some after trying again.</summary>
    private string Failing() => random.Next(3) == 0 ? ""
        : $",\"customProperties\":{{\"onFailure\":{{\"then\":\"{Pick("stop", "failed", "continue", "branch")}\"{(random.Next(3) == 0 ? $",\"retry\":{{\"count\":{random.Next(1, 3)},\"first\":\"{Patiences[random.Next(1, Patiences.Length)]}\",\"max\":\"2.00:00:00\",\"jitter\":0}}" : "")}}}}}";

    /// <summary>Where some flows go on after a fault.</summary>
    private string FaultPath() => random.Next(4) == 0 ? $",\"customProperties\":{{\"porfin\":{{\"onFault\":\"f{random.Next(2)}\"}}}}" : "";

    private string[] Leaf(string id, string type, string rest, params string[] outcomes)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"{type}\"{rest}}}");
        return outcomes;
    }

    private string[] Nest(string id, int depth, string type, string rest, string port, bool isList)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"{type}\"{rest},\"{port}\":{(isList ? "[" : "")}");
        Activity(id + "a", depth + 1);
        if (isList)
        {
            text.Append(',');
            Activity(id + "b", depth + 1);
        }

        text.Append(isList ? "]}" : "}");
        return ["Done"];
    }

    /// <summary>A loop, mostly with a counter in its body.</summary>
    private string[] Repeat(string id, int depth)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"Elsa.While\",\"condition\":{Script(Compare("m"))},\"body\":{{\"id\":\"{id}s\",\"type\":\"Elsa.Sequence\",\"activities\":[");
        Activity(id + "a", depth + 1);
        if (random.Next(4) > 0)
        {
            text.Append(',');
            Leaf(id + "b", "Elsa.SetVariable", $",\"variable\":{{\"name\":\"m\"}},\"value\":{Script("variables.m + 1")}");
        }

        text.Append("]}}");
        return ["Done"];
    }

    private string[] Inner(string id, int depth)
    {
        Flowchart(id + "x", depth + 1);
        // The nested flowchart has an id of its own.
        text.Replace($"{{\"id\":\"{id}x\",\"type\":\"Elsa.Flowchart\"", $"{{\"id\":\"{id}\",\"type\":\"Elsa.Flowchart\"");
        return ["Done"];
    }

    private string Text() => random.Next(4) == 0
        ? $"{{\"type\":\"Template\",\"value\":\"{Pick("Oi, {{ s }}", "{% if n < 2 %}Oi{% else %}Até mais ver, e volte{% endif %}", "{{ t | upper }}, oi!", "{{ n }} vezes")}\"}}"
        : $"\"{Texts[random.Next(Texts.Length)]}\"";

    private string Move(string variable) => random.Next(4) == 0
        ? $",\"variable\":{{\"name\":\"{variable}\"}},\"value\":{random.Next(3)}"
        : $",\"variable\":{{\"name\":\"{variable}\"}},\"value\":{Script(Pick($"variables.{variable} + 1", $"{variable} + 1", $"get{variable.ToUpperInvariant()}() - 1", $"1 + variables.{variable}", $"variables.{variable} * 2"))}";

    private string Compare(string variable) => Pick($"variables.{variable} < 2", $"!({variable} >= 2)", $"variables.{variable} <= 1 && variables.n < 3", $"2 > {variable}", $"variables.{variable} != 2", $"{variable} > -2");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Script(string code) => $"{{\"type\":\"JavaScript\",\"value\":\"{code}\"}}";
}
