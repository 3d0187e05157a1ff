using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Going through what can be gone through: lists, texts, Map, Set and iterators.</summary>
internal static class Iteration
{
    public static IEnumerable<Value> Over(Run run, Value source) => TryOver(source)
        ?? throw run.TypeError($"{(source.Kind is ValueKind.Map ? "A map" : Coerce.Shown(source))} cannot be gone through like a list. Use Object.keys, Object.values or Object.entries for maps.");

    /// <summary>The items of a value, or null when it has none.</summary>
    public static IEnumerable<Value>? TryOver(Value source) => source.Kind switch
    {
        ValueKind.List => Items(source.List!),
        ValueKind.Text => Characters(source.Text!),
        ValueKind.Foreign when source.Foreign is TableValue table => table.IsSet ? table.AllKeys() : table.Pairs(),
        ValueKind.Foreign when source.Foreign is IteratorValue iterator => iterator.Rest(),
        _ => null,
    };

    /// <summary>All items as a new list, counted.</summary>
    public static ValueList ToList(Run run, Value source)
    {
        var result = new ValueList();
        foreach (var item in Over(run, source))
        {
            run.Budget.Step();
            run.AllocateItems(1);
            result.Add(item);
        }

        return result;
    }

    /// <summary>The names of a map's entries in JavaScript's order: whole numbers first, ascending, then the rest as they came.</summary>
    public static List<string> KeysOf(Run run, ValueMap map)
    {
        run.AllocateItems(map.Count);
        run.Scan(map.Count);
        var keys = new List<string>(map.Count);
        List<int>? numbers = null;
        foreach (var (key, _) in map)
        {
            if (Members.TryIndex(Value.Of(key), out var number))
            {
                (numbers ??= []).Add(number);
            }
            else
            {
                keys.Add(key);
            }
        }

        if (numbers is not null)
        {
            numbers.Sort();
            keys.InsertRange(0, numbers.Select(number => NumberText.Of(number)));
        }

        return keys;
    }

    /// <summary>The names that <c>for…in</c> and Object.keys see.</summary>
    public static List<string> KeysOf(Run run, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Map:
                return KeysOf(run, value.Map!);
            case ValueKind.List or ValueKind.Text:
                var count = value.List?.Count ?? value.Text!.Length;
                run.AllocateItems(count);
                run.Budget.Step(count);
                return [.. Enumerable.Range(0, count).Select(i => NumberText.Of(i))];
            case ValueKind.Foreign:
                return [.. value.Foreign!.Keys];
            default:
                return [];
        }
    }

    private static IEnumerable<Value> Items(ValueList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return list[i];
        }
    }

    private static IEnumerable<Value> Characters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return Value.Of(text.Substring(i++, 2));
            }
            else
            {
                yield return Value.Of(Texts.Of(text[i]));
            }
        }
    }
}

/// <summary>What <c>entries()</c>, <c>matchAll()</c> and their like give: values one at a time, once.</summary>
internal sealed class IteratorValue(string name, IEnumerable<Value> values) : ScriptObject
{
    private static readonly FrozenDictionary<string, Builtin> All = Define.Methods(
    [
        Define.Method("next", 0, value => value.Foreign as IteratorValue, (_, iterator, _) => iterator.Next()),
    ]);

    private readonly IEnumerator<Value> enumerator = values.GetEnumerator();

    public override FrozenDictionary<string, Builtin> Methods => All;

    public IEnumerable<Value> Rest()
    {
        while (enumerator.MoveNext())
        {
            yield return enumerator.Current;
        }
    }

    public override string ToText() => $"[object {name}]";

    private Value Next()
    {
        var hasMore = enumerator.MoveNext();
        return Value.Of(new ValueMap { ["value"] = hasMore ? enumerator.Current : default, ["done"] = Value.Of(!hasMore) });
    }
}
