using Porfin.Activities.Understanding.Entities;

namespace Porfin.Activities.Understanding.Times;

/// <summary>Days that have a name in Brazil.</summary>
internal static class Holidays
{
    private static readonly (string Words, Func<int, DateTime> Day)[] Named =
    [
        ("vespera de natal", year => new(year, 12, 24)), ("natal", year => new(year, 12, 25)), ("vespera de ano novo", year => new(year, 12, 31)),
        ("ano novo", year => new(year, 1, 1)), ("reveillon", year => new(year, 1, 1)), ("virada do ano", year => new(year, 12, 31)), ("confraternizacao universal", year => new(year, 1, 1)),
        ("carnaval", year => Easter(year).AddDays(-47)), ("terca de carnaval", year => Easter(year).AddDays(-47)), ("segunda de carnaval", year => Easter(year).AddDays(-48)), ("quarta feira de cinzas", year => Easter(year).AddDays(-46)),
        ("sexta feira santa", year => Easter(year).AddDays(-2)), ("sexta santa", year => Easter(year).AddDays(-2)), ("pascoa", Easter), ("domingo de pascoa", Easter), ("corpus christi", year => Easter(year).AddDays(60)),
        ("tiradentes", year => new(year, 4, 21)), ("dia do trabalho", year => new(year, 5, 1)), ("dia do trabalhador", year => new(year, 5, 1)), ("dia das maes", year => Sunday(year, 5, 2)),
        ("dia dos namorados", year => new(year, 6, 12)), ("sao joao", year => new(year, 6, 24)), ("dia dos pais", year => Sunday(year, 8, 2)), ("dia da independencia", year => new(year, 9, 7)),
        ("dia das criancas", year => new(year, 10, 12)), ("nossa senhora aparecida", year => new(year, 10, 12)), ("dia dos professores", year => new(year, 10, 15)), ("finados", year => new(year, 11, 2)),
        ("proclamacao da republica", year => new(year, 11, 15)), ("consciencia negra", year => new(year, 11, 20)), ("dia da mulher", year => new(year, 3, 8)), ("black friday", year => Sunday(year, 11, 4).AddDays(BlackFriday(year))),
    ];

    /// <summary>The next day of that name from today on; null when no name begins at the token.</summary>
    public static Day? Read(Tokens sentence, int at, DateTime today)
    {
        var start = sentence.Is(at, "dia") && sentence.Is(at + 1, "de") ? at + 2 : at;
        foreach (var (words, day) in Named)
        {
            if (sentence.After(start, words) is { } end)
            {
                var thisYear = day(today.Year);
                return new(thisYear >= today ? thisYear : day(today.Year + 1), end);
            }
        }

        return null;
    }

    private static DateTime Sunday(int year, int month, int which)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (which - 1)));
    }

    /// <summary>The day after the fourth Thursday of November.</summary>
    private static int BlackFriday(int year)
    {
        var first = new DateTime(year, 11, 1);
        var thursday = first.AddDays(((4 - (int)first.DayOfWeek + 7) % 7) + 21);
        return (thursday.AddDays(1) - Sunday(year, 11, 4)).Days;
    }

    /// <summary>Easter Sunday by Gauss's and Meeus's rule.</summary>
    private static DateTime Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
