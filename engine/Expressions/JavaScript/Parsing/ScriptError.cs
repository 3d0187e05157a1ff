namespace Porfin.Expressions.Scripting;

/// <summary>A script that cannot be compiled: unwinds the parser to where the problem is reported.</summary>
internal sealed class ScriptError(string code, Sentence why, int at) : Exception(why.English)
{
    public string Code { get; } = code;

    public Sentence Sentence { get; } = why;

    /// <summary>Where in the text, in UTF-16 units from 0.</summary>
    public int At { get; } = at;

    public static ScriptError Syntax(Sentence why, int at) => new("expression:syntax", why, at);

    public static ScriptError Refused(Sentence why, int at) => new("expression:refused", why, at);

    /// <summary>The line and column of a place, both from 1.</summary>
    public static (int Line, int Column) Place(string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
