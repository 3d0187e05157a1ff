namespace Porfin.Expressions.Scripting;

/// <summary>The token at hand, and what all parts of the parser share: expectations, nesting, and the names that functions mention.</summary>
internal sealed class TokenReader
{
    private const int DeepestNesting = 200;

    private readonly Tokenizer tokenizer;
    private readonly Stack<FunctionNames> functions = new([new FunctionNames()]);
    private int nesting;

    public TokenReader(string text)
    {
        tokenizer = new Tokenizer(text);
        Current = tokenizer.Read(0);
    }

    public Token Current { get; private set; }

    /// <summary>Where the token before the current one ended.</summary>
    public int LastEnd { get; private set; }

    /// <summary>False while the head of a <c>for</c> is read, where <c>in</c> is not an operator.</summary>
    public bool AllowsIn { get; set; } = true;

    public FunctionNames Function => functions.Peek();

    public Token Next()
    {
        var taken = Current;
        Jump(taken.End);
        return taken;
    }

    /// <summary>Goes on reading at a place, after a piece that only the parser could delimit.</summary>
    public void Jump(int end)
    {
        LastEnd = end;
        Current = tokenizer.Read(end);
    }

    public Token Peek() => tokenizer.Read(Current.End);

    public (string Content, int End, bool HasMore) ReadTemplate(int at) => tokenizer.ReadTemplate(at);

    public (string Pattern, string Flags, int End) ReadRegex(int at) => tokenizer.ReadRegex(at);

    public bool Accept(string text)
    {
        if (!Current.Is(text))
        {
            return false;
        }

        Next();
        return true;
    }

    public Token Expect(string text) => Current.Is(text) ? Next() : throw Unexpected($"'{text}'");

    /// <param name="expected">What should stand here, a text or a sentence; null when nothing particular should.</param>
    public ScriptError Unexpected(object? expected = null) => ScriptError.Syntax(
        expected is null ? ScriptSentences.Unexpected.With(Current.Shown) : ScriptSentences.Expected.With(expected, Current.Shown), Current.At);

    /// <summary>Ends a statement, by a semicolon or where JavaScript supplies one.</summary>
    public void EndStatement()
    {
        if (!Accept(";") && !Current.Is("}") && Current.Kind is not TokenKind.End && !Current.IsAfterLineBreak)
        {
            throw Unexpected(ScriptSentences.StatementEnd);
        }
    }

    public void Enter()
    {
        if (++nesting > DeepestNesting)
        {
            throw new ScriptError("expression:too-deep", ScriptSentences.DeeperThan.With(DeepestNesting), Current.At);
        }
    }

    public void Leave() => nesting--;

    public FunctionNames BeginFunction()
    {
        functions.Push(new FunctionNames());
        return functions.Peek();
    }

    public void EndFunction()
    {
        var inner = functions.Pop();
        Function.Inside.UnionWith(inner.Mentioned);
        Function.Inside.UnionWith(inner.Inside);
    }
}

/// <summary>The names in one function, gathered while it is read.</summary>
internal sealed class FunctionNames
{
    public List<string> Mentioned { get; } = [];

    /// <summary>Names mentioned in functions inside it.</summary>
    public HashSet<string> Inside { get; } = new(StringComparer.Ordinal);

    public List<Name> Vars { get; } = [];
}
