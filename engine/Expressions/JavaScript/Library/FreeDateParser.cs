using System.Collections.Frozen;
using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>Dates as people write them in English, read as V8 reads them: words, numbers, clock times and offsets in almost any order.</summary>
internal sealed class FreeDateParser(string text)
{
    private static readonly FrozenDictionary<string, int> ZoneHours = new Dictionary<string, int>
    {
        ["utc"] = 0, ["ut"] = 0, ["gmt"] = 0, ["z"] = 0, ["est"] = -5, ["edt"] = -4, ["cst"] = -6, ["cdt"] = -5, ["mst"] = -7, ["mdt"] = -6, ["pst"] = -8, ["pdt"] = -7,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly List<int> days = [];
    private readonly List<int> clock = [];
    private int at;
    private int month = -1;
    private int halfDay = -1;
    private int? offsetHour;
    private int? offsetMinute;
    private int offsetSign = 1;
    private bool sawNumber;
    private bool isClockClosed;

    /// <summary>The moment, or NaN when the text is no date.</summary>
    public double Parse(TimeZoneInfo zone)
    {
        while (at < text.Length)
        {
            if (!ReadPiece())
            {
                return double.NaN;
            }
        }

        return Compose(zone);
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private bool ReadPiece()
    {
        if (char.IsAsciiDigit(Current))
        {
            return ReadNumber();
        }

        if (IsWord(Current))
        {
            return ReadWord();
        }

        var sign = text[at++];
        if (sign is '+' or '-' && (offsetHour is not null || clock.Count > 0))
        {
            return ReadOffset(sign == '-' ? -1 : 1);
        }

        if (sign == '(')
        {
            SkipParentheses();
            return true;
        }

        return !(sawNumber && sign is '+' or '-' or ')');
    }

    // As in V8, where all from A on counts as a letter, brackets too.
    private static bool IsWord(char letter) => letter >= 'A';

    private int Digits(out int length)
    {
        var from = at;
        while (char.IsAsciiDigit(Current))
        {
            at++;
        }

        length = at - from;
        return length <= 9 ? int.Parse(text.AsSpan(from, length), CultureInfo.InvariantCulture) : int.MaxValue;
    }

    private bool ReadNumber()
    {
        var number = Digits(out _);
        sawNumber = true;
        if (Accept(':'))
        {
            return !isClockClosed && clock.Count < 3 && AddToClock(number);
        }

        if (Current == '.' && IsClockOpenFor(number))
        {
            at++;
            return AddToClock(number) && ReadFraction();
        }

        Accept('.');
        if (offsetHour is not null && offsetMinute is null)
        {
            offsetMinute = number;
            return true;
        }

        if (IsClockOpenFor(number))
        {
            isClockClosed = true;
            return AddToClock(number) && (at >= text.Length || Tokenizer.IsBlank(Current) || Current is '+' or '-' or 'Z' or 'z');
        }

        days.Add(number);
        Accept('-');
        return days.Count <= 3;
    }

    private bool IsClockOpenFor(int number) => !isClockClosed && clock.Count is 1 or 2 && number < 60;

    private bool AddToClock(int number)
    {
        clock.Add(number);
        return true;
    }

    private bool ReadFraction()
    {
        if (!char.IsAsciiDigit(Current) || clock.Count != 3)
        {
            return false;
        }

        var from = at;
        Digits(out var length);
        clock.Add(int.Parse(text.Substring(from, Math.Min(3, length)).PadRight(3, '0'), CultureInfo.InvariantCulture));
        isClockClosed = true;
        return true;
    }

    private bool ReadWord()
    {
        var from = at;
        while (IsWord(Current))
        {
            at++;
        }

        var word = text[from..at].ToLowerInvariant();
        var named = word.Length < 3 ? -1 : Array.FindIndex(DateTexts.Months, name => word.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
        {
            month = named;
            Accept('-');
            return true;
        }

        if (word is "am" or "pm" && clock.Count > 0)
        {
            halfDay = word == "pm" ? 12 : 0;
            return true;
        }

        if (sawNumber && ZoneHours.TryGetValue(word, out var hours))
        {
            (offsetSign, offsetHour, offsetMinute) = (hours < 0 ? -1 : 1, Math.Abs(hours), 0);
            return true;
        }

        return !sawNumber && !char.IsAsciiDigit(Current);
    }

    private bool ReadOffset(int sign)
    {
        var number = char.IsAsciiDigit(Current) ? Digits(out var length) : (length = 0);
        sawNumber = true;
        offsetSign = sign;
        if (Accept(':'))
        {
            (offsetHour, offsetMinute) = (number, null);
            return true;
        }

        (offsetHour, offsetMinute) = length <= 2 ? (number, 0) : (number / 100, number % 100);
        return length is >= 1 and <= 4;
    }

    private void SkipParentheses()
    {
        for (var depth = 1; at < text.Length && depth > 0; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        }
    }

    private bool Accept(char sign)
    {
        var isThere = Current == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private double Compose(TimeZoneInfo zone)
    {
        if (days.Count == 0 || !ComposeDay(out var year, out var monthNumber, out var day) || !ComposeClock(out var time))
        {
            return double.NaN;
        }

        var local = Calendar.Join([year, monthNumber - 1, day, 0, 0, 0, time]);
        return Calendar.Clip(offsetHour is { } hours
            ? local - (offsetSign * ((hours * 60d) + (offsetMinute ?? 0)) * 60_000)
            : LocalTime.ToUtc(zone, local));
    }

    private bool ComposeDay(out int year, out int monthNumber, out int day)
    {
        var all = days.Concat([1, 1, 1]).Take(3).ToArray();
        (year, monthNumber, day) = (2001, month + 1, all[0]);
        if (month >= 0)
        {
            if (day is < 1 or > 31)
            {
                (year, day) = (all[0], all[1]);
            }
            else if (days.Count > 1)
            {
                year = all[1];
            }
        }
        else
        {
            (year, monthNumber, day) = all[0] is < 1 or > 31 ? (all[0], all[1], all[2]) : (days.Count == 3 ? all[2] : 2001, all[0], all[1]);
        }

        year += year is >= 0 and <= 49 ? 2000 : year is >= 50 and <= 99 ? 1900 : 0;
        return monthNumber is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private bool ComposeClock(out double time)
    {
        var all = clock.Concat([0, 0, 0, 0]).Take(4).ToArray();
        var hour = all[0];
        if (halfDay >= 0)
        {
            hour = hour is >= 0 and <= 12 ? (hour % 12) + halfDay : 99;
        }

        time = (hour * 3_600_000d) + (all[1] * 60_000d) + (all[2] * 1000d) + all[3];
        return (hour < 24 || (hour == 24 && time == 86_400_000)) && all[1] < 60 && all[2] < 60;
    }
}
