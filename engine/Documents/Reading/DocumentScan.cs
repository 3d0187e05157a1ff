using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Porfin.Documents.Reading;

/// <summary>Goes once through the tokens of a document that is JSON, and finds what no flow may contain whatever it means: doubled names, texts and numbers that nothing can hold.</summary>
internal ref struct DocumentScan
{
    /// <summary>The longest text, in UTF-8 bytes.</summary>
    private const int LongestText = 256 << 10;

    /// <summary>The longest name of a property, in UTF-8 bytes.</summary>
    private const int LongestName = 1_000;

    /// <summary>The most digits of a number.</summary>
    private const int MostDigits = 100;

    /// <summary>How many problems are told before the scan stops.</summary>
    private const int MostProblems = 100;

    private readonly Stack<Level> levels = new();
    private readonly List<FlowProblem> problems = [];
    private Utf8JsonReader reader;
    private string name = "";

    private DocumentScan(ReadOnlySpan<byte> json) => reader = new(json, JsonLines.Options);

    /// <summary>All problems; one whose code is not <c>document:duplicate-property</c> makes the document unreadable.</summary>
    public static List<FlowProblem> Problems(ReadOnlySpan<byte> json)
    {
        var scan = new DocumentScan(json);
        while (scan.problems.Count < MostProblems && scan.reader.Read())
        {
            scan.Look();
        }

        return scan.problems;
    }

    private void Look()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Name();
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                return;
            default:
                Place();
                break;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                levels.Push(new(name, reader.TokenType is JsonTokenType.StartObject ? new(StringComparer.Ordinal) : null));
                break;
            case JsonTokenType.String:
                Text();
                break;
            case JsonTokenType.Number:
                Number();
                break;
        }
    }

    /// <summary>The name of the value that comes: its property, or its place in a list.</summary>
    private void Place()
    {
        if (levels.TryPeek(out var level) && level.Names is null)
        {
            name = level.Count++.ToString(CultureInfo.InvariantCulture);
        }
    }

    private void Name()
    {
        if (reader.ValueSpan.Length > LongestName || !IsUnicode())
        {
            name = "…";
            var isTooLong = reader.ValueSpan.Length > LongestName;
            Problem(isTooLong ? "document:name-too-long" : "document:not-unicode", isTooLong ? DocumentSentences.NameTooLong.With(reader.ValueSpan.Length, LongestName) : DocumentSentences.NameNotUnicode);
            return;
        }

        name = reader.GetString()!;
        if (!levels.Peek().Names!.Add(name))
        {
            Problem("document:duplicate-property", DocumentSentences.TwiceInObject.With(Shortened.Text(name)));
        }
    }

    private void Text()
    {
        if (reader.ValueSpan.Length > LongestText)
        {
            Problem("document:text-too-long", DocumentSentences.TextTooLong.With(reader.ValueSpan.Length >> 10, LongestText >> 10));
        }
        else if (!IsUnicode())
        {
            Problem("document:not-unicode", DocumentSentences.TextNotUnicode);
        }
    }

    private void Number()
    {
        if (reader.ValueSpan.Length > MostDigits)
        {
            Problem("document:number", DocumentSentences.NumberTooLong.With(reader.ValueSpan.Length, MostDigits));
        }
        else if (!reader.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            Problem("document:number", DocumentSentences.NumberTooLarge.With(Encoding.UTF8.GetString(reader.ValueSpan)));
        }
    }

    /// <summary>False for an escape such as <c>\uD83D</c> without its other half. The bytes themselves were checked before.</summary>
    private readonly bool IsUnicode()
    {
        if (!reader.ValueIsEscaped)
        {
            return true;
        }

        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private readonly void Problem(string code, Sentence why)
    {
        var path = new StringBuilder();
        foreach (var level in levels.Reverse().Skip(1))
        {
            path.Append('/').Append(JsonLines.Escape(level.Name));
        }

        problems.Add(new(code, Severity.Error, why, JsonPath: levels.Count == 0 ? "" : path.Append('/').Append(JsonLines.Escape(name)).ToString()));
    }

    /// <summary>An object or list that is open.</summary>
    /// <param name="Name">Its name in what contains it.</param>
    /// <param name="Names">The names seen so far; null for a list.</param>
    private sealed record Level(string Name, HashSet<string>? Names)
    {
        public int Count { get; set; }
    }
}
