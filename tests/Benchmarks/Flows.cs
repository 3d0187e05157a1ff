/// <summary>The flows that are measured.</summary>
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

    /// <summary>Menus of three options with patience; each counts its reminders, and one option leads back to the first menu.</summary>
    public static string Menus(int rounds)
    {
        var activities = string.Join(",", Enumerable.Range(0, rounds).Select(i => $$$"""
            {"id":"menu{{{i}}}","type":"Porfin.SendChoices","text":"Menu {{{i}}}: o que deseja?","options":[{"id":"a","title":"Agendar"},{"id":"b","title":"Preços"},{"id":"c","title":"Voltar"}],"patience":"06:00:00","choice":{"typeName":"String","memoryReference":{"id":"v{{{i % 40}}}" } } },
            {"id":"late{{{i}}}","type":"Elsa.FlowDecision","condition":{"type":"JavaScript","value":"variables.n < 2"}},
            {"id":"count{{{i}}}","type":"Elsa.SetVariable","variable":{"name":"n"},"value":{"type":"JavaScript","value":"variables.n + 1"}},
            {"id":"say{{{i}}}","type":"Porfin.SendText","text":{"type":"Template","value":"Certo, \u007b\u007b v{{{(i + 7) % 40}}} \u007d\u007d."}},
            {"id":"zero{{{i}}}","type":"Elsa.SetVariable","variable":{"name":"n"},"value":0}
            """));
        var connections = string.Join(",", Enumerable.Range(0, rounds).SelectMany(i => new[]
        {
            Connect($"menu{i}", "Agendar", $"say{i}"), Connect($"menu{i}", "Preços", $"zero{i}"), Connect($"menu{i}", "Voltar", "menu0"), Connect($"menu{i}", "Silent", $"late{i}"), Connect($"menu{i}", "Other", $"late{i}"),
            Connect($"late{i}", "True", $"count{i}"), Connect($"late{i}", "False", $"say{i}"), Connect($"count{i}", "Done", $"menu{i}"), Connect($"say{i}", "Done", $"zero{i}"), Connect($"zero{i}", "Done", $"menu{(i + 1) % rounds}"),
        }));
        var variables = string.Join(",", Enumerable.Range(0, 40).Select(i => $$$"""{"id":"v{{{i}}}","name":"v{{{i}}}","typeName":"String"}"""));
        return $$$"""{"name":"menus","variables":[{"id":"n","name":"n","typeName":"Int32"},{{{variables}}}],"root":{"type":"Elsa.Flowchart","id":"F","activities":[{{{activities}}}],"connections":[{{{connections}}}]}}""";
    }

    /// <summary>Questions, menus, decisions, counters, waits, joins and texts, connected by chance: mostly onwards, every tenth connection to anywhere, some outcomes side by side.</summary>
    public static string Random(int seed, int count)
    {
        var random = new Random(seed);
        var (activities, connections) = (new List<string>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var (text, outcomes) = Activity(random, i);
            activities.Add(text);
            foreach (var outcome in outcomes)
            {
                for (var fan = random.Next(40) == 0 ? 2 : 1; fan > 0; fan--)
                {
                    var target = random.Next(10) == 0 ? random.Next(count) : i + 1 + random.Next(4);
                    if (target < count)
                    {
                        connections.Add(Connect($"a{i}", outcome, $"a{target}"));
                    }
                }
            }
        }

        var variables = Enumerable.Range(0, 40).Select(i => $$$"""{"id":"v{{{i}}}","name":"v{{{i}}}","typeName":"String"}""").Concat(Enumerable.Range(0, 5).Select(i => $$$"""{"id":"n{{{i}}}","name":"n{{{i}}}","typeName":"Int32"}"""));
        return $$$"""{"name":"random","variables":[{{{string.Join(",", variables)}}}],"root":{"type":"Elsa.Flowchart","id":"F","activities":[{{{string.Join(",", activities)}}}],"connections":[{{{string.Join(",", connections.Distinct())}}}]}}""";
    }

    private static (string Text, string[] Outcomes) Activity(Random random, int i)
    {
        string Wait() => new[] { "00:10:00", "05:00:00", "1.00:00:00" }[random.Next(3)];
        var (text, counter, most) = (random.Next(40), random.Next(5), random.Next(5));
        return random.Next(10) switch
        {
            0 or 1 => ($$$"""{"id":"a{{{i}}}","type":"Porfin.Ask","question":"Pergunta {{{random.Next(300)}}}","patience":"{{{Wait()}}}","answer":{"typeName":"String","memoryReference":{"id":"v{{{text}}}" } } }""", ["Answered", "Invalid", "Silent"]),
            2 => ($$$"""{"id":"a{{{i}}}","type":"Porfin.SendChoices","text":"Menu {{{i}}}","options":["Sim","Não"],"patience":"{{{Wait()}}}","choice":{"typeName":"String","memoryReference":{"id":"v{{{text}}}" } } }""", ["Sim", "Não", "Other", "Silent"]),
            3 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.FlowDecision","condition":{"type":"JavaScript","value":"variables.n{{{counter}}} < {{{most}}} || variables.v{{{text}}} == 'x'"}}""", ["True", "False"]),
            4 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.FlowDecision","condition":{"type":"JavaScript","value":"variables.n{{{counter}}} < {{{most}}}"}}""", ["True", "False"]),
            5 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.SetVariable","variable":{"name":"n{{{counter}}}"},"value":{"type":"JavaScript","value":"variables.n0 + 1"}}""", ["Done"]),
            6 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.SetVariable","variable":{"name":"n{{{counter}}}"},"value":{"type":"JavaScript","value":"variables.n{{{counter}}} + 1"}}""", ["Done"]),
            7 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.Delay","timeSpan":"{{{Wait()}}}"}""", ["Done"]),
            8 => ($$$"""{"id":"a{{{i}}}","type":"Elsa.FlowJoin","mode":"{{{(random.Next(2) == 0 ? "WaitAllActive" : "WaitAll")}}}"}""", ["Done"]),
            _ => ($$$"""{"id":"a{{{i}}}","type":"Porfin.SendText","text":{"type":"Template","value":"Texto {{{random.Next(300)}}} \u007b\u007b v{{{text}}} \u007d\u007d"}}""", ["Done"]),
        };
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

    private static string Connect(string from, string port, string to) => $$$"""{"source":{"activity":"{{{from}}}","port":"{{{port}}}"},"target":{"activity":"{{{to}}}"}}""";
}
