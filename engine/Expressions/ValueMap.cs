using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Porfin.Expressions;

/// <summary>A mutable map from names to values that keeps the order of insertion, as JSON objects and JavaScript objects do.</summary>
public sealed class ValueMap : IEnumerable<KeyValuePair<string, Value>>
{
    private const int IndexFrom = 9;

    private readonly List<KeyValuePair<string, Value>> entries;
    private Dictionary<string, int>? index;

    /// <summary>An empty map.</summary>
    public ValueMap() => entries = [];

    /// <summary>An empty map with room for some entries.</summary>
    public ValueMap(int capacity) => entries = new(capacity);

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count;

    /// <summary>The names, in order of insertion.</summary>
    public IEnumerable<string> Keys => entries.Select(entry => entry.Key);

    /// <summary>The value of a name: undefined when there is none. Setting replaces in place or appends.</summary>
    public Value this[string name]
    {
        get => Find(name) is var at and >= 0 ? entries[at].Value : default;
        set
        {
            var at = Find(name);
            if (at >= 0)
            {
                CollectionsMarshal.AsSpan(entries)[at] = new(name, value);
            }
            else
            {
                Append(name, value);
            }
        }
    }

    /// <summary>Adds an entry; needed for collection initialisers. An existing name is replaced.</summary>
    public void Add(string name, Value value) => this[name] = value;

    /// <summary>True when the name is there.</summary>
    public bool ContainsKey(string name) => Find(name) >= 0;

    /// <summary>The value of a name, if it is there.</summary>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out Value value)
    {
        var at = Find(name);
        value = at >= 0 ? entries[at].Value : default;
        return at >= 0;
    }

    /// <summary>Removes a name; false when it was not there.</summary>
    public bool Remove(string name)
    {
        var at = Find(name);
        if (at < 0)
        {
            return false;
        }

        entries.RemoveAt(at);
        index = null;
        return true;
    }

    /// <summary>The entries, in order of insertion.</summary>
    public List<KeyValuePair<string, Value>>.Enumerator GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => entries.GetEnumerator();

    private void Append(string name, Value value)
    {
        entries.Add(new(name, value));
        index?.Add(name, entries.Count - 1);
    }

    private int Find(string name)
    {
        if (entries.Count < IndexFrom)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (string.Equals(entries[i].Key, name, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        if (index is null)
        {
            index = new(entries.Count, StringComparer.Ordinal);
            for (var i = 0; i < entries.Count; i++)
            {
                index[entries[i].Key] = i;
            }
        }

        return index.TryGetValue(name, out var at) ? at : -1;
    }
}
