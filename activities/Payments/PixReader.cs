using System.Globalization;

namespace Porfin.Activities.Payments;

/// <summary>Reads Pix codes of any bank, more patiently than ours are written.</summary>
internal static class PixReader
{
    /// <summary>The code, or why it is none.</summary>
    public static PixReading Read(string text)
    {
        if (!text.StartsWith("000201", StringComparison.Ordinal) || text.Length < 12 || !text.AsSpan(0, text.Length - 4).EndsWith("6304"))
        {
            return new(null, "pix:form");
        }

        if (Crc16.Of(text[..^4]) != text[^4..])
        {
            return new(null, "pix:check");
        }

        return EmvFields.Read(text) is { } fields ? Of(fields) : new(null, "pix:form");
    }

    private static PixReading Of(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var accounts = fields.Where(field => Id(field) is >= 26 and <= 51).Select(field => EmvFields.Read(field.Value)).Where(IsPix).ToList();
        var others = fields.Where(field => Id(field) is >= 80 and <= 99).Select(field => EmvFields.Read(field.Value)).Where(IsPix).ToList();
        if (accounts.Count == 0 && others.Count == 0)
        {
            return new(null, "pix:arrangement");
        }

        var amount = Field(fields, "54");
        if (amount is not null && Cents(amount) is null)
        {
            return new(null, "pix:amount");
        }

        var account = accounts.FirstOrDefault() ?? [];
        var txid = Field(EmvFields.Read(Field(fields, "62") ?? "") ?? [], "05");
        return new(new PixCode(Field(fields, "59") ?? "", Field(fields, "60") ?? "")
        {
            Key = Field(account, "01"),
            Description = Field(account, "02"),
            Withdrawal = Field(account, "03"),
            Url = Field(account, "25"),
            RecurrenceUrl = others.Select(other => Field(other!, "25")).FirstOrDefault(url => url is not null),
            Cents = amount is null ? null : Cents(amount),
            Txid = txid is "***" ? null : txid,
            PostalCode = Field(fields, "61"),
            Category = Field(fields, "52") ?? "0000",
            IsForOnePayment = Field(fields, "01") is "12",
        }, null);
    }

    private static bool IsPix(IReadOnlyList<KeyValuePair<string, string>>? account) =>
        account is not null && string.Equals(Field(account, "00"), PixCode.Arrangement, StringComparison.OrdinalIgnoreCase);

    private static int Id(KeyValuePair<string, string> field) => int.Parse(field.Key, CultureInfo.InvariantCulture);

    private static string? Field(IReadOnlyList<KeyValuePair<string, string>> fields, string id)
    {
        foreach (var field in fields)
        {
            if (field.Key == id)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>Banks write 31, 10., 0.9 and 13.00; more than two decimals are no amount of reais.</summary>
    private static long? Cents(string amount) =>
        decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var reais) && amount.Length <= 13 && reais * 100 == decimal.Truncate(reais * 100)
            ? (long)(reais * 100)
            : null;
}
