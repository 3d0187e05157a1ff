using System.Buffers;

namespace Porfin.Host.Accounts;

/// <summary>What is needed to talk on a Cloud API number. A class: its text must never show its secrets.</summary>
public sealed class NewAccount
{
    private const int Longest = 1024;

    // What goes into a header or an address must be plain.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public required string PhoneNumberId { get; init; }

    public required string AppSecret { get; init; }

    public required string VerifyToken { get; init; }

    public required string Token { get; init; }

    public string? WabaId { get; init; }

    /// <summary>How people know it; the id when it is not given.</summary>
    public string? Display { get; init; }

    public int MessagesPerSecond { get; init; } = 80;

    /// <summary>What is wrong with it, in sentences; empty when it can be stored.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, string Value)[] plain = [("phone number id", PhoneNumberId), ("token", Token), ("app secret", AppSecret), ("WABA id", WabaId ?? "-")];
        foreach (var (name, value) in plain)
        {
            if (value.Length == 0)
            {
                yield return $"The {name} is missing: see 'porfin account add --help' for the ways to give it.";
            }
            else if (value.Length > Longest || value.AsSpan().ContainsAnyExcept(Plain))
            {
                yield return $"The {name} must be 1 to {Longest} letters, digits or signs, without spaces.";
            }
        }

        if (string.IsNullOrWhiteSpace(VerifyToken) || VerifyToken.Length > Longest)
        {
            yield return "The verify token must not be missing or longer than a kilobyte.";
        }

        if (MessagesPerSecond is < 1 or > 100_000)
        {
            yield return "The messages per second must be 1 to 100000.";
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"account of {PhoneNumberId}";
}
