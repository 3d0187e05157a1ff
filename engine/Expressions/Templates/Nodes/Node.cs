namespace Porfin.Expressions.Templates;

/// <summary>A part of a compiled template's expression that has a value. Immutable.</summary>
internal abstract class Node
{
    /// <summary>How high a tree of nodes may be: the stack of the running template depends on it.</summary>
    public const int MaxHeight = 200;

    private readonly int height;

    /// <exception cref="TemplateSyntaxException">The expression nests too deep.</exception>
    protected Node(int place, params ReadOnlySpan<Node?> children)
    {
        Place = place;
        foreach (var child in children)
        {
            height = Math.Max(height, (child?.height ?? 0) + 1);
        }

        if (height > MaxHeight)
        {
            throw new TemplateSyntaxException(place, TemplateSentences.TooHigh, ProblemList.TooLarge);
        }
    }

    /// <summary>Where it stands, as an offset into the template.</summary>
    public int Place { get; }

    public abstract Value Evaluate(Rendering rendering);
}
