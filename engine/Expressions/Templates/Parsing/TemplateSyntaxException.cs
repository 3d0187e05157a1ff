namespace Porfin.Expressions.Templates;

/// <summary>A tag cannot be read. Caught where the tag began; never leaves the compiler.</summary>
internal sealed class TemplateSyntaxException(int place, Sentence why, string code = ProblemList.Syntax) : Exception(why.English)
{
    public Sentence Sentence { get; } = why;

    public int Place { get; } = place;

    public string Code { get; } = code;
}
