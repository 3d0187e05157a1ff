using System.Buffers;
using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>JavaScript's conversions between kinds of values.</summary>
internal static class Coerce
{
    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789+-.eE");

    public static double ToNumber(Run run, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Number or ValueKind.Boolean:
                return value.Number;
            case ValueKind.Undefined:
                return double.NaN;
            case ValueKind.Null:
                return 0;
            case ValueKind.Text:
                run.Scan(value.Text!.Length);
                return ToNumber(value.Text);
            case ValueKind.Date:
                return value.Date!.Milliseconds;
            default:
                return ToNumber(run, ToPrimitive(run, value, prefersText: false));
        }
    }

    /// <summary>The number that a text is, as a whole; NaN when it is none.</summary>
    public static double ToNumber(string text)
    {
        var digits = Trim(text);
        if (digits.Length == 0)
        {
            return 0;
        }

        if (digits.Length > 2 && digits[0] == '0' && digits[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B')
        {
            return NumberLiteral.WithRadix(digits[2..], char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, _ => 2 });
        }

        var unsigned = digits[0] is '+' or '-' ? digits[1..] : digits;
        if (unsigned is "Infinity")
        {
            return digits[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return !digits.ContainsAnyExcept(NumberLetters) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }

    /// <summary>The text without blanks around it, as JavaScript understands blanks.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, bool atStart = true, bool atEnd = true)
    {
        var from = 0;
        var to = text.Length;
        while (atStart && from < to && Tokenizer.IsBlank(text[from]))
        {
            from++;
        }

        while (atEnd && to > from && Tokenizer.IsBlank(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    public static string ToText(Run run, Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text!,
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Number => NumberToText(run, value.Number),
        _ => ToText(run, ToPrimitive(run, value, prefersText: true)),
    };

    public static Value ToPrimitive(Run run, Value value, bool prefersText) => value.Kind switch
    {
        ValueKind.List => Value.Of(ListTexts.Join(run, value.List!, ",")),
        ValueKind.Map => MapToPrimitive(run, value, prefersText),
        ValueKind.Date => Value.Of(DateTexts.Full(run, value.Date!)),
        ValueKind.Foreign => Value.Of(value.Foreign!.ToText()),
        _ => value,
    };

    /// <summary>A primitive for arithmetic and comparison, where dates count as numbers.</summary>
    public static Value ToNumeric(Run run, Value value) =>
        value.Kind is ValueKind.Date ? Value.Of(value.Date!.Milliseconds) : ToPrimitive(run, value, prefersText: false);

    /// <summary>The number without its fraction; NaN becomes 0.</summary>
    public static double ToInteger(Run run, Value value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    public static int ToInt32(double number)
    {
        if (number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        return double.IsFinite(number) ? (int)(uint)(long)(Math.Truncate(number) % 4294967296) : 0;
    }

    /// <summary>A start or end in a list or text: negative ones count from the end, and none goes beyond.</summary>
    public static int ToPosition(Run run, Value value, int length, int whenMissing)
    {
        if (value.IsUndefined)
        {
            return whenMissing;
        }

        var number = ToInteger(run, value);
        return (int)(number < 0 ? Math.Max(0, length + number) : Math.Min(number, length));
    }

    /// <summary>The name of a member that a value denotes. A long one is paid for: it is read to find its place.</summary>
    public static string ToKey(Run run, Value value)
    {
        var key = value.Text ?? ToText(run, value);
        run.Scan(key.Length);
        return key;
    }

    /// <summary>What a value looks like in a message: never runs any of the script's functions.</summary>
    public static string Shown(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Null => "null",
        ValueKind.List => "a list",
        ValueKind.Map => value.Map!["message"].Text ?? "a map",
        ValueKind.Text when value.Text!.Length > 500 => value.Text[..500] + "…",
        _ => value.ToText(),
    };

    private static string NumberToText(Run run, double number)
    {
        run.Budget.Allocate(48);
        return NumberText.Of(number);
    }

    private static Value MapToPrimitive(Run run, Value value, bool prefersText)
    {
        foreach (var name in prefersText ? (ReadOnlySpan<string>)["toString", "valueOf"] : ["valueOf", "toString"])
        {
            if (value.Map!.TryGetValue(name, out var member))
            {
                var result = member.Foreign is FunctionValue function ? function.Invoke(run, value, []) : value;
                if (result.Identity is null)
                {
                    return result;
                }
            }
            else if (name == "toString")
            {
                return Value.Of("[object Object]");
            }
        }

        throw run.TypeError("A map with its own toString or valueOf must give a text or a number there.");
    }
}
