namespace Porfin.Expressions.Templates;

/// <summary>Reads "a.b.0" off a value; nothing given means the value itself.</summary>
internal static class Attributes
{
    public static Value Of(Rendering rendering, Value value, Value path)
    {
        if (path.IsNullish)
        {
            return value;
        }

        rendering.Budget.Step();
        if (path.Text is not { } text || !text.Contains('.', StringComparison.Ordinal))
        {
            return Members.At(rendering, value, path);
        }

        foreach (var part in text.Split('.', 20))
        {
            value = Members.Get(rendering, value, part);
        }

        return value;
    }
}
