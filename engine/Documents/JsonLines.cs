using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Porfin.Documents;

/// <summary>Finds the lines and columns of a JSON text on which given places lie.</summary>
internal static class JsonLines
{
    /// <summary>How documents are read: comments and trailing commas are passed over.</summary>
    public static JsonReaderOptions Options { get; } = new() { MaxDepth = FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>A name as a part of a JSON pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The problems with their lines and columns filled in.</summary>
    public static IReadOnlyList<FlowProblem> Place(ReadOnlySpan<byte> json, IReadOnlyList<FlowProblem> problems)
    {
        if (problems.All(problem => problem.Line > 0))
        {
            return problems;
        }

        var wanted = new Wanted();
        foreach (var problem in problems)
        {
            wanted.Add(problem.JsonPath);
        }

        Find(json, wanted);
        return [.. problems.Select(problem => problem.Line > 0 || wanted.At(problem.JsonPath) is not { Line: > 0 } place ? problem : problem with { Line = place.Line, Column = place.Column })];
    }

    private static void Find(ReadOnlySpan<byte> json, Wanted root)
    {
        var reader = new Utf8JsonReader(json, Options);
        var stack = new Stack<(Wanted? At, int Index)>();
        Wanted? at = root;
        var (line, counted, begin) = (1, 0, 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    at = stack.Peek().At is { Parts: { } parts } && NameOf(reader) is { } name ? parts.GetValueOrDefault(Escape(name)) : null;
                    continue;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    stack.Pop();
                    continue;
            }

            if (stack.Count > 0 && stack.Peek().Index >= 0)
            {
                var (list, index) = stack.Pop();
                at = list?.Parts?.GetValueOrDefault(index.ToString(CultureInfo.InvariantCulture));
                stack.Push((list, index + 1));
            }

            if (at is { Line: 0 })
            {
                var start = (int)reader.TokenStartIndex;
                line += json[counted..start].Count((byte)'\n');
                begin = json[counted..start].LastIndexOf((byte)'\n') is >= 0 and var last ? counted + last + 1 : begin;
                counted = start;
                (at.Line, at.Column) = (line, Encoding.UTF8.GetCharCount(json[begin..start]) + 1);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                stack.Push((at, reader.TokenType is JsonTokenType.StartArray ? 0 : -1));
            }
        }
    }

    /// <summary>The name of a property; null for one with half a character, at which nothing is looked for.</summary>
    private static string? NameOf(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The wanted places as a tree of names.</summary>
    private sealed class Wanted
    {
        public Dictionary<string, Wanted>? Parts { get; private set; }

        public int Line { get; set; }

        public int Column { get; set; }

        public void Add(string path)
        {
            var at = this;
            foreach (var part in path.Split('/').Skip(1))
            {
                at.Parts ??= new(StringComparer.Ordinal);
                at = at.Parts.TryGetValue(part, out var known) ? known : at.Parts[part] = new();
            }
        }

        /// <summary>The place of a path; what is around it when it is not in the document itself, such as a property that is missing or spelt in another case.</summary>
        public Wanted At(string path)
        {
            var at = this;
            foreach (var part in path.Split('/').Skip(1))
            {
                if (at.Parts?.GetValueOrDefault(part) is not { Line: > 0 } inner)
                {
                    break;
                }

                at = inner;
            }

            return at;
        }
    }
}
