namespace Porfin.Expressions.Templates;

/// <summary>A tag cannot be read. Caught where the tag began; never leaves the compiler.</summary>
internal sealed class TemplateSyntaxException(int place, string message, string code = ProblemList.Syntax) : Exception(message)
{
    public int Place { get; } = place;

    public string Code { get; } = code;
}
