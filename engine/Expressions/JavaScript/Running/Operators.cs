namespace Porfin.Expressions.Scripting;

/// <summary>JavaScript's operators, where their operands are not simply two numbers.</summary>
internal static class Operators
{
    public static Value Add(Run run, Value left, Value right)
    {
        left = Coerce.ToPrimitive(run, left, prefersText: false);
        right = Coerce.ToPrimitive(run, right, prefersText: false);
        if (left.Text is null && right.Text is null)
        {
            return Value.Of(Coerce.ToNumber(run, left) + Coerce.ToNumber(run, right));
        }

        var first = Coerce.ToText(run, left);
        var second = Coerce.ToText(run, right);
        run.AllocateText((long)first.Length + second.Length);
        return Value.Of(first + second);
    }

    /// <summary>Negative, zero or positive as texts compare; NaN when the values have no order.</summary>
    public static double Compare(Run run, Value left, Value right)
    {
        left = Coerce.ToNumeric(run, left);
        right = Coerce.ToNumeric(run, right);
        if (left.Text is { } first && right.Text is { } second)
        {
            run.Scan(Math.Min(first.Length, second.Length));
            return string.CompareOrdinal(first, second);
        }

        var one = Coerce.ToNumber(run, left);
        var two = Coerce.ToNumber(run, right);
        return one < two ? -1 : one > two ? 1 : one == two ? 0 : double.NaN;
    }

    public static bool StrictEquals(Run run, Value left, Value right)
    {
        if (left.IsNumber)
        {
            return right.IsNumber && left.Number == right.Number;
        }

        if (left.Text is not { } text)
        {
            return left.Identity is { } identity ? ReferenceEquals(identity, right.Identity) : left.Kind == right.Kind && left.Number == right.Number;
        }

        if (right.Text is not { } other || text.Length != other.Length)
        {
            return false;
        }

        run.Scan(text.Length);
        return string.Equals(text, other, StringComparison.Ordinal);
    }

    public static bool LooseEquals(Run run, Value left, Value right)
    {
        if (left.Kind == right.Kind)
        {
            return StrictEquals(run, left, right);
        }

        if (left.IsNullish || right.IsNullish)
        {
            return left.IsNullish && right.IsNullish;
        }

        if (left.Identity is not null && right.Identity is not null)
        {
            return false;
        }

        if (left.Identity is not null || right.Identity is not null)
        {
            return LooseEquals(run, Coerce.ToPrimitive(run, left, prefersText: false), Coerce.ToPrimitive(run, right, prefersText: false));
        }

        return Coerce.ToNumber(run, left) == Coerce.ToNumber(run, right);
    }

    /// <summary>Equality of Map, Set and includes: NaN equals itself.</summary>
    public static bool SameValueZero(Run run, Value left, Value right) =>
        StrictEquals(run, left, right) || (left.IsNumber && right.IsNumber && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    public static string TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.Boolean => "boolean",
        ValueKind.Number => "number",
        ValueKind.Text => "string",
        ValueKind.Foreign when value.Foreign is FunctionValue => "function",
        _ => "object",
    };

    public static bool IsInstance(Run run, Value value, Value type)
    {
        if (type.Foreign is not FunctionValue function)
        {
            throw run.TypeError("The right side of 'instanceof' is not a function.");
        }

        return function is Builtin { IsInstance: { } isInstance } && isInstance(value);
    }

    public static bool Has(Run run, Value key, Value container)
    {
        var name = Coerce.ToKey(run, key);
        return container.Kind switch
        {
            ValueKind.List => name == "length" || (Members.TryIndex(Value.Of(name), out var index) ? index < container.List!.Count : MethodTables.Of(container)!.ContainsKey(name)),
            ValueKind.Map => container.Map!.ContainsKey(name) || ObjectMethods.All.ContainsKey(name),
            ValueKind.Date => MethodTables.Of(container)!.ContainsKey(name),
            ValueKind.Foreign => !container.Foreign!.Get(name).IsUndefined || container.Foreign.Keys.Contains(name) || MethodTables.Of(container)?.ContainsKey(name) == true,
            _ => throw run.TypeError($"'in' needs a map or list on its right side, not {Coerce.Shown(container)}."),
        };
    }
}
