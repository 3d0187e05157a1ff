using Porfin.Expressions.Templates;

namespace Porfin.Verification;

/// <summary>The bounds of a template's text: its literal parts, the branches of its conditions, and the names that it prints.</summary>
/// <param name="named">The bounds of what a name holds.</param>
/// <param name="effort">What may be done.</param>
internal sealed class TemplateLength(Func<string, Length> named, Effort effort)
{
    /// <summary>What a template with a loop or a text block may give: nobody can say.</summary>
    private static readonly HashSet<string> Repeating = ["for", "tablerow", "capture", "macro", "call", "filter", "cycle", "increment", "decrement", "case", "with"];

    private readonly Stack<(Length Before, Length Branches, bool HasBranch, bool IsComplete)> open = new();
    private Length current = Length.None;

    /// <summary>The bounds of a template that compiles.</summary>
    public Length Of(string template)
    {
        var segments = new SegmentReader(template, new ProblemList(new TextPlaces(template))).Read();
        if (segments.Any(segment => Repeating.Contains(segment.TagName)))
        {
            // The literal text outside loops is sure, what repeats is not bounded by anything that can be seen here.
            return Length.Free;
        }

        foreach (var segment in segments)
        {
            effort.Spend();
            Add(segment);
        }

        return current;
    }

    private void Add(Segment segment)
    {
        switch (segment)
        {
            case { Kind: SegmentKind.Text }:
                current = current.Then(Length.Of(segment.Text));
                break;
            case { Kind: SegmentKind.Output }:
                current = current.Then(Output(segment.Tokens));
                break;
            case { TagName: "if" or "unless" }:
                open.Push((current, Length.None, false, false));
                current = Length.None;
                break;
            case { TagName: "elif" or "elsif" or "else" }:
                CloseBranch(isComplete: segment.TagName is "else");
                break;
            case { TagName: "endif" or "endunless" } when open.Count > 0:
                CloseBranch(isComplete: false);
                var (before, branches, _, complete) = open.Pop();
                current = before.Then(complete ? branches : branches.Or(Length.None));
                break;
        }
    }

    private void CloseBranch(bool isComplete)
    {
        var (before, branches, hasBranch, complete) = open.Pop();
        open.Push((before, hasBranch ? branches.Or(current) : current, true, complete || isComplete));
        current = Length.None;
    }

    private Length Output(IReadOnlyList<Token> tokens)
    {
        var (length, at) = tokens switch
        {
            [{ Kind: TokenKind.Text } text, ..] => (Length.Of(text.Text), 1),
            [{ Kind: TokenKind.Name, Text: "variables" or "Variables" }, { Text: "." }, { Kind: TokenKind.Name } name, ..] => (named(name.Text), 3),
            [{ Kind: TokenKind.Name } name, ..] => (named(name.Text), 1),
            _ => (Length.Free, tokens.Count - 1),
        };
        while (tokens[at].Kind is not TokenKind.End)
        {
            if (Filtered(length, tokens, at) is not var (filtered, next))
            {
                return Length.Free;
            }

            (length, at) = (filtered, next);
        }

        return length;
    }

    /// <summary>One filter more; null for one whose result is not bounded by what goes in.</summary>
    private static (Length, int)? Filtered(Length length, IReadOnlyList<Token> tokens, int at) => tokens.Skip(at).Take(5).ToList() switch
    {
        [{ Text: "|" }, { Text: "upper" or "lower" or "capitalize" or "title" or "trim" or "downcase" or "upcase" or "strip" }, { Kind: TokenKind.End } or { Text: "|" }, ..] => (new(0, length.Most), at + 2),
        [{ Text: "|" }, { Text: "truncate" }, { Text: "(" }, { Kind: TokenKind.Number } most, { Text: ")" }] => (new(0, Math.Min(length.Most, (int)most.Number)), at + 5),
        [{ Text: "|" }, { Text: "default" }, { Text: "(" }, { Kind: TokenKind.Text } text, { Text: ")" }] => (length.Or(Length.Of(text.Text)), at + 5),
        _ => null,
    };
}
