namespace Porfin.Expressions.Scripting;

/// <summary>Where the lines of a text begin, for the many places that one compilation tells.</summary>
internal sealed class LineIndex(string text)
{
    private int[]? starts;

    /// <summary>The line and column of a place, both from 1.</summary>
    public (int Line, int Column) Place(int at)
    {
        starts ??= [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];
        var found = Array.BinarySearch(starts, at);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, at - starts[line] + 1);
    }
}
