namespace Porfin.Expressions.Scripting;

/// <summary>One evaluation: what all its nodes and built-in functions share.</summary>
internal sealed class Run
{
    /// <summary>What raising an error costs: unwinding is dear, and a loop must not be able to do much of it.</summary>
    private const int StepsPerError = 100;

    private const long LongestText = 1 << 28;

    public Run(ExpressionScope scope, string source)
    {
        Scope = scope;
        Budget = scope.Budget;
        Source = source;
    }

    public ExpressionScope Scope { get; }

    public ExpressionBudget Budget { get; }

    /// <summary>The script's text, to tell line and column of an error.</summary>
    public string Source { get; }

    /// <summary>Where the call is that runs now.</summary>
    public int At { get; set; }

    /// <summary>What Object.freeze froze; null until then.</summary>
    public HashSet<object>? Frozen { get; set; }

    /// <summary>Takes the memory of a text before it is made.</summary>
    public void AllocateText(long length)
    {
        if (length > LongestText)
        {
            throw new ExpressionException(ExpressionException.TooLarge, "The expression makes a text that is too long.");
        }

        Budget.Allocate((2 * length) + 24);
    }

    /// <summary>Takes the memory of list items before they are added.</summary>
    public void AllocateItems(long count)
    {
        if (count > LongestText >> 4)
        {
            throw new ExpressionException(ExpressionException.TooLarge, "The expression makes a list that is too long.");
        }

        Budget.Allocate(32 * count);
    }

    /// <summary>Takes steps for work on a text or list of some length, such as searching it.</summary>
    public void Scan(int length) => Budget.Step(length >> 6);

    public ThrownValue TypeError(string text) => Error("TypeError", "expression:type", text);

    public ThrownValue RangeError(string text) => Error("RangeError", "expression:range", text);

    public ThrownValue SyntaxError(string text) => Error("SyntaxError", "expression:syntax", text);

    public ThrownValue ReferenceError(string text) => Error("ReferenceError", "expression:unknown-name", text);

    public ThrownValue Error(string type, string code, string text)
    {
        Budget.Step(StepsPerError);
        return new ThrownValue(Value.Of(new ErrorValue(type, text) { Code = code, At = At }));
    }

    public ThrownValue Throw(Value value)
    {
        Budget.Step(StepsPerError);
        return new ThrownValue(value);
    }

    /// <summary>What a value thrown and not caught means to whoever asked for the expression.</summary>
    public ExpressionException Uncaught(Value value)
    {
        if (value.Foreign is not ErrorValue error)
        {
            return new ExpressionException("expression:thrown", Coerce.Shown(value));
        }

        if (error.Code is null)
        {
            return new ExpressionException("expression:thrown", error.Message.Length > 0 ? error.Message : error.Name);
        }

        var (line, column) = ScriptError.Place(Source, error.At);
        return new ExpressionException(error.Code, $"{error.Message} (line {line}, column {column})");
    }
}
