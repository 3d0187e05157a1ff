using System.Globalization;
using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>Texts by their letters (Unicode code points), so that no emoji is ever cut in two.</summary>
internal static class Letters
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The letters one by one.</summary>
    public static ValueList Split(Rendering rendering, string text)
    {
        rendering.Budget.Step(text.Length / 8);
        rendering.Budget.Allocate(text.Length * 48L);
        var letters = new ValueList(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            letters.Add(Value.Of(text.Substring(i, length)));
            i += length;
        }

        return letters;
    }

    /// <summary>The first letters of a text.</summary>
    public static string Start(string text, int count)
    {
        var end = 0;
        for (var i = 0; i < count && end < text.Length; i++)
        {
            end += end + 1 < text.Length && char.IsSurrogatePair(text[end], text[end + 1]) ? 2 : 1;
        }

        return text[..end];
    }

    /// <summary>Joins letters and other values to a text.</summary>
    public static string Join(Rendering rendering, ValueList items, string separator)
    {
        var result = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var piece = Printing.Text(rendering, items[i]);
            rendering.Budget.Step();
            rendering.Budget.Allocate((piece.Length + separator.Length) * 2L);
            result.Append(i == 0 ? "" : separator).Append(piece);
        }

        return result.ToString();
    }

    /// <summary>A text several times over; its size is counted before it is made.</summary>
    public static string Repeat(Rendering rendering, string text, double times)
    {
        if (times < 1 || text.Length == 0)
        {
            return "";
        }

        rendering.Budget.Allocate((long)Math.Min(text.Length * Math.Floor(times) * 2, long.MaxValue / 4));
        return new StringBuilder().Insert(0, text, (int)times).ToString();
    }

    /// <summary>Takes the steps that looking for one text in another may need.</summary>
    public static void ChargeSearch(Rendering rendering, string text, string wanted) =>
        rendering.Budget.Step((int)Math.Min(int.MaxValue / 2, 1 + (text.Length * (wanted.Length + 256L) / 16384)));

    /// <summary>The first letter in upper case, the others in lower case.</summary>
    public static string Capitalize(string text) => text.Length == 0
        ? text
        : text[..1].ToUpper(CultureInfo.InvariantCulture) + text[1..].ToLower(CultureInfo.InvariantCulture);
}
