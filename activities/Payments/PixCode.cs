using System.Globalization;
using System.Text;

namespace Porfin.Activities.Payments;

/// <summary>A BR Code of the Pix arrangement, the text that a bank's app pays when it is copied or photographed.</summary>
/// <param name="Name">Who receives; 25 characters at most, written without accents.</param>
/// <param name="City">Where; 15 characters at most, written without accents.</param>
public sealed record PixCode(string Name, string City)
{
    /// <summary>What identifies the Pix arrangement among others.</summary>
    internal const string Arrangement = "br.gov.bcb.pix";

    private const int KeyAndDescription = EmvFields.Longest - 18 - 4 - 4;

    /// <summary>The key of who receives; null in a code that is fetched from an address.</summary>
    public string? Key { get; init; }

    /// <summary>Where the charge is fetched from, without <c>https://</c>; null in a static code.</summary>
    public string? Url { get; init; }

    /// <summary>Where a recurring authorisation (Pix Automático) is fetched from; null when the code asks for none.</summary>
    public string? RecurrenceUrl { get; init; }

    /// <summary>The amount in centavos; null when the payer chooses, or the charge's address says it.</summary>
    public long? Cents { get; init; }

    /// <summary>What the payer reads beside the amount; cut where the key leaves no room.</summary>
    public string? Description { get; init; }

    /// <summary>The ISPB of the institution that pays out withdrawals; null almost always.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>What the receiver finds the payment by; at most 25 letters and digits in a static code. Null writes ***.</summary>
    public string? Txid { get; init; }

    /// <summary>The CEP, or null.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The trade's category code; 0000 tells none.</summary>
    public string Category { get; init; } = "0000";

    /// <summary>True when the code says that it can be paid only once.</summary>
    public bool IsForOnePayment { get; init; }

    /// <summary>The code as it is copied and drawn.</summary>
    /// <exception cref="ArgumentException">A value is too long for its field, negative, or there is nothing to pay to.</exception>
    public string Write()
    {
        if (Key is null && Url is null && RecurrenceUrl is null)
        {
            throw new ArgumentException("A Pix code needs a key, or an address of a charge or of a recurrence.", nameof(Key));
        }

        var code = new StringBuilder().Field("00", "01").Field("01", IsForOnePayment ? "12" : null)
            .Field("26", Account(Arrangement).Field("01", Key).Field("02", Fitting(Description)).Field("03", Withdrawal).Field("25", Url).ToString())
            .Field("52", Category).Field("53", "986").Field("54", Amount()).Field("58", "BR")
            .Field("59", AsciiText.Of(Name, 25)).Field("60", AsciiText.Of(City, 15)).Field("61", PostalCode)
            .Field("62", new StringBuilder().Field("05", Txid ?? "***").ToString())
            .Field("80", RecurrenceUrl is null ? null : Account(Arrangement).Field("25", RecurrenceUrl).ToString())
            .Append("6304");
        return code.Append(Crc16.Of(code.ToString())).ToString();
    }

    /// <summary>Reads any Pix code.</summary>
    /// <param name="text">What was copied; spaces around it do not matter.</param>
    public static PixReading Read(string text) => PixReader.Read(text.Trim());

    private static StringBuilder Account(string arrangement) => new StringBuilder().Field("00", arrangement);

    private string? Amount() => Cents switch
    {
        null => null,
        < 0 => throw new ArgumentException("A Pix code cannot ask for less than nothing.", nameof(Cents)),
        { } cents => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
    };

    private string? Fitting(string? description) =>
        description is null || Key is null ? null : AsciiText.Of(description, Math.Max(0, KeyAndDescription - Key.Length - (Withdrawal is null ? 0 : 4 + Withdrawal.Length)));
}
