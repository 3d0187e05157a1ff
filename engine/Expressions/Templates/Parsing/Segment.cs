namespace Porfin.Expressions.Templates;

/// <summary>What a piece of a template is.</summary>
internal enum SegmentKind
{
    /// <summary>Text that is shown as it is.</summary>
    Text,

    /// <summary><c>{{ … }}</c>.</summary>
    Output,

    /// <summary><c>{% … %}</c>.</summary>
    Tag,
}

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it starts, as an offset.</param>
/// <param name="Text">The text of a text segment, white-space control applied.</param>
/// <param name="Tokens">The tokens of an output or a tag, ended by an End token.</param>
/// <param name="IsBroken">The tag could not be cut into tokens, and that was reported.</param>
internal sealed record Segment(SegmentKind Kind, int Place, string Text, IReadOnlyList<Token> Tokens, bool IsBroken = false)
{
    /// <summary>The name of a tag; empty for the rest.</summary>
    public string TagName => Kind is SegmentKind.Tag && Tokens[0].Kind is TokenKind.Name ? Tokens[0].Text : "";
}
