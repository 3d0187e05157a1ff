namespace Porfin.Host.Conversations;

/// <summary>
/// Remembers what was used lately, within bounds: two generations, of which the older is dropped whole when the younger is full. Costs no list keeping as a
/// strict least-recently-used order would. Safe for many threads.
/// </summary>
/// <param name="capacity">How many entries a generation holds; twice as many are held at most.</param>
internal sealed class Recent<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            if (young.TryGetValue(key, out value!))
            {
                return true;
            }

            if (!old.Remove(key, out value!))
            {
                return false;
            }

            Add(key, value);
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            old.Remove(key);
            Add(key, value);
        }
    }

    public void Forget(TKey key)
    {
        lock (gate)
        {
            young.Remove(key);
            old.Remove(key);
        }
    }

    private void Add(TKey key, TValue value)
    {
        young[key] = value;
        if (young.Count >= capacity)
        {
            old = young;
            young = [];
        }
    }
}
