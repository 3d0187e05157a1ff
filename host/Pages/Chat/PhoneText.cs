namespace Porfin.Host.Pages.Chat;

/// <summary>Phone numbers as people write them.</summary>
public static class PhoneText
{
    /// <summary>5511987654321 → +55 11 98765-4321; other countries' numbers only get their plus, all else stays as it is.</summary>
    public static string Of(string address)
    {
        if (address.Length is < 8 or > 15 || !address.All(char.IsAsciiDigit))
        {
            return address;
        }

        return address.StartsWith("55", StringComparison.Ordinal) && address.Length is 12 or 13
            ? $"+55 {address[2..4]} {address[4..^4]}-{address[^4..]}"
            : "+" + address;
    }
}
