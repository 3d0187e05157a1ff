namespace Porfin.Expressions.Scripting;

internal enum VariableKind
{
    Var,
    Function,
    Parameter,
    Let,
    Const,

    /// <summary>The name of a function expression, known inside it.</summary>
    Self,
}

/// <summary>A variable of the script, and where it lives while the script runs.</summary>
internal sealed class Variable(string name, VariableKind kind, FunctionScope owner, int settledAt)
{
    public string Name => name;

    public VariableKind Kind => kind;

    public FunctionScope Owner => owner;

    /// <summary>True when a function inside may capture it: it lives in a cell then, else in a slot.</summary>
    public bool IsCell { get; } = owner.NamesInside.Contains(name);

    public int Index { get; } = owner.NamesInside.Contains(name) ? owner.Cells++ : owner.Slots++;

    /// <summary>From where in the text on it certainly has its value; the end of the text when that cannot be told.</summary>
    public int SettledAt => settledAt;

    public bool IsLexical => kind is VariableKind.Let or VariableKind.Const;

    /// <summary>Set when some use might come before the declaration: entering the block marks the variable then.</summary>
    public bool NeedsMark { get; set; }
}

/// <summary>The variables of a block.</summary>
internal sealed class BlockScope(FunctionScope function, BlockScope? parent)
{
    public FunctionScope Function => function;

    public BlockScope? Parent => parent;

    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.Ordinal);

    public BlockEntry Entry((Target, FunctionNode)[] functions)
    {
        if (Variables.Count == 0 && functions.Length == 0)
        {
            return BlockEntry.Empty;
        }

        var all = Variables.Values;
        return new BlockEntry(
            [.. all.Where(one => one.IsCell).Select(one => one.Index)],
            [.. all.Where(one => one.IsCell && one.NeedsMark).Select(one => one.Index)],
            [.. all.Where(one => !one.IsCell && one.NeedsMark).Select(one => one.Index)],
            functions);
    }

    public int[] FreshCells() => [.. Variables.Values.Where(one => one.IsCell).Select(one => one.Index)];
}

/// <summary>What is counted and captured per function.</summary>
internal sealed class FunctionScope(FunctionScope? parent, HashSet<string> namesInside)
{
    private readonly List<Variable> captured = [];

    public HashSet<string> NamesInside => namesInside;

    public bool IsScript => parent is null;

    public int Slots { get; set; }

    public int Cells { get; set; }

    /// <summary>How many nodes were made so far: what a straight run through them costs.</summary>
    public int Nodes { get; set; }

    public int CapturedIndex(Variable variable)
    {
        var at = captured.IndexOf(variable);
        if (at < 0)
        {
            at = captured.Count;
            captured.Add(variable);
        }

        return at;
    }

    /// <summary>Where the function around finds what this one captures.</summary>
    public Capture[] Captures() => [.. captured.Select(variable =>
        variable.Owner == parent ? new Capture(true, variable.Index) : new Capture(false, parent!.CapturedIndex(variable)))];

    /// <summary>Steps for running through nodes once.</summary>
    public static int Cost(int nodes) => 1 + (nodes >> 4);
}
