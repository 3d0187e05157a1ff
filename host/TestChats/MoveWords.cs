using System.Text.RegularExpressions;
using Porfin.Activities.Transcripts;

namespace Porfin.Host.TestChats;

/// <summary>What a person did in a chat, as it is shown there.</summary>
internal static partial class MoveWords
{
    public static IEnumerable<ToldItem> Of(int at, PlayedMove move)
    {
        var text = move.Entry.Text;
        return move.Entry.Kind switch
        {
            EntryKind.Customer => [Customer(at, move, text)],
            EntryKind.Fact => [new("fact", at, move.At, text)],
            EntryKind.Answer => [new("answer", at, move.At, text)],
            _ => Happening(at, move, text.Split(' ', 2)),
        };
    }

    private static ToldItem Customer(int at, PlayedMove move, string text)
    {
        var isRead = move.Turns.Count > 0;
        return Tapped().Match(text) is { Success: true } tap ? new("customer", at, move.At, tap.Groups[1].Value) { IsRead = isRead, Media = "choice" }
            : Sent().Match(text) is { Success: true } sent ? new("customer", at, move.At, sent.Groups[2].Value.Trim()) { IsRead = isRead, Media = sent.Groups[1].Value }
            : new("customer", at, move.At, text) { IsRead = isRead };
    }

    private static IEnumerable<ToldItem> Happening(int at, PlayedMove move, string[] words)
    {
        var rest = words.Length > 1 ? words[1] : "";
        return words[0] switch
        {
            "owner" => [new("owner", at, move.At, rest)],
            "begin" => [],
            "start" => [new("began", at, move.At, "")],
            "trigger" => [new("began", at, move.At, rest.Split(' ')[0]) { NodeId = rest.Split(' ')[0] }],
            "set" or "handback" or "event" or "duplicate" or "swap" => [new(words[0], at, move.At, rest)],
            _ when move.Until > move.At => [new("time", at, move.At, "") { Detail = (move.Until - move.At).ToString("c", System.Globalization.CultureInfo.InvariantCulture) }],
            _ => [],
        };
    }

    [GeneratedRegex(@"^\[(.+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Tapped();

    [GeneratedRegex(@"^\((audio|image|video|sticker|document|location|contacts|unsupported)\)(.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Sent();
}
