namespace Porfin.Activities.Understanding.Entities;

/// <summary>A word, a run of digits or a sign of a sentence.</summary>
/// <param name="Text">In small letters, without accents.</param>
/// <param name="Start">Where it begins in the message.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsGlued">True when no space stands before it.</param>
internal readonly record struct Token(string Text, int Start, int End, bool IsGlued)
{
    /// <summary>True for a run of digits.</summary>
    public bool IsDigits => char.IsAsciiDigit(Text[0]);

    /// <summary>True for letters.</summary>
    public bool IsWord => char.IsLetter(Text[0]);
}
