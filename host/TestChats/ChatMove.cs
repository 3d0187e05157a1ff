using Porfin.Activities.Transcripts;

namespace Porfin.Host.TestChats;

/// <summary>One thing that a person does in a test chat, as a line of a scenario: <c>&lt;</c> the customer writes, <c>@</c> something happens, <c>&amp;</c> a fact, <c>!</c> an answer of the outside.</summary>
/// <param name="Sign">The sign of the line.</param>
/// <param name="Text">The rest of it; may have several lines.</param>
public sealed record ChatMove(string? Sign, string? Text)
{
    /// <summary>The most moves of a chat.</summary>
    public const int Most = 500;

    private const int LongestText = 4096;

    /// <summary>The moves as entries of a transcript; null when they are none.</summary>
    /// <param name="moves">What came from a browser.</param>
    /// <param name="problem">What is wrong.</param>
    public static IReadOnlyList<Entry>? Read(IReadOnlyList<ChatMove?>? moves, out string problem)
    {
        problem = moves is null ? "A chat is a list of moves."
            : moves.Count > Most ? $"A chat has at most {Most} moves."
            : moves.Any(move => move is not { Sign: "<" or "@" or "&" or "!", Text.Length: > 0 and <= LongestText }) ? $"A move has one of the signs < @ & ! and a text of 1 to {LongestText} letters."
            : "";
        return problem.Length > 0 ? null : [.. moves!.Select((move, at) => new Entry(KindOf(move!.Sign!), Clean(move.Text!), at + 1))];
    }

    // Only what a line of a scenario can hold: line ends of one kind, none at the end, no control characters.
    private static string Clean(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(line.Where(letter => !char.IsControl(letter))).TrimEnd())).Trim('\n');

    private static EntryKind KindOf(string sign) => sign switch
    {
        "<" => EntryKind.Customer,
        "&" => EntryKind.Fact,
        "!" => EntryKind.Answer,
        _ => EntryKind.Happening,
    };
}
