namespace Porfin.Expressions.Templates;

/// <summary>Walks over the tokens of one tag.</summary>
internal sealed class TagCursor(Segment segment)
{
    private int at;

    /// <summary>The tag.</summary>
    public Segment Segment => segment;

    public Token Peek => segment.Tokens[at];

    /// <summary>A token further on; the End token when there is none.</summary>
    public Token Ahead(int count) => segment.Tokens[Math.Min(at + count, segment.Tokens.Count - 1)];

    public bool IsAtEnd => Peek.Kind is TokenKind.End;

    public int Place => Peek.Place;

    public Token Take()
    {
        var token = Peek;
        at = Math.Min(at + 1, segment.Tokens.Count - 1);
        return token;
    }

    public bool TakeOperator(string text)
    {
        var found = Peek.IsOperator(text);
        at += found ? 1 : 0;
        return found;
    }

    public bool TakeName(string text)
    {
        var found = Peek.IsName(text);
        at += found ? 1 : 0;
        return found;
    }

    public void Expect(string text)
    {
        if (!TakeOperator(text))
        {
            throw new TemplateSyntaxException(Place, TemplateSentences.Expected.With($"'{text}'", Peek.Shown));
        }
    }

    /// <summary>Takes a name that may be given to something.</summary>
    public Token ExpectName()
    {
        if (Peek.Kind is not TokenKind.Name)
        {
            throw new TemplateSyntaxException(Place, TemplateSentences.Expected.With(TemplateSentences.AName, Peek.Shown));
        }

        return Words.IsReserved(Peek.Text)
            ? throw new TemplateSyntaxException(Place, TemplateSentences.NotAName.With(Peek.Text))
            : Take();
    }

    public void ExpectEnd()
    {
        if (!IsAtEnd)
        {
            throw new TemplateSyntaxException(Place, TemplateSentences.Expected.With(TemplateSentences.TagEnd, Peek.Shown));
        }
    }
}
