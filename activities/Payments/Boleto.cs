using System.Globalization;

namespace Porfin.Activities.Payments;

/// <summary>A boleto: of a bank, or of a utility (água, luz, impostos), which begins with 8.</summary>
public sealed record Boleto
{
    private static readonly DateOnly FirstDay = new(1997, 10, 7);

    /// <summary>Factors run from 1000 to 9999 and begin anew: 9999 was 21 February 2025, the next day is 1000 again.</summary>
    private const int Cycle = 9_000;

    private const string Spaces = " .-\t\r\n\u00A0";

    private Boleto(string barcode) => Barcode = barcode;

    /// <summary>The 44 digits that the bars draw.</summary>
    public string Barcode { get; }

    /// <summary>The 47 (bank) or 48 (utility) digits that people type or copy.</summary>
    public string Line => BoletoDigits.Line(Barcode);

    /// <summary>True for water, energy, taxes and the like.</summary>
    public bool IsUtility => Barcode[0] == '8';

    /// <summary>The bank's three digits; null for a utility.</summary>
    public string? Bank => IsUtility ? null : Barcode[..3];

    /// <summary>The amount in centavos; null when the payer says it, or a utility's number there is no amount of reais.</summary>
    public long? Cents
    {
        get
        {
            var cents = long.Parse(IsUtility ? Barcode.AsSpan(4, 11) : Barcode.AsSpan(9, 10), CultureInfo.InvariantCulture);
            return cents == 0 || (IsUtility && Barcode[2] is '7' or '9') ? null : cents;
        }
    }

    /// <summary>The day on which it is due, or null when it says none. Its four digits repeat every 9,000 days, so the one nearest to today is meant.</summary>
    public DateOnly? DueOn(DateOnly today)
    {
        var factor = IsUtility ? 0 : int.Parse(Barcode.AsSpan(5, 4), CultureInfo.InvariantCulture);
        if (factor < 1_000)
        {
            return factor == 0 ? null : FirstDay.AddDays(factor);
        }

        var first = FirstDay.AddDays(factor);
        var cycles = Math.Max(0, (int)Math.Round((today.DayNumber - first.DayNumber) / (double)Cycle, MidpointRounding.AwayFromZero));
        return first.AddDays(cycles * Cycle);
    }

    /// <summary>Reads a digitable line or the digits of a bar code, with or without dots and spaces; null when a check digit is wrong.</summary>
    public static Boleto? Read(string text)
    {
        if (text.Length > 200 || text.Any(letter => !char.IsAsciiDigit(letter) && !Spaces.Contains(letter, StringComparison.Ordinal)))
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isUtility = digits.StartsWith('8');
        if (digits.Length != 44)
        {
            return digits.Length == (isUtility ? 48 : 47) && Checked(BoletoDigits.Barcode(digits)) is { } found && found.Line == digits ? found : null;
        }

        return Checked(digits);
    }

    /// <summary>A bank's boleto.</summary>
    /// <param name="bank">Three digits.</param>
    /// <param name="dueOn">When it is due; null for none.</param>
    /// <param name="cents">The amount; 0 leaves it to the payer.</param>
    /// <param name="free">Twenty-five digits as the bank fills them.</param>
    public static Boleto OfBank(string bank, DateOnly? dueOn, long cents, string free)
    {
        var days = dueOn is { } due ? due.DayNumber - FirstDay.DayNumber : 0;
        if (days < 0 || bank.Length != 3 || free.Length != 25 || cents is < 0 or > 9_999_999_999 || !(bank + free).All(char.IsAsciiDigit) || bank[0] == '8')
        {
            throw new ArgumentException("A boleto has three digits of bank, an amount up to R$ 99.999.999,99, a day since 1997 and 25 digits of free field.", nameof(free));
        }

        var factor = days > 9_999 ? ((days - 1_000) % Cycle) + 1_000 : days;
        var rest = string.Create(CultureInfo.InvariantCulture, $"{factor:0000}{cents:0000000000}{free}");
        return new(bank + "9" + BoletoDigits.OfBank(bank + "90" + rest) + rest);
    }

    private static Boleto? Checked(string barcode) => barcode[0] == '8'
        ? barcode[2] is >= '6' and <= '9' && BoletoDigits.OfUtility(barcode[2], barcode[..3] + barcode[4..]) == barcode[3] ? new(barcode) : null
        : BoletoDigits.OfBank(barcode) == barcode[4] ? new(barcode) : null;
}
