using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Dates as the texts that JavaScript itself makes, which are English everywhere.</summary>
internal static class DateTexts
{
    public static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private const string Invalid = "Invalid Date";

    public static string Full(Run run, DateValue date) => Make(run, date, local => $"{Day(local)} {Time(run, date, local)}");

    public static string DayOnly(Run run, DateValue date) => Make(run, date, Day);

    public static string TimeOnly(Run run, DateValue date) => Make(run, date, local => Time(run, date, local));

    public static string Utc(Run run, DateValue date)
    {
        run.Budget.Allocate(100);
        if (double.IsNaN(date.Milliseconds))
        {
            return Invalid;
        }

        var parts = Calendar.Split(date.Milliseconds);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Weekdays[parts.Weekday]}, {parts.Day:00} {Months[parts.Month]} {Year(parts.Year)} {parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT");
    }

    public static string Iso(Run run, DateValue date)
    {
        run.Budget.Allocate(100);
        if (double.IsNaN(date.Milliseconds))
        {
            return Invalid;
        }

        var parts = Calendar.Split(date.Milliseconds);
        var year = parts.Year is >= 0 and <= 9999 ? parts.Year.ToString("0000", CultureInfo.InvariantCulture) : parts.Year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{year}-{parts.Month + 1:00}-{parts.Day:00}T{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}.{parts.Millisecond:000}Z");
    }

    private static string Make(Run run, DateValue date, Func<CalendarParts, string> make)
    {
        run.Budget.Allocate(160);
        return double.IsNaN(date.Milliseconds) ? Invalid : make(Calendar.Split(LocalTime.FromUtc(run.Scope.Zone, date.Milliseconds)));
    }

    private static string Day(CalendarParts parts) =>
        string.Create(CultureInfo.InvariantCulture, $"{Weekdays[parts.Weekday]} {Months[parts.Month]} {parts.Day:00} {Year(parts.Year)}");

    private static string Year(long year) => year.ToString("0000;-000000", CultureInfo.InvariantCulture);

    private static string Time(Run run, DateValue date, CalendarParts parts)
    {
        var offset = LocalTime.Offset(run.Scope.Zone, date.Milliseconds) / 60_000;
        var size = (int)Math.Abs(offset);
        var shown = string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? "-" : "+")}{size / 60:00}{size % 60:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT{shown} ({ZoneName(run.Scope.Zone, offset)})");
    }

    private static string ZoneName(TimeZoneInfo zone, double offset)
    {
        var season = offset * 60_000 == zone.BaseUtcOffset.TotalMilliseconds ? "Standard" : "Summer";
        return zone.Id switch
        {
            "America/Sao_Paulo" or "America/Bahia" or "America/Fortaleza" or "America/Recife" or "America/Maceio" or "America/Belem" or "America/Araguaina" => $"Brasilia {season} Time",
            "America/Manaus" or "America/Cuiaba" or "America/Campo_Grande" or "America/Porto_Velho" or "America/Boa_Vista" => $"Amazon {season} Time",
            "America/Rio_Branco" => $"Acre {season} Time",
            "America/Noronha" => $"Fernando de Noronha {season} Time",
            "UTC" or "Etc/UTC" => "Coordinated Universal Time",
            _ => zone.Id,
        };
    }
}
