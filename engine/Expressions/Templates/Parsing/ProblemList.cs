namespace Porfin.Expressions.Templates;

/// <summary>The problems found so far in one template.</summary>
internal sealed class ProblemList(TextPlaces places)
{
    public const string Syntax = "expression:syntax";
    public const string Refused = "expression:refused";
    public const string UnknownFunction = "expression:unknown-function";
    public const string UnknownFilter = "expression:unknown-filter";
    public const string UnknownTest = "expression:unknown-test";
    public const string UnknownTag = "expression:unknown-tag";
    public const string Arguments = "expression:arguments";
    public const string TooLarge = "expression:too-large";

    private const int Most = 50;

    private readonly List<ExpressionProblem> problems = [];

    public IReadOnlyList<ExpressionProblem> All => problems;

    /// <summary>True when reading on would only bury the reader.</summary>
    public bool IsFull => problems.Count >= Most;

    public void Add(int place, string code, Sentence why)
    {
        if (IsFull)
        {
            return;
        }

        var (line, column) = places.Of(place);
        var problem = new ExpressionProblem(code, why, line, column);
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }

    public void Add(TemplateSyntaxException exception) => Add(exception.Place, exception.Code, exception.Sentence);
}
