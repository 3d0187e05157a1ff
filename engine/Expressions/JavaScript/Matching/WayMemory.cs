namespace Porfin.Expressions.Scripting;

/// <summary>Remembers which splits were reached at which places of a text: to reach one again is in vain. Begins when a search turns out to be long.</summary>
internal sealed class WayMemory(int ways, Run run)
{
    private const long LargestBits = 1 << 25;

    private ulong[] bits = [];
    private long width;
    private long spent;

    public bool IsOn { get; private set; }

    /// <summary>Forgets all, for a new search.</summary>
    public void Begin(int length)
    {
        IsOn = false;
        width = length + 1L;
        spent = 0;
    }

    /// <summary>Adds to the work of the search; when it outweighs the memory, remembering begins.</summary>
    public void Count(int instructions)
    {
        var words = ((ways * width) >> 6) + 1;
        spent += instructions;
        if (IsOn || ways == 0 || ways * width > LargestBits || spent < words)
        {
            return;
        }

        if (bits.Length < words)
        {
            run.Budget.Allocate(words * 8);
            bits = new ulong[words];
        }

        Array.Clear(bits);
        IsOn = true;
    }

    /// <summary>True the first time that a split is reached at a place.</summary>
    public bool IsNew(int way, int position)
    {
        var at = (way * width) + position;
        ref var word = ref bits[at >> 6];
        var bit = 1UL << (int)(at & 63);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
