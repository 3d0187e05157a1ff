namespace Porfin.Expressions.Scripting;

/// <summary>What a match can begin with, so that other places need not be tried.</summary>
internal static class FirstSet
{
    private const int MostSets = 20;

    /// <summary>The set of first characters; null when a match may be empty or begin with anything.</summary>
    public static CharacterSet? Of(PatternSyntax pattern)
    {
        var sets = new List<CharacterSet>();
        if (!Collect(pattern, sets) || sets.Count > MostSets)
        {
            return null;
        }

        var units = Enumerable.Range(0, 128).Where(code => sets.Exists(set => set.Contains(code))).Select(code => (code, code));
        return CharacterSet.Of([.. units, (128, CharacterSet.Last)]);
    }

    public static bool IsAnchored(PatternSyntax pattern) => pattern switch
    {
        Place { Kind: Op.Start } => true,
        Sequence { Items: [var first, ..] } => IsAnchored(first),
        Group capture => IsAnchored(capture.Item),
        Alternatives alternatives => alternatives.Items.All(IsAnchored),
        _ => false,
    };

    /// <summary>Adds what the piece can begin with; false when it may take nothing.</summary>
    private static bool Collect(PatternSyntax piece, List<CharacterSet> sets)
    {
        switch (piece)
        {
            case Letter letter:
                sets.Add(CharacterSet.Of([(letter.Code, letter.Code)]));
                return true;
            case OneOf one:
                sets.Add(one.Set);
                return true;
            case Sequence sequence:
                return sequence.Items.Any(item => Collect(item, sets));
            case Alternatives alternatives:
                return alternatives.Items.Count(item => Collect(item, sets)) == alternatives.Items.Count;
            case Group capture:
                return Collect(capture.Item, sets);
            case Repeated repeated:
                return Collect(repeated.Item, sets) && repeated.Least > 0;
            case Again:
                sets.Add(CharacterSet.Of([(0, CharacterSet.Last)]));
                return false;
            default:
                return false;
        }
    }
}
