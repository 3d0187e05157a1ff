using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary><c>Map</c> and <c>Set</c>, and what can be called on them.</summary>
internal static class TableMethods
{
    public static readonly FrozenDictionary<string, Builtin> OfMap = Define.Methods(
    [
        .. Common(isSet: false),
        Of("entries", 0, false, (_, table, _) => Iterator(table, table.Pairs())),
        Of("get", 1, false, (_, table, arguments) => table.Find(arguments.At(0))),
        Of("keys", 0, false, (_, table, _) => Iterator(table, table.AllKeys())),
        Of("set", 2, false, (_, table, arguments) => Put(table, arguments.At(0), arguments.At(1))),
    ]);

    public static readonly FrozenDictionary<string, Builtin> OfSet = Define.Methods(
    [
        .. Common(isSet: true),
        Of("add", 1, true, (_, table, arguments) => Put(table, arguments.At(0), arguments.At(0))),
        Of("entries", 0, true, (_, table, _) => Iterator(table, table.Pairs())),
        Of("keys", 0, true, (_, table, _) => Iterator(table, table.AllKeys())),
    ]);

    public static readonly Builtin Map = Constructor("Map", isSet: false);

    public static readonly Builtin Set = Constructor("Set", isSet: true);

    private static Builtin Constructor(string name, bool isSet) => new(name, 0, (run, _, _) => throw run.TypeError($"{name} needs 'new' before it."))
    {
        Construct = (run, _, arguments) => Value.Of(Make(run, arguments.At(0), isSet)),
        IsInstance = value => value.Foreign is TableValue table && table.IsSet == isSet,
        Statics = isSet ? FrozenDictionary<string, Value>.Empty : Define.Members([Define.Function("groupBy", 2, GroupBy)]),
    };

    private static IEnumerable<Builtin> Common(bool isSet) =>
    [
        Of("clear", 0, isSet, (_, table, _) => Clear(table)),
        Of("delete", 1, isSet, (_, table, arguments) => Value.Of(table.Remove(arguments.At(0)))),
        Of("forEach", 1, isSet, ForEach),
        Of("has", 1, isSet, (_, table, arguments) => Value.Of(table.Contains(arguments.At(0)))),
        Of("toString", 0, isSet, (_, table, _) => Value.Of(table.ToText())),
        Of("values", 0, isSet, (_, table, _) => Iterator(table, table.AllValues())),
    ];

    private static Builtin Of(string name, int length, bool isSet, MethodBody<TableValue> body) =>
        Define.Method(name, length, value => value.Foreign is TableValue table && table.IsSet == isSet ? table : null, body);

    private static Value Iterator(TableValue table, IEnumerable<Value> values) => Value.Of(new IteratorValue(table.IsSet ? "Set Iterator" : "Map Iterator", values));

    private static TableValue Make(Run run, Value source, bool isSet)
    {
        run.Budget.Allocate(200);
        var table = new TableValue(run, isSet);
        if (source.IsNullish)
        {
            return table;
        }

        foreach (var item in Iteration.Over(run, source))
        {
            run.Budget.Step();
            if (isSet)
            {
                table.Put(item, item);
            }
            else
            {
                var pair = item.List ?? throw run.TypeError("Map needs pairs of a key and a value.");
                table.Put(pair.Count > 0 ? pair[0] : default, pair.Count > 1 ? pair[1] : default);
            }
        }

        return table;
    }

    private static Value Put(TableValue table, Value key, Value value)
    {
        table.Put(key, value);
        return Value.Of(table);
    }

    private static Value Clear(TableValue table)
    {
        table.Clear();
        return default;
    }

    private static Value ForEach(Run run, TableValue table, ReadOnlySpan<Value> arguments)
    {
        var function = arguments.FunctionAt(run, 0);
        foreach (var (key, value) in table.Entries())
        {
            function.Invoke(run, value, key, Value.Of(table));
        }

        return default;
    }

    private static Value GroupBy(Run run, ReadOnlySpan<Value> arguments)
    {
        var by = arguments.FunctionAt(run, 1);
        var groups = new TableValue(run, isSet: false);
        var index = 0;
        foreach (var item in Iteration.Over(run, arguments.At(0)))
        {
            var key = by.Invoke(run, item, Value.Of(index++));
            if (groups.Find(key).List is not { } group)
            {
                group = [];
                groups.Put(key, Value.Of(group));
            }

            run.AllocateItems(1);
            group.Add(item);
        }

        return Value.Of(groups);
    }
}
