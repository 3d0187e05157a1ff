using System.Globalization;
using System.Text;
using Porfin.Compilation;
using Porfin.Execution;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Small random flows, all from a seed: flowcharts with loops, forks, joins, sequences, loops over ranges, waits and sends.</summary>
public static class RandomFlows
{
    public static readonly ActivityCatalog Catalog = new(typeof(RandomFlows).Assembly);

    private static readonly string[] Patiences = ["00:00:00", "01:00:00", "10:00:00", "1.00:00:00", "2.00:00:00"];
    private static readonly string[] Texts = ["Oi", "Olá", "Tchau"];

    public static Plan Compile(int seed)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(Json(seed)), Catalog);
        return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
    }

    public static string Json(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"name\":\"random{seed}\",\"root\":");
        Flowchart(text, random, "f", depth: 0);
        return text.Append('}').ToString();
    }

    private static void Flowchart(StringBuilder text, Random random, string prefix, int depth)
    {
        var count = random.Next(2, 8);
        text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{prefix}\",\"type\":\"Elsa.Flowchart\",\"activities\":[");
        var outcomes = new List<(string Id, string[] Outcomes)>();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            outcomes.Add(($"{prefix}{i}", Activity(text, random, $"{prefix}{i}", depth)));
        }

        text.Append("],\"connections\":[");
        var edges = new List<string>();
        for (var i = 0; i < count; i++)
        {
            foreach (var outcome in outcomes[i].Outcomes)
            {
                for (var fan = random.Next(10) == 0 ? 2 : random.Next(8) == 0 ? 0 : 1; fan > 0; fan--)
                {
                    var target = random.Next(4) == 0 ? random.Next(count) : Math.Min(count - 1, i + 1 + random.Next(2));
                    edges.Add($$$"""{"source":{"activity":"{{{outcomes[i].Id}}}","port":"{{{outcome}}}"},"target":{"activity":"{{{prefix}}}{{{target}}}"}}""");
                }
            }
        }

        text.Append(string.Join(',', edges)).Append("]}");
    }

    private static string[] Activity(StringBuilder text, Random random, string id, int depth)
    {
        void Leaf(string type, string rest = "") => text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"{type}\"{rest}}}");
        switch (random.Next(depth < 2 ? 12 : 9))
        {
            case 0 or 1:
                Leaf("Test.Say", $",\"text\":\"{Texts[random.Next(Texts.Length)]}\"");
                return ["Done"];
            case 2 or 3:
                Leaf("Test.Question", $",\"patience\":\"{Patiences[random.Next(Patiences.Length)]}\"");
                return ["Answered", "Silent"];
            case 4 or 5:
                Leaf("Test.Chance");
                return ["Yes", "No"];
            case 6:
                Leaf("Elsa.Delay", $",\"timeSpan\":\"{Patiences[random.Next(Patiences.Length)]}\"");
                return ["Done"];
            case 7:
                Leaf("Elsa.FlowJoin", $",\"mode\":\"{(FlowJoinMode)random.Next(3)}\"");
                return ["Done"];
            case 8:
                Leaf(random.Next(3) == 0 ? "Elsa.End" : "Elsa.WriteLine");
                return ["Done"];
            case 9:
                text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"Elsa.Sequence\",\"activities\":[");
                Activity(text, random, id + "a", depth + 1);
                text.Append(',');
                Activity(text, random, id + "b", depth + 1);
                text.Append("]}");
                return ["Done"];
            case 10:
                text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\",\"type\":\"Elsa.For\",\"start\":1,\"end\":2,\"body\":");
                Activity(text, random, id + "a", depth + 1);
                text.Append('}');
                return ["Done"];
            default:
                Flowchart(text, random, id + "x", depth + 1);
                return ["Done"];
        }
    }
}
