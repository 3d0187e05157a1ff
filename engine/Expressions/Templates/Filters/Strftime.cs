using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>
/// Dates by strftime directives: <c>%d/%m/%Y</c>. A directive may have flags (<c>-</c> no padding, <c>0</c>, <c>_</c> padding by spaces, <c>^</c> capitals) and a width.
/// </summary>
internal static class Strftime
{
    private const int MostWidth = 40;

    public static string Format(DateTimeOffset moment, string format, CultureInfo culture)
    {
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not '%' || i + 1 >= format.Length)
            {
                result.Append(format[i]);
                continue;
            }

            var start = i++;
            var flags = Run(format, ref i, "-0_^#:");
            var width = Run(format, ref i, "0123456789");
            var directive = i < format.Length ? format[i] : '%';
            result.Append(Directive(moment, directive, culture) is { } piece ? Dress(piece, directive, flags, width) : format[start..Math.Min(i + 1, format.Length)]);
        }

        return result.ToString();
    }

    private static string Run(string format, ref int at, string letters)
    {
        var from = at;
        while (at < format.Length && letters.Contains(format[at], StringComparison.Ordinal))
        {
            at++;
        }

        return format[from..at];
    }

    /// <summary>Applies flags and width; numbers come padded with zeros (k and l with spaces).</summary>
    private static string Dress(string piece, char directive, string flags, string width)
    {
        var isNumber = piece.Trim().All(char.IsAsciiDigit) && directive is not ('n' or 't' or '%');
        if (flags.Contains('-', StringComparison.Ordinal) && isNumber)
        {
            piece = piece.Trim().TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        }
        else if (flags.Contains('_', StringComparison.Ordinal) && isNumber)
        {
            var digits = piece.TrimStart('0');
            piece = digits.PadLeft(piece.Length);
        }

        if (width.Length > 0 && int.TryParse(width, CultureInfo.InvariantCulture, out var wanted))
        {
            piece = piece.PadLeft(Math.Min(wanted, MostWidth), isNumber && !flags.Contains('_', StringComparison.Ordinal) ? '0' : ' ');
        }

        return flags.AsSpan().IndexOfAny("^#") >= 0 ? piece.ToUpperInvariant() : piece;
    }

    private static string? Directive(DateTimeOffset moment, char directive, CultureInfo culture) => directive switch
    {
        'd' or 'm' or 'Y' or 'y' or 'H' or 'I' or 'M' or 'S' or 'L' or 'N' or 'e' or 'k' or 'l' or 'j' or 'C' or 's' => NumberOf(moment, directive),
        'a' => culture.DateTimeFormat.GetAbbreviatedDayName(moment.DayOfWeek).TrimEnd('.'),
        'A' => culture.DateTimeFormat.GetDayName(moment.DayOfWeek),
        'b' or 'h' => culture.DateTimeFormat.GetAbbreviatedMonthName(moment.Month).TrimEnd('.'),
        'B' => culture.DateTimeFormat.GetMonthName(moment.Month),
        'p' => moment.Hour < 12 ? "AM" : "PM",
        'P' => moment.Hour < 12 ? "am" : "pm",
        'u' => Text(moment.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek, 1),
        'w' => Text((int)moment.DayOfWeek, 1),
        'U' => Text((moment.DayOfYear + 6 - (int)moment.DayOfWeek) / 7, 2),
        'W' => Text((moment.DayOfYear + 6 - (((int)moment.DayOfWeek + 6) % 7)) / 7, 2),
        'V' => Text(ISOWeek.GetWeekOfYear(moment.DateTime), 2),
        'G' => Text(ISOWeek.GetYear(moment.DateTime), 4),
        'g' => Text(ISOWeek.GetYear(moment.DateTime) % 100, 2),
        'z' => moment.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal),
        'Z' => moment.ToString("zzz", CultureInfo.InvariantCulture),
        'c' => moment.ToString("ddd d MMM yyyy HH:mm:ss", culture),
        'x' => moment.ToString("d", culture),
        'X' => moment.ToString("T", culture),
        'D' => moment.ToString("MM'/'dd'/'yy", CultureInfo.InvariantCulture),
        'F' => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        'T' => moment.ToString("HH':'mm':'ss", CultureInfo.InvariantCulture),
        'R' => moment.ToString("HH':'mm", CultureInfo.InvariantCulture),
        'r' => moment.ToString("hh':'mm':'ss tt", CultureInfo.InvariantCulture),
        'n' => "\n",
        't' => "\t",
        '%' => "%",
        _ => null,
    };

    private static string NumberOf(DateTimeOffset moment, char directive) => directive switch
    {
        'd' => Text(moment.Day, 2),
        'm' => Text(moment.Month, 2),
        'Y' => Text(moment.Year, 4),
        'y' => Text(moment.Year % 100, 2),
        'C' => Text(moment.Year / 100, 2),
        'H' => Text(moment.Hour, 2),
        'I' => Text((moment.Hour + 11) % 12 + 1, 2),
        'M' => Text(moment.Minute, 2),
        'S' => Text(moment.Second, 2),
        'L' => Text(moment.Millisecond, 3),
        'N' => Text(moment.Ticks % TimeSpan.TicksPerSecond * 100, 9),
        'e' => Text(moment.Day, 1).PadLeft(2),
        'k' => Text(moment.Hour, 1).PadLeft(2),
        'l' => Text((moment.Hour + 11) % 12 + 1, 1).PadLeft(2),
        'j' => Text(moment.DayOfYear, 3),
        _ => Text(moment.ToUnixTimeSeconds(), 1),
    };

    private static string Text(long number, int digits) => number.ToString("D" + digits, CultureInfo.InvariantCulture);
}
