namespace Porfin.Expressions.Templates;

/// <summary>What a token inside a tag is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Text,
    Operator,
    End,
}

/// <summary>One token inside <c>{{ }}</c> or <c>{% %}</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, the operator, the content of the text literal, or the digits of the number.</param>
/// <param name="Number">The number's value.</param>
/// <param name="Place">Where it starts, as an offset into the template.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Place)
{
    public bool IsOperator(string text) => Kind is TokenKind.Operator && Text == text;

    public bool IsName(string text) => Kind is TokenKind.Name && Text == text;

    /// <summary>The token in a sentence: a text or a sentence.</summary>
    public object Shown => Kind switch
    {
        TokenKind.End => TemplateSentences.TagEnd,
        TokenKind.Text => TemplateSentences.AText,
        _ => $"'{Text}'",
    };
}
