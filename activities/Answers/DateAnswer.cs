using System.Globalization;
using System.Text.RegularExpressions;

namespace Porfin.Activities.Answers;

/// <summary>Reads a day as people in Brazil say it: 12/03, 12 de março, dia 5, amanhã, sexta, daqui a 3 dias.</summary>
internal static partial class DateAnswer
{
    private static readonly string[] Months = ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"];
    private static readonly string[] Weekdays = ["domingo", "segunda", "terca", "quarta", "quinta", "sexta", "sabado"];

    /// <summary>The ways to name a day, the most exact first.</summary>
    private static readonly Form[] Forms =
    [
        new(Iso(), (groups, _) => Day(Number(groups[1]), Number(groups[2]), Number(groups[3])), IsAsWritten: true),
        new(Slashed(), (groups, today) => Dated(Number(groups[1]), Number(groups[2]), Year(groups[3]), today), IsAsWritten: true),
        new(InMonth(), (groups, today) => Dated(groups[1].Value is "primeiro" ? 1 : Number(groups[1]), Array.IndexOf(Months, groups[2].Value) + 1, Year(groups[3]), today)),
        new(Relative(), (groups, today) => today.AddDays(groups[0].Value switch { "hoje" => 0, "ontem" => -1, "anteontem" => -2, "amanha" => 1, _ => 2 })),
        new(InDays(), Ahead),
        new(OfMonth(), (groups, today) => NextOf(Number(groups[1]), today)),
        new(OfWeek(), (groups, today) => Weekday(groups, today)),
    ];

    private sealed record Form(Regex Pattern, Func<GroupCollection, DateOnly, DateOnly?> Read, bool IsAsWritten = false);

    /// <summary>The day; null when the text names none, more than one, or one that does not exist. A day without year or month is the next one from today on.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var plain = PlainText.Of(text);
        foreach (var form in Forms)
        {
            var days = form.Pattern.Matches(form.IsAsWritten ? text : plain).Select(match => form.Read(match.Groups, today)).Distinct().ToList();
            if (days.Count > 0)
            {
                return days.Count == 1 ? days[0] : null;
            }
        }

        return null;
    }

    private static DateOnly? Ahead(GroupCollection groups, DateOnly today) => (NumberAnswer.Read(groups[1].Value), groups[2].Value[0]) switch
    {
        (null, _) => null,
        ({ } count, 'm') => today.AddMonths((int)count),
        ({ } count, 's') => today.AddDays((int)count * 7),
        ({ } count, _) => today.AddDays((int)count),
    };

    /// <summary>The next day of that name after today ("que vem" does not skip a week), or that day of the next week, which begins on Monday.</summary>
    private static DateOnly Weekday(GroupCollection groups, DateOnly today)
    {
        var day = Array.IndexOf(Weekdays, groups[1].Value);
        var ahead = (day - (int)today.DayOfWeek + 7) % 7;
        var monday = today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
        return groups[2].Success ? monday.AddDays((day + 6) % 7) : today.AddDays(ahead == 0 ? 7 : ahead);
    }

    private static DateOnly? NextOf(int day, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        for (var month = 0; month < 3; month++)
        {
            var candidate = first.AddMonths(month);
            if (Day(candidate.Year, candidate.Month, day) is { } found && found >= today)
            {
                return found;
            }
        }

        return null;
    }

    private static DateOnly? Dated(int day, int month, int? year, DateOnly today)
    {
        if (year is { } given)
        {
            return Day(given >= 100 ? given : given + (given <= (today.Year % 100) + 20 ? 2000 : 1900), month, day);
        }

        return Day(today.Year, month, day) is { } thisYear && thisYear >= today ? thisYear : Day(today.Year + 1, month, day);
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static int? Year(Group group) => group.Success ? Number(group) : null;

    [GeneratedRegex(@"(?<![\d/-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d/.,-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(primeiro|\d{1,2})(?: o)?(?: de)? (jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)(?:eiro|ereiro|co|il|o|ho|sto|embro|ubro)?(?:(?: de)? (\d{4}))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex InMonth();

    [GeneratedRegex(@"\b(?:depois de amanha|amanha|hoje|ontem|anteontem)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:daqui a|daqui|em|dentro de) ([a-z]+|\d{1,3}) (dias?|semanas?|mes|meses)\b", RegexOptions.CultureInvariant)]
    private static partial Regex InDays();

    [GeneratedRegex(@"\b(domingo|segunda|terca|quarta|quinta|sexta|sabado)(?: feira)?( (?:da|na) (?:semana que vem|proxima semana|outra semana))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfWeek();

    [GeneratedRegex(@"(?:\bdia |^(?=\d{1,2}$))(\d{1,2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfMonth();
}
