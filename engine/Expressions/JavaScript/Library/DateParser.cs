using System.Globalization;
using System.Text.RegularExpressions;

namespace Porfin.Expressions.Scripting;

/// <summary>Dates from texts: ISO 8601 exactly, and the common forms that JavaScript engines read.</summary>
internal static partial class DateParser
{
    private const int Longest = 200;

    public static double Parse(Run run, string text)
    {
        if (text.Length > Longest)
        {
            return double.NaN;
        }

        run.Budget.Step(4 + (text.Length >> 2));
        var match = Iso().Match(text);
        return match.Success && !text.StartsWith("-000000", StringComparison.Ordinal)
            ? FromIso(run, match)
            : new FreeDateParser(text).Parse(run.Scope.Zone);
    }

    [GeneratedRegex(@"\A([+-][0-9]{6}|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    private static double FromIso(Run run, Match match)
    {
        double Number(int group, double otherwise) => match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
        var (month, day, hour, minute, second) = (Number(2, 1), Number(3, 1), Number(4, 0), Number(5, 0), Number(6, 0));
        var fraction = match.Groups[7].Success ? Math.Floor(1000 * double.Parse("0." + match.Groups[7].Value, CultureInfo.InvariantCulture)) : 0;
        if (month is < 1 or > 12 || day is < 1 or > 31 || minute > 59 || second > 59 || hour > 24 || (hour == 24 && minute + second + fraction > 0))
        {
            return double.NaN;
        }

        var time = Calendar.Join([Number(1, 0), month - 1, day, hour, minute, second, fraction]);
        var zone = match.Groups[8].Value;
        if (zone.Length > 1)
        {
            var offset = (int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(zone.AsSpan(zone.Length - 2), CultureInfo.InvariantCulture);
            return Calendar.Clip(time - (offset * 60_000 * (zone[0] == '-' ? -1 : 1)));
        }

        var isLocal = zone.Length == 0 && match.Groups[4].Success;
        return Calendar.Clip(isLocal ? LocalTime.ToUtc(run.Scope.Zone, time) : time);
    }
}
