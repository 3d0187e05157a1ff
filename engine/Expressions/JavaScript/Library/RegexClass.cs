using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>A set of characters in a pattern: ranges of code points, and categories by .NET's names.</summary>
internal sealed class RegexClass
{
    public const string Blanks = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private readonly StringBuilder units = new();
    private readonly List<(int From, int To)> beyond = [];

    /// <summary>One UTF-16 unit as .NET writes it, whatever it means there.</summary>
    public static string Unit(int unit) => unit < 128 && char.IsAsciiLetterOrDigit((char)unit) ? ((char)unit).ToString() : "\\u" + unit.ToString("x4", CultureInfo.InvariantCulture);

    /// <summary>Adds a piece in .NET's own spelling, such as <c>0-9</c> or <c>\p{L}</c>.</summary>
    public void AddRaw(string text) => units.Append(text);

    public void Add(int from, int to)
    {
        if (from <= 0xffff)
        {
            var last = Math.Min(to, 0xffff);
            units.Append(Unit(from)).Append(last > from ? "-" + Unit(last) : "");
        }

        if (to > 0xffff)
        {
            beyond.Add((Math.Max(from, 0x10000), to));
        }
    }

    /// <summary>The set as a piece of a pattern.</summary>
    public string ToPattern(bool isNegated, bool isUnicode)
    {
        var positive = Positive();
        if (!isNegated)
        {
            return positive;
        }

        if (isUnicode)
        {
            return $"(?:(?!{positive})(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[\\s\\S]))";
        }

        return units.Length == 0 ? "[\\s\\S]" : $"[^{units}]";
    }

    private string Positive()
    {
        var pieces = beyond.SelectMany(range => Pairs(range.From, range.To)).ToList();
        if (units.Length > 0)
        {
            pieces.Add($"[{units}]");
        }

        return pieces.Count switch
        {
            0 => "(?!)",
            1 when beyond.Count == 0 => pieces[0],
            _ => $"(?:{string.Join('|', pieces)})",
        };
    }

    // Beyond the first plane a character is two units: ranges split where the first unit changes.
    private static IEnumerable<string> Pairs(int from, int to)
    {
        while (from <= to)
        {
            var high = 0xd800 + ((from - 0x10000) >> 10);
            var low = 0xdc00 + ((from - 0x10000) & 0x3ff);
            var isWhole = low == 0xdc00 && ((to + 1 - 0x10000) >> 10) > ((from - 0x10000) >> 10);
            if (isWhole)
            {
                var lastHigh = 0xd800 + ((to + 1 - 0x10000) >> 10) - 1;
                yield return $"[{Unit(high)}-{Unit(lastHigh)}][\\udc00-\\udfff]";
                from = 0x10000 + ((lastHigh + 1 - 0xd800) << 10);
                continue;
            }

            var end = Math.Min(to, 0x10000 + ((high - 0xd800 + 1) << 10) - 1);
            yield return $"{Unit(high)}[{Unit(low)}-{Unit(0xdc00 + ((end - 0x10000) & 0x3ff))}]";
            from = end + 1;
        }
    }
}
