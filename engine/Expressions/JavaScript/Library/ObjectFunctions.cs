namespace Porfin.Expressions.Scripting;

/// <summary><c>Object</c> and its functions.</summary>
internal static class ObjectFunctions
{
    public static readonly Builtin Constructor = new("Object", 1, (_, _, arguments) => Make(arguments))
    {
        Construct = (_, _, arguments) => Make(arguments),
        IsInstance = value => value.Identity is not null,
        Statics = Define.Members(
        [
            Define.Function("assign", 2, Assign),
            Define.Function("entries", 1, (run, arguments) => List(run, arguments, (key, value) => Value.Of(new ValueList { Value.Of(key), value }))),
            Define.Function("freeze", 1, (run, arguments) => Freeze(run, arguments.At(0))),
            Define.Function("fromEntries", 1, FromEntries),
            Define.Function("groupBy", 2, GroupBy),
            Define.Function("hasOwn", 2, (run, arguments) => Value.Of(HasOwn(run, Container(run, arguments), arguments.TextAt(run, 1)))),
            Define.Function("is", 2, (run, arguments) => Value.Of(Is(run, arguments.At(0), arguments.At(1)))),
            Define.Function("isFrozen", 1, (run, arguments) => Value.Of(arguments.At(0).Identity is not { } identity || run.Frozen?.Contains(identity) == true)),
            Define.Function("keys", 1, (run, arguments) => List(run, arguments, (key, _) => Value.Of(key))),
            Define.Function("values", 1, (run, arguments) => List(run, arguments, (_, value) => value)),
            Define.Function("getOwnPropertyNames", 1, (run, arguments) => List(run, arguments, (key, _) => Value.Of(key))),
        ]),
    };

    public static bool HasOwn(Run run, Value container, string name) => container.Kind switch
    {
        ValueKind.Map => container.Map!.ContainsKey(name),
        ValueKind.List or ValueKind.Text => name == "length"
            || (Members.TryIndex(Value.Of(name), out var index) && index < (container.List?.Count ?? container.Text!.Length)),
        ValueKind.Foreign => Keys(run, container).Contains(name) || !container.Foreign!.Get(name).IsUndefined,
        _ => false,
    };

    private static List<string> Keys(Run run, Value container) => Iteration.KeysOf(run, container);

    private static Value Make(ReadOnlySpan<Value> arguments) => arguments.At(0).IsNullish ? Value.Of(new ValueMap()) : arguments[0];

    private static Value Container(Run run, ReadOnlySpan<Value> arguments) =>
        arguments.At(0).IsNullish ? throw run.TypeError($"Cannot read the entries of {Coerce.Shown(arguments.At(0))}.") : arguments[0];

    private static Value List(Run run, ReadOnlySpan<Value> arguments, Func<string, Value, Value> select)
    {
        var container = Container(run, arguments);
        var result = new ValueList();
        foreach (var key in Keys(run, container))
        {
            run.Budget.Step();
            run.AllocateItems(4);
            result.Add(select(key, Members.GetAt(run, container, Value.Of(key))));
        }

        return Value.Of(result);
    }

    private static Value Assign(Run run, ReadOnlySpan<Value> arguments)
    {
        var target = Container(run, arguments);
        foreach (var source in arguments[1..])
        {
            foreach (var key in Keys(run, source))
            {
                run.Budget.Step();
                Members.SetAt(run, target, Value.Of(key), Members.GetAt(run, source, Value.Of(key)));
            }
        }

        return target;
    }

    private static Value Freeze(Run run, Value value)
    {
        if (value.Kind is ValueKind.List or ValueKind.Map)
        {
            run.Budget.Allocate(64);
            (run.Frozen ??= new HashSet<object>(ReferenceEqualityComparer.Instance)).Add(value.Identity!);
        }

        return value;
    }

    private static Value FromEntries(Run run, ReadOnlySpan<Value> arguments)
    {
        var map = new ValueMap();
        foreach (var entry in Iteration.Over(run, arguments.At(0)))
        {
            run.Budget.Step();
            if (entry.List is not { } pair)
            {
                throw run.TypeError("fromEntries needs pairs of a name and a value.");
            }

            Members.SetEntry(run, map, Coerce.ToText(run, pair.Count > 0 ? pair[0] : default), pair.Count > 1 ? pair[1] : default);
        }

        return Value.Of(map);
    }

    private static Value GroupBy(Run run, ReadOnlySpan<Value> arguments)
    {
        var by = arguments.FunctionAt(run, 1);
        var groups = new ValueMap();
        var index = 0;
        foreach (var item in Iteration.Over(run, arguments.At(0)))
        {
            var key = Coerce.ToText(run, by.Invoke(run, item, Value.Of(index++)));
            if (groups[key].List is not { } group)
            {
                group = [];
                Members.SetEntry(run, groups, key, Value.Of(group));
            }

            run.AllocateItems(1);
            group.Add(item);
        }

        return Value.Of(groups);
    }

    private static bool Is(Run run, Value one, Value two) => one.IsNumber && two.IsNumber
        ? one.Number.Equals(two.Number) && double.IsNegative(one.Number) == double.IsNegative(two.Number)
        : Operators.StrictEquals(run, one, two);
}

/// <summary>Maps as spreads and Object.assign see them.</summary>
internal static class Maps
{
    /// <summary>Copies the entries of a value into a map; nothing for undefined, null and numbers.</summary>
    public static void CopyInto(Run run, ValueMap map, Value source)
    {
        foreach (var key in Iteration.KeysOf(run, source))
        {
            run.Budget.Step();
            Members.SetEntry(run, map, key, Members.GetAt(run, source, Value.Of(key)));
        }
    }
}
