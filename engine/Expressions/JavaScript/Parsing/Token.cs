namespace Porfin.Expressions.Scripting;

internal enum TokenKind
{
    End,

    /// <summary>An identifier or keyword.</summary>
    Name,
    Number,
    Text,
    Sign,

    /// <summary>The tick that opens a template text; the parser reads on from there.</summary>
    Template,
}

/// <summary>One token. <paramref name="Text"/> is the name, the sign or the text's content.</summary>
internal readonly record struct Token(TokenKind Kind, int At, int End, string Text, double Number, bool IsAfterLineBreak)
{
    public bool Is(string text) => Kind is TokenKind.Sign or TokenKind.Name && Text == text;

    /// <summary>The token in a sentence: a text or a sentence.</summary>
    public object Shown => Kind switch
    {
        TokenKind.End => ScriptSentences.TheEnd,
        TokenKind.Text => ScriptSentences.AText,
        TokenKind.Template => ScriptSentences.ATemplate,
        TokenKind.Number => ScriptSentences.ANumber,
        _ => $"'{Text}'",
    };
}
