using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Numbers, money and percentages in a language.</summary>
internal sealed class LocaleNumber
{
    private readonly Locale locale;
    private readonly string style;
    private readonly string currency;
    private readonly int least;
    private readonly int most;
    private readonly int wholeDigits;
    private readonly bool groups;

    private LocaleNumber(Run run, Locale locale, ValueMap options)
    {
        this.locale = locale;
        style = options["style"].Text ?? "decimal";
        currency = options["currency"].Text?.ToUpperInvariant() ?? "";
        if (style is not ("decimal" or "currency" or "percent") || (style == "currency" && !(currency.Length == 3 && currency.All(char.IsAsciiLetter))))
        {
            throw style == "currency" && currency.Length == 0
                ? run.TypeError("The style 'currency' needs a currency, such as 'BRL'.")
                : run.RangeError("The style must be 'decimal', 'percent', or 'currency' with a currency of three letters.");
        }

        var (usualLeast, usualMost) = style switch
        {
            "currency" when currency is "JPY" or "CLP" or "PYG" or "KRW" => (0, 0),
            "currency" => (2, 2),
            "percent" => (0, 0),
            _ => (0, 3),
        };
        var (givenLeast, givenMost) = (Digits(run, options, "minimumFractionDigits"), Digits(run, options, "maximumFractionDigits"));
        least = givenLeast ?? Math.Min(usualLeast, givenMost ?? usualLeast);
        most = givenMost ?? Math.Max(usualMost, least);
        wholeDigits = Digits(run, options, "minimumIntegerDigits") ?? 1;
        groups = options["useGrouping"].IsUndefined || options["useGrouping"].IsTruthy;
        if (least > most || wholeDigits is 0 or > 21)
        {
            throw run.RangeError("The numbers of digits do not fit together.");
        }
    }

    public static LocaleNumber Read(Run run, Value locales, Value options)
    {
        run.Budget.Step(4);
        run.Budget.Allocate(400);
        return new LocaleNumber(run, Locale.Of(run, locales),
            Locale.Options(run, options, "style", "currency", "minimumFractionDigits", "maximumFractionDigits", "minimumIntegerDigits", "useGrouping"));
    }

    public string Format(double number)
    {
        var sign = double.IsNegative(number) && !double.IsNaN(number) ? "-" : "";
        var size = Math.Abs(number);
        var text = double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? "∞" : Size(size);
        return style switch
        {
            "currency" => sign + Symbol() + text,
            "percent" => sign + text + "%",
            _ => sign + text,
        };
    }

    private static int? Digits(Run run, ValueMap options, string name)
    {
        var value = options[name];
        if (value.IsUndefined)
        {
            return null;
        }

        var digits = Coerce.ToNumber(run, value);
        return digits is >= 0 and <= 100 ? (int)digits : throw run.RangeError($"{name} must be from 0 to 100.");
    }

    // Rounded as written: 1.005 has a half to round up, though the number behind it lies a hair below.
    private string Size(double size)
    {
        var plain = NumberText.Of(size);
        string text;
        if (size < 1e15 && most <= 12 && decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            exact *= style == "percent" ? 100 : 1;
            text = Math.Round(exact, most, MidpointRounding.AwayFromZero).ToString("F" + most.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }
        else if (size >= 1e15)
        {
            text = Unfolded(NumberText.Of(style == "percent" ? size * 100 : size)) + (most > 0 ? "." + new string('0', most) : "");
        }
        else
        {
            text = (style == "percent" ? size * 100 : size).ToString("F" + most.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? text : text[..point]).PadLeft(wholeDigits, '0');
        var fraction = point < 0 ? "" : text[(point + 1)..].TrimEnd('0').PadRight(least, '0');
        return (groups ? Grouped(whole) : whole) + (fraction.Length > 0 ? locale.Decimal + fraction : "");
    }

    // A large number as its shortest digits and zeros: 1.5e+21 is 1500…
    private static string Unfolded(string number)
    {
        var at = number.IndexOf('e', StringComparison.Ordinal);
        if (at < 0)
        {
            return number.Split('.')[0];
        }

        var digits = number[..at].Replace(".", "", StringComparison.Ordinal);
        return digits.PadRight(int.Parse(number.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1, '0');
    }

    private string Grouped(string whole)
    {
        var first = whole.Length % 3;
        var parts = Enumerable.Range(0, whole.Length / 3).Select(i => whole.Substring(first + (3 * i), 3));
        return string.Join(locale.Group, first > 0 ? parts.Prepend(whole[..first]) : parts);
    }

    private string Symbol() => (currency, ReferenceEquals(locale, Locale.Portuguese)) switch
    {
        ("BRL", true) => "R$\u00a0",
        ("USD", true) => "US$\u00a0",
        ("EUR", true) => "€\u00a0",
        ("GBP", true) => "£\u00a0",
        ("BRL", false) => "R$",
        ("USD", false) => "$",
        ("EUR", false) => "€",
        ("GBP", false) => "£",
        _ => currency + "\u00a0",
    };
}
