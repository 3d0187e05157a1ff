using System.Text;
using System.Text.Json.Nodes;
using Porfin.Activities.Understanding.Intents;

/// <summary>Phrases to learn from, messages to judge, and messages that have none of the intents.</summary>
internal sealed record IntentSet(IReadOnlyList<Intent> Train, IReadOnlyList<(string Text, string Intent)> Test, IReadOnlyList<string> Outside);

/// <summary>Reads the public sets.</summary>
internal static class IntentSets
{
    public static IntentSet Read(string folder, string name) => name switch
    {
        "clinc150" => Clinc(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "clinc150", "data_full.json")))!),
        "clinc150-10" => FewShot(Path.Combine(folder, "fewshot", "CLINC150")),
        "banking77" => Tables(Path.Combine(folder, "banking77", "train.csv"), Path.Combine(folder, "banking77", "test.csv")),
        "banking77-10" => FewShot(Path.Combine(folder, "fewshot", "BANKING77")),
        "curekart" => Curekart(Path.Combine(folder, "hint3", "intents", "hint3", "dataset", "v1")),
        "curekart-v2" => Curekart(Path.Combine(folder, "hint3", "intents", "hint3", "dataset", "v2")),
        _ => throw new ArgumentException($"There is no set {name}.", nameof(name)),
    };

    private static IntentSet Clinc(JsonNode data)
    {
        List<(string, string)> Part(string name) => [.. data[name]!.AsArray().Select(pair => ((string)pair![0]!, (string)pair[1]!))];
        return new(Grouped(Part("train")), Part("test"), [.. Part("oos_test").Select(pair => pair.Item1)]);
    }

    private static IntentSet FewShot(string folder)
    {
        List<(string, string)> Part(string name) => [.. File.ReadLines(Path.Combine(folder, name, "seq.in")).Zip(File.ReadLines(Path.Combine(folder, name, "label")))];
        return new(Grouped(Part("train_10")), Part("test"), []);
    }

    private static IntentSet Curekart(string folder) => Tables(Path.Combine(folder, "train", "curekart_train.csv"), Path.Combine(folder, "test", "curekart_test.csv"));

    private static IntentSet Tables(string train, string test)
    {
        var rows = Rows(File.ReadAllText(test)).ToList();
        return new(Grouped(Rows(File.ReadAllText(train))), [.. rows.Where(row => row.Item2 is not "NO_NODES_DETECTED")], [.. rows.Where(row => row.Item2 is "NO_NODES_DETECTED").Select(row => row.Item1)]);
    }

    private static List<Intent> Grouped(IEnumerable<(string Text, string Intent)> items) => [.. items.GroupBy(item => item.Intent).Select(group => new Intent(group.Key, [.. group.Select(item => item.Text)]))];

    /// <summary>The first two columns of a table with commas, without its head.</summary>
    private static IEnumerable<(string, string)> Rows(string text)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        var rows = new List<(string, string)>();
        foreach (var letter in text)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || letter is not (',' or '\n' or '\r'))
            {
                field.Append(letter);
            }
            else if (letter is not '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    rows.Add((fields[0], fields[^1]));
                    fields.Clear();
                }
            }
        }

        return rows.Skip(1);
    }
}
