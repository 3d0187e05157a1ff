namespace Porfin.Expressions.Templates;

/// <summary>Turns offsets into a text into lines and columns.</summary>
internal sealed class TextPlaces
{
    private readonly List<int> lineStarts = [0];

    public TextPlaces(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    public (int Line, int Column) Of(int offset)
    {
        var found = lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - lineStarts[line] + 1);
    }
}
