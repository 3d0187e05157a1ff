using System.Net.Mail;

namespace Porfin.Host.Businesses;

/// <summary>Tells e-mail addresses from what somebody mistyped.</summary>
public static class EmailText
{
    private const int Longest = 254;

    /// <summary>True for an address on the internet, without spaces around it.</summary>
    public static bool IsSound(string? text) =>
        text is { Length: <= Longest } && !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
