namespace Porfin.Expressions.Scripting;

/// <summary>A piece of a regular expression.</summary>
internal abstract record PatternSyntax
{
    /// <summary>True when it may match without taking a character.</summary>
    public abstract bool MayBeEmpty { get; }
}

/// <summary>One character of a set.</summary>
internal sealed record OneOf(CharacterSet Set) : PatternSyntax
{
    public override bool MayBeEmpty => false;
}

/// <summary>Exactly one character.</summary>
internal sealed record Letter(int Code) : PatternSyntax
{
    public override bool MayBeEmpty => false;
}

/// <summary>Pieces one after the other; none match the empty text.</summary>
internal sealed record Sequence(IReadOnlyList<PatternSyntax> Items) : PatternSyntax
{
    public override bool MayBeEmpty => Items.All(item => item.MayBeEmpty);
}

/// <summary>The first of several pieces that fits.</summary>
internal sealed record Alternatives(IReadOnlyList<PatternSyntax> Items) : PatternSyntax
{
    public override bool MayBeEmpty => Items.Any(item => item.MayBeEmpty);
}

/// <summary>A piece whose text is kept under a number.</summary>
internal sealed record Group(int Number, PatternSyntax Item) : PatternSyntax
{
    public override bool MayBeEmpty => Item.MayBeEmpty;
}

/// <summary>A piece several times.</summary>
/// <param name="Item">The piece.</param>
/// <param name="Least">How often at the least.</param>
/// <param name="Most">How often at the most; null without end.</param>
/// <param name="IsLazy">As seldom as possible.</param>
/// <param name="FirstGroup">The first group in the piece: each turn forgets what the one before kept.</param>
/// <param name="LastGroup">The last one; smaller than the first when there is none.</param>
internal sealed record Repeated(PatternSyntax Item, int Least, int? Most, bool IsLazy, int FirstGroup, int LastGroup) : PatternSyntax
{
    public override bool MayBeEmpty => Least == 0 || Item.MayBeEmpty;
}

/// <summary>What must, or must not, stand before or after a place.</summary>
internal sealed record Look(PatternSyntax Item, bool IsBehind, bool IsNegated) : PatternSyntax
{
    public override bool MayBeEmpty => true;
}

/// <summary>The text of a group again.</summary>
internal sealed record Again(int Number) : PatternSyntax
{
    public override bool MayBeEmpty => true;
}

/// <summary>A place: start, end, or the edge of a word.</summary>
internal sealed record Place(Op Kind) : PatternSyntax
{
    public override bool MayBeEmpty => true;
}
