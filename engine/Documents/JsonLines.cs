using System.Text.Json;

namespace Porfin.Documents;

/// <summary>Finds the lines of a JSON text on which given places lie.</summary>
internal static class JsonLines
{
    /// <summary>The problems with their lines filled in.</summary>
    public static IReadOnlyList<FlowProblem> Place(ReadOnlySpan<byte> json, IReadOnlyList<FlowProblem> problems)
    {
        if (problems.Count == 0)
        {
            return problems;
        }

        var wanted = problems.Select(problem => problem.JsonPath).ToHashSet(StringComparer.Ordinal);
        var lines = Find(json, wanted);
        return [.. problems.Select(problem => problem.Line > 0 ? problem : problem with { Line = lines.GetValueOrDefault(problem.JsonPath) })];
    }

    private static Dictionary<string, int> Find(ReadOnlySpan<byte> json, HashSet<string> wanted)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var stack = new Stack<(string Path, int Index)>();
        var path = "";
        var line = 1;
        var counted = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                path = stack.Peek().Path + "/" + reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                stack.Pop();
                continue;
            }

            if (stack.Count > 0 && stack.Peek().Index >= 0)
            {
                var (parent, index) = stack.Pop();
                path = parent + "/" + index;
                stack.Push((parent, index + 1));
            }

            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (wanted.Contains(path))
            {
                found.TryAdd(path, line);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                stack.Push((path, reader.TokenType is JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return found;
    }
}
