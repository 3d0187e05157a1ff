namespace Porfin.Expressions.Templates;

/// <summary>
/// The names that a running template has given. <c>set</c> and loops give a name until their block ends, as in Jinja;
/// <c>assign</c>, <c>capture</c> and counters give it for the rest of the template, as in Liquid.
/// </summary>
internal sealed class Locals
{
    private readonly List<(string Name, Value Value)> entries = [];
    private ValueMap? shared;
    private int blockStart;
    private int rootCount = -1;

    /// <summary>What <see cref="Leave"/> needs.</summary>
    internal readonly record struct Mark(int Count, int BlockStart, int RootCount);

    /// <summary>How many names there are to look through.</summary>
    public int Count => entries.Count;

    public bool TryGet(string name, out Value value)
    {
        var at = Find(name, 0, entries.Count);
        value = at >= 0 ? entries[at].Value : default;
        return at >= 0 || (shared is not null && shared.TryGetValue(name, out value));
    }

    public Mark Enter()
    {
        var mark = new Mark(entries.Count, blockStart, rootCount);
        rootCount = rootCount < 0 ? entries.Count : rootCount;
        blockStart = entries.Count;
        return mark;
    }

    /// <summary>Forgets what was given in the innermost block, which goes on.</summary>
    public void Clear() => entries.RemoveRange(blockStart, entries.Count - blockStart);

    public void Leave(Mark mark)
    {
        Clear();
        (blockStart, rootCount) = (mark.BlockStart, mark.RootCount);
    }

    /// <summary>Gives a name in the innermost block.</summary>
    public void Set(string name, Value value)
    {
        var at = Find(name, blockStart, entries.Count);
        if (at >= 0)
        {
            entries[at] = (name, value);
        }
        else
        {
            entries.Add((name, value));
        }
    }

    /// <summary>Gives a name for the rest of the template.</summary>
    public void SetShared(string name, Value value)
    {
        var at = Find(name, 0, rootCount < 0 ? entries.Count : rootCount);
        if (at >= 0)
        {
            entries[at] = (name, value);
        }
        else
        {
            (shared ??= [])[name] = value;
        }
    }

    private int Find(string name, int from, int to)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (string.Equals(entries[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
