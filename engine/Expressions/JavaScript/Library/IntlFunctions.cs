namespace Porfin.Expressions.Scripting;

/// <summary><c>Intl</c>, as far as dates and numbers go.</summary>
internal static class IntlFunctions
{
    public static readonly Namespace Intl = new("Intl", Define.Members(
    [
        Formatter("NumberFormat", (run, arguments) =>
        {
            var format = LocaleNumber.Read(run, arguments.At(0), arguments.At(1));
            return (inner, given) => Value.Of(format.Format(given.NumberAt(inner, 0)));
        }),
        Formatter("DateTimeFormat", (run, arguments) =>
        {
            // Without options this shows the date only, but options may ask for the time alone.
            var hasOptions = arguments.At(1).Map is { Count: > 0 } options && options.Keys.Any(key => key is not ("timeZone" or "hour12"));
            var format = LocaleDate.Read(run, arguments.At(0), arguments.At(1), hasOptions ? LocaleDefaults.All : LocaleDefaults.Date);
            return (inner, given) => Value.Of(format.Format(inner, DateOf(inner, given.At(0))));
        }),
    ]));

    private delegate FunctionBody FormatMaker(Run run, ReadOnlySpan<Value> arguments);

    private static Builtin Formatter(string name, FormatMaker make)
    {
        Value Make(Run run, ReadOnlySpan<Value> arguments)
        {
            run.Budget.Allocate(300);
            return Value.Of(new ValueMap { ["format"] = Value.Of(Define.Function("format", 1, make(run, arguments))) });
        }

        return new Builtin(name, 0, (run, _, arguments) => Make(run, arguments)) { Construct = (run, _, arguments) => Make(run, arguments) };
    }

    private static DateValue DateOf(Run run, Value value) => value.Date
        ?? new DateValue(value.IsUndefined ? run.Scope.Now.ToUnixTimeMilliseconds() : Calendar.Clip(Coerce.ToNumber(run, value)));
}
