using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Porfin.Expressions;

/// <summary>A mutable map from names to values that keeps the order of insertion, as JSON objects and JavaScript objects do.</summary>
public sealed class ValueMap : IEnumerable<KeyValuePair<string, Value>>
{
    private const int IndexFrom = 9;

    // Removed entries of maps with an index stay as gaps (their key is null) until they are half of all: so removing costs the same however large the map is.
    private readonly List<KeyValuePair<string, Value>> entries;
    private Dictionary<string, int>? index;
    private int gaps;
    private int version;

    /// <summary>An empty map.</summary>
    public ValueMap() => entries = [];

    /// <summary>An empty map with room for some entries.</summary>
    public ValueMap(int capacity) => entries = new(capacity);

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count - gaps;

    /// <summary>The names, in order of insertion.</summary>
    public IEnumerable<string> Keys => this.Select(entry => entry.Key);

    /// <summary>How many entries were moved or indexed so far: what removing costs.</summary>
    internal long Moved { get; private set; }

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

        version++;
        if (index is null)
        {
            Moved += entries.Count - at;
            entries.RemoveAt(at);
            return true;
        }

        index.Remove(name);
        entries[at] = default;
        if (++gaps > entries.Count / 2)
        {
            Close();
        }

        return true;
    }

    /// <summary>The entries, in order of insertion.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes the gaps out.</summary>
    private void Close()
    {
        Moved += entries.Count;
        entries.RemoveAll(entry => entry.Key is null);
        index = null;
        gaps = 0;
    }

    private void Append(string name, Value value)
    {
        version++;
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
            Moved += entries.Count;
            index = new(entries.Count, StringComparer.Ordinal);
            for (var i = 0; i < entries.Count; i++)
            {
                index[entries[i].Key] = i;
            }
        }

        return index.TryGetValue(name, out var at) ? at : -1;
    }

    /// <summary>Goes through the entries of a map that is not changed meanwhile.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, Value>>
    {
        private readonly ValueMap map;
        private readonly int version;
        private int at;

        internal Enumerator(ValueMap map) => (this.map, version, at) = (map, map.version, -1);

        /// <inheritdoc />
        public readonly KeyValuePair<string, Value> Current => map.entries[at];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc />
        public bool MoveNext()
        {
            if (version != map.version)
            {
                throw new InvalidOperationException("The map was changed while it was gone through.");
            }

            do
            {
                at++;
            }
            while (at < map.entries.Count && map.entries[at].Key is null);
            return at < map.entries.Count;
        }

        /// <inheritdoc />
        public void Reset() => at = -1;

        /// <inheritdoc />
        public readonly void Dispose()
        {
        }
    }
}
