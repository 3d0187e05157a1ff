using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Map and Set: entries in order of insertion, found by any value.</summary>
internal sealed class TableValue(Run run, bool isSet) : ScriptObject
{
    private readonly List<(Value Key, Value Value, bool IsGone)> entries = [];
    private readonly Dictionary<Value, int> index = new(new KeyComparer(run));

    public bool IsSet => isSet;

    public int Count => index.Count;

    public override FrozenDictionary<string, Builtin> Methods => isSet ? TableMethods.OfSet : TableMethods.OfMap;

    public override Value Get(string name) => name == "size" ? Value.Of(Count) : default;

    public override string ToText() => isSet ? "[object Set]" : "[object Map]";

    public bool Contains(Value key) => index.ContainsKey(key);

    public Value Find(Value key) => index.TryGetValue(key, out var at) ? entries[at].Value : default;

    public void Put(Value key, Value value)
    {
        // Minus zero is zero as a key.
        var stored = key.IsNumber && key.Number == 0 ? Value.Of(0) : key;
        if (index.TryGetValue(stored, out var at))
        {
            entries[at] = (entries[at].Key, value, false);
            return;
        }

        run.Budget.Allocate(120);
        index[stored] = entries.Count;
        entries.Add((stored, value, false));
    }

    public bool Remove(Value key)
    {
        if (!index.Remove(key, out var at))
        {
            return false;
        }

        entries[at] = (default, default, true);
        return true;
    }

    public void Clear()
    {
        run.Scan(entries.Count);
        index.Clear();
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i] = (default, default, true);
        }
    }

    public IEnumerable<Value> AllKeys() => Entries().Select(entry => entry.Key);

    public IEnumerable<Value> AllValues() => Entries().Select(entry => entry.Value);

    public IEnumerable<Value> Pairs() => Entries().Select(entry => Value.Of(new ValueList { entry.Key, entry.Value }));

    /// <summary>The entries, also those that come while they are gone through.</summary>
    public IEnumerable<(Value Key, Value Value)> Entries()
    {
        for (var i = 0; i < entries.Count; i++)
        {
            run.Budget.Step();
            if (!entries[i].IsGone)
            {
                yield return (entries[i].Key, entries[i].Value);
            }
        }
    }

    private sealed class KeyComparer(Run run) : IEqualityComparer<Value>
    {
        // Counted, because keys can be chosen that all have the same hash.
        public bool Equals(Value x, Value y)
        {
            run.Budget.Step();
            return Operators.SameValueZero(run, x, y);
        }

        public int GetHashCode(Value obj)
        {
            run.Scan(obj.Text?.Length ?? 0);
            return obj.Identity is { } identity
                ? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(identity)
                : obj.IsNumber && obj.Number == 0 ? 0 : obj.GetHashCode();
        }
    }
}
