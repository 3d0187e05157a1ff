namespace Porfin.Expressions.Scripting;

/// <summary>structuredClone: a deep copy, in which what was shared is shared again.</summary>
internal static class Cloning
{
    public static Value Clone(Run run, Value value) => Clone(run, value, new Dictionary<object, Value>(ReferenceEqualityComparer.Instance));

    private static Value Clone(Run run, Value value, Dictionary<object, Value> done)
    {
        run.Budget.Step();
        if (value.Identity is not { } identity)
        {
            return value;
        }

        if (done.TryGetValue(identity, out var copy))
        {
            return copy;
        }

        run.Budget.Allocate(96);
        run.Budget.Enter();
        var made = value.Kind switch
        {
            ValueKind.List => CloneList(run, value.List!, done),
            ValueKind.Map => CloneMap(run, value.Map!, done),
            ValueKind.Date => Value.Of(new DateValue(value.Date!.Milliseconds)),
            _ => CloneForeign(run, value.Foreign!, done),
        };
        run.Budget.Leave();
        return made;
    }

    private static Value CloneList(Run run, ValueList list, Dictionary<object, Value> done)
    {
        run.AllocateItems(list.Count);
        var copy = new ValueList(list.Count);
        done[list] = Value.Of(copy);
        foreach (var item in list)
        {
            copy.Add(Clone(run, item, done));
        }

        return Value.Of(copy);
    }

    private static Value CloneMap(Run run, ValueMap map, Dictionary<object, Value> done)
    {
        var copy = new ValueMap();
        done[map] = Value.Of(copy);
        foreach (var (name, item) in map)
        {
            Members.SetEntry(run, copy, name, Clone(run, item, done));
        }

        return Value.Of(copy);
    }

    private static Value CloneForeign(Run run, ForeignObject foreign, Dictionary<object, Value> done)
    {
        switch (foreign)
        {
            case TableValue table:
                var copy = new TableValue(run, table.IsSet);
                done[table] = Value.Of(copy);
                foreach (var (key, item) in table.Entries())
                {
                    copy.Put(Clone(run, key, done), Clone(run, item, done));
                }

                return Value.Of(copy);
            case RegExpValue regex:
                return Value.Of(new RegExpValue(regex.Pattern));
            case ErrorValue error:
                return Value.Of(new ErrorValue(error.Type, error.Message));
            default:
                throw run.Error("DataCloneError", "expression:type", $"{Coerce.Shown(Value.Of(foreign))} cannot be copied.");
        }
    }
}
