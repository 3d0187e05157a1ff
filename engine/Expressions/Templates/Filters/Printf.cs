using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Python's printf-like formatting: <c>%s %d %i %f %.2f %05d %-10s %x %X %o %e %g %c %%</c>.</summary>
internal static class Printf
{
    private const int MostWidth = 1000;

    public static string Format(Rendering rendering, string format, ReadOnlySpan<Value> values)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not '%')
            {
                result.Append(format[i]);
                continue;
            }

            var directive = Directive.Read(format, ref i);
            if (directive.Letter is '%')
            {
                result.Append('%');
                continue;
            }

            var value = next < values.Length ? values[next++] : throw Failure.Argument("The format has more '%' than there are values.");
            var piece = directive.Apply(rendering, value);
            rendering.Budget.Allocate(piece.Length * 2L);
            result.Append(piece);
        }

        return next == values.Length ? result.ToString() : throw Failure.Argument("There are more values than '%' in the format.");
    }

    private readonly record struct Directive(string Flags, int Width, int Precision, char Letter)
    {
        public static Directive Read(string format, ref int at)
        {
            var flags = Run(format, ref at, "-+ 0#");
            var width = Run(format, ref at, "0123456789");
            var precision = at + 1 < format.Length && format[at + 1] is '.' ? Run(format, ref at, ".0123456789")[1..] : null;
            at++;
            var letter = at < format.Length ? format[at] : throw Failure.Argument("The format ends in the middle of a '%'.");
            return new(flags, Bounded(width, 0), precision is null ? -1 : Bounded(precision, 0), letter);
        }

        public string Apply(Rendering rendering, Value value)
        {
            var text = Letter switch
            {
                's' or 'r' => Cut(Printing.Text(rendering, value)),
                'c' => value.IsNumber ? char.ConvertFromUtf32(Math.Clamp((int)value.Number, 32, 0xD7FF)) : Letters.Start(Printing.Text(rendering, value), 1),
                'd' or 'i' or 'u' or 'x' or 'X' or 'o' or 'f' or 'F' or 'e' or 'E' or 'g' or 'G' => Number(NumberFilters.Number(rendering, value)),
                _ => throw Failure.Argument($"'%{Letter}' is not a format. Use %s, %d, %f, %x, %e, %g or %%."),
            };
            return Pad(text);
        }

        private string Number(double number)
        {
            var size = Math.Abs(number);
            var digits = Letter switch
            {
                'f' or 'F' => size.ToString("F" + Digits(6), CultureInfo.InvariantCulture),
                'e' or 'E' => size.ToString($"0.{new string('0', Digits(6))}{Letter}+00", CultureInfo.InvariantCulture),
                'g' or 'G' => size.ToString("G" + Math.Max(1, Digits(6)), CultureInfo.InvariantCulture).ToLowerInvariant(),
                'x' => Whole(size).ToString("x", CultureInfo.InvariantCulture),
                'X' => Whole(size).ToString("X", CultureInfo.InvariantCulture),
                'o' => Convert.ToString(Whole(size), 8),
                _ => Math.Truncate(size).ToString("F0", CultureInfo.InvariantCulture),
            };
            var sign = number < 0 ? "-" : Flags.Contains('+', StringComparison.Ordinal) ? "+" : Flags.Contains(' ', StringComparison.Ordinal) ? " " : "";
            var isPadded = Flags.Contains('0', StringComparison.Ordinal) && !Flags.Contains('-', StringComparison.Ordinal);
            return sign + (isPadded ? digits.PadLeft(Math.Max(0, Width - sign.Length), '0') : digits);
        }

        private static long Whole(double number) => (long)Math.Min(Math.Truncate(number), long.MaxValue);

        private static int Bounded(string digits, int fallback) => digits.Length == 0 ? fallback
            : int.TryParse(digits, CultureInfo.InvariantCulture, out var number) && number <= MostWidth ? number
            : throw Failure.Argument($"A format is at most {MostWidth} letters wide.");

        private int Digits(int fallback) => Precision < 0 ? fallback : Math.Min(Precision, 50);

        private string Cut(string text) => Precision < 0 ? text : Letters.Start(text, Precision);

        private string Pad(string text) => Flags.Contains('-', StringComparison.Ordinal) ? text.PadRight(Width) : text.PadLeft(Width);

        private static string Run(string format, ref int at, string letters)
        {
            var from = at + 1;
            while (at + 1 < format.Length && letters.Contains(format[at + 1], StringComparison.Ordinal))
            {
                at++;
            }

            return format[from..(at + 1)];
        }
    }
}
