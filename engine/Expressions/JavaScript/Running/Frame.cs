namespace Porfin.Expressions.Scripting;

/// <summary>A variable that outlives its block because a function captured it.</summary>
internal sealed class Cell
{
    public Value Value;
}

/// <summary>One activation of a function, or of the script itself.</summary>
internal sealed class Frame(Run run, int slots, int cells, Cell[] captured)
{
    public readonly Run Run = run;

    /// <summary>Variables that no function captures.</summary>
    public readonly Value[] Slots = slots == 0 ? [] : new Value[slots];

    /// <summary>Variables of this activation that a function captures.</summary>
    public readonly Cell[] Cells = cells == 0 ? [] : new Cell[cells];

    /// <summary>Variables of the functions around.</summary>
    public readonly Cell[] Captured = captured;

    /// <summary>What the function returns; in the script itself, the value of the last expression statement.</summary>
    public Value Result;

    /// <summary>The label that a running break or continue looks for; null for the nearest loop.</summary>
    public string? Label;
}

/// <summary>Marks in the place of a value.</summary>
internal sealed class Mark : ForeignObject
{
    /// <summary>A variable whose declaration was not reached yet.</summary>
    public static readonly Mark Unset = new();

    /// <summary>The rest of a chain that <c>?.</c> cut short.</summary>
    public static readonly Mark Cut = new();

    public override string ToText() => "";
}
