namespace Porfin.Expressions.Scripting;

/// <summary><c>Array</c> and <c>String</c> and <c>Boolean</c> as functions, with their members.</summary>
internal static class ListFunctions
{
    public static readonly Builtin Array = new("Array", 1, (run, _, arguments) => Make(run, arguments))
    {
        Construct = (run, _, arguments) => Make(run, arguments),
        IsInstance = value => value.Kind is ValueKind.List,
        Statics = Define.Members(
        [
            Define.Function("from", 1, From),
            Define.Function("isArray", 1, (_, arguments) => Value.Of(arguments.At(0).Kind is ValueKind.List)),
            Define.Function("of", 0, Of),
        ]),
    };

    public static readonly Builtin String = new("String", 1, (run, _, arguments) => Value.Of(arguments.Length == 0 ? "" : arguments.TextAt(run, 0)))
    {
        Statics = Define.Members(
        [
            Define.Function("fromCharCode", 1, FromCharCode),
            Define.Function("fromCodePoint", 1, FromCodePoint),
        ]),
    };

    public static readonly Builtin Boolean = new("Boolean", 1, (_, _, arguments) => Value.Of(arguments.At(0).IsTruthy));

    private static Value Make(Run run, ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length != 1 || !arguments[0].IsNumber)
        {
            return Of(run, arguments);
        }

        var list = new ValueList();
        Members.SetLength(run, list, arguments[0].Number);
        return Value.Of(list);
    }

    private static Value Of(Run run, ReadOnlySpan<Value> arguments)
    {
        run.AllocateItems(arguments.Length);
        return Value.Of(new ValueList([.. arguments]));
    }

    private static Value From(Run run, ReadOnlySpan<Value> arguments)
    {
        var source = arguments.At(0);
        var function = arguments.At(1).IsUndefined ? null : arguments.FunctionAt(run, 1);
        if (source.IsNullish)
        {
            throw run.TypeError($"Array.from cannot make a list of {Coerce.Shown(source)}.");
        }

        var list = new ValueList();
        foreach (var item in Iteration.TryOver(source) ?? Like(run, source))
        {
            run.Budget.Step();
            run.AllocateItems(1);
            list.Add(function is null ? item : function.Invoke(run, item, Value.Of(list.Count)));
        }

        return Value.Of(list);
    }

    // Whatever has a length is a list for Array.from: { length: 3 }.
    private static IEnumerable<Value> Like(Run run, Value source)
    {
        if (source.Kind is not (ValueKind.Map or ValueKind.Foreign))
        {
            yield break;
        }

        var length = Coerce.ToNumber(run, Members.Get(run, source, "length"));
        for (var i = 0; i < length; i++)
        {
            yield return Members.GetAt(run, source, Value.Of(i));
        }
    }

    private static Value FromCharCode(Run run, ReadOnlySpan<Value> arguments)
    {
        run.AllocateText(arguments.Length);
        var letters = new char[arguments.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)Coerce.ToInt32(arguments.NumberAt(run, i));
        }

        return Value.Of(new string(letters));
    }

    private static Value FromCodePoint(Run run, ReadOnlySpan<Value> arguments)
    {
        run.AllocateText(2L * arguments.Length);
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < arguments.Length; i++)
        {
            var code = arguments.NumberAt(run, i);
            if (!(code >= 0 && code <= 0x10ffff && code == Math.Floor(code)))
            {
                throw run.RangeError("fromCodePoint needs numbers of characters, up to 0x10FFFF.");
            }

            _ = code is >= 0xd800 and <= 0xdfff ? text.Append((char)code) : text.Append(char.ConvertFromUtf32((int)code));
        }

        return Value.Of(text.ToString());
    }
}
