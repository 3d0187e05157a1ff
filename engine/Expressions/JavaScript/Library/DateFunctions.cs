namespace Porfin.Expressions.Scripting;

/// <summary><c>Date</c> and its functions.</summary>
internal static class DateFunctions
{
    public static readonly Builtin Constructor = new("Date", 7, (run, _, _) => Value.Of(DateTexts.Full(run, new DateValue(Now(run)))))
    {
        Construct = (run, _, arguments) => Value.Of(new DateValue(Make(run, arguments))),
        IsInstance = value => value.Kind is ValueKind.Date,
        Statics = Define.Members(
        [
            Define.Function("now", 0, (run, _) => Value.Of(Now(run))),
            Define.Function("parse", 1, (run, arguments) => Value.Of(DateParser.Parse(run, arguments.TextAt(run, 0)))),
            Define.Function("UTC", 7, (run, arguments) => Value.Of(Calendar.Clip(Calendar.Join(Parts(run, arguments))))),
        ]),
    };

    private static double Now(Run run) => run.Scope.Now.ToUnixTimeMilliseconds();

    private static double Make(Run run, ReadOnlySpan<Value> arguments)
    {
        switch (arguments.Length)
        {
            case 0:
                return Now(run);
            case 1 when arguments[0].Date is { } date:
                return date.Milliseconds;
            case 1:
                var value = Coerce.ToPrimitive(run, arguments[0], prefersText: false);
                return value.Text is { } text ? DateParser.Parse(run, text) : Calendar.Clip(Coerce.ToNumber(run, value));
            default:
                return Calendar.Clip(LocalTime.ToUtc(run.Scope.Zone, Calendar.Join(Parts(run, arguments))));
        }
    }

    private static double[] Parts(Run run, ReadOnlySpan<Value> arguments)
    {
        double[] parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(arguments.Length, parts.Length); i++)
        {
            parts[i] = arguments.NumberAt(run, i);
        }

        parts[0] = Math.Truncate(parts[0]) is >= 0 and <= 99 ? 1900 + Math.Truncate(parts[0]) : parts[0];
        return parts;
    }
}
