namespace Porfin.Expressions.Scripting;

/// <summary>What an instruction of the matcher does.</summary>
internal enum Op
{
    /// <summary>The whole pattern, or what a look wanted, was found.</summary>
    Accept,

    /// <summary>Takes the character A.</summary>
    Letter,

    /// <summary>Takes a character of the set.</summary>
    OneOf,

    /// <summary>Takes A characters of the set.</summary>
    Several,

    /// <summary>Goes on at A; when that fails, at B. Ways are remembered under the number C, unless it is negative.</summary>
    Split,

    /// <summary>Goes on at A.</summary>
    Jump,

    /// <summary>Keeps the place in A.</summary>
    Keep,

    /// <summary>Forgets the places from A to B.</summary>
    Forget,

    /// <summary>Fails when nothing was taken since the place was kept in A.</summary>
    Advance,

    /// <summary>Looks, by the instructions that follow, and goes on at A. B: 1 when it must not be there.</summary>
    Look,

    /// <summary>Takes the text of the group A again.</summary>
    Again,

    /// <summary>At the start of the text.</summary>
    Start,

    /// <summary>At the end of the text.</summary>
    End,

    /// <summary>At the start of a line.</summary>
    LineStart,

    /// <summary>At the end of a line.</summary>
    LineEnd,

    /// <summary>At the edge of a word.</summary>
    WordEdge,

    /// <summary>Not at the edge of a word.</summary>
    NoWordEdge,
}

/// <summary>One instruction. Backwards instructions take what stands before the place.</summary>
internal readonly record struct Instruction(Op Op, int A = 0, int B = 0, int C = -1, CharacterSet? Set = null, bool IsBackwards = false);

/// <summary>A compiled regular expression.</summary>
/// <param name="Code">The instructions; matching begins with the first.</param>
/// <param name="Places">How many places are kept: two for each group, then those of loops.</param>
/// <param name="Ways">How many splits can be remembered.</param>
/// <param name="First">What a match can begin with; null when it may be anything or nothing.</param>
/// <param name="Word">The letters of words.</param>
internal sealed record MatchProgram(Instruction[] Code, int Places, int Ways, CharacterSet? First, CharacterSet Word)
{
    public bool IsUnicode { get; init; }

    /// <summary>How letters compare; null when case counts.</summary>
    public LetterCase? Case { get; init; }

    /// <summary>A match can only be at the start of the text.</summary>
    public bool IsAnchored { get; init; }
}
