namespace Porfin.Expressions.Scripting;

/// <summary>One script being compiled: its scopes, the problems and free names found, and the compilers of its parts.</summary>
internal sealed class Compilation
{
    private readonly string text;
    private readonly LineIndex lines;
    private readonly HashSet<string> declared = new(StringComparer.Ordinal);

    public Compilation(string text, HashSet<string> namesInside)
    {
        this.text = text;
        lines = new LineIndex(text);
        Block = new BlockScope(new FunctionScope(null, namesInside), null);
        Expressions = new ExpressionCompiler(this);
        Calls = new CallCompiler(this);
        Targets = new TargetCompiler(this);
        Functions = new FunctionCompiler(this);
        Statements = new StatementCompiler(this);
        Loops = new LoopCompiler(this);
    }

    public BlockScope Block { get; set; }

    public FunctionScope Function => Block.Function;

    public ExpressionCompiler Expressions { get; }

    public CallCompiler Calls { get; }

    public TargetCompiler Targets { get; }

    public FunctionCompiler Functions { get; }

    public StatementCompiler Statements { get; }

    public LoopCompiler Loops { get; }

    public List<ExpressionProblem> Problems { get; } = [];

    public List<NameUse> Names { get; } = [];

    public string Slice(int from, int to) => text[from..to];

    public void Report(string code, Sentence why, int at)
    {
        var (line, column) = lines.Place(at);
        Problems.Add(new ExpressionProblem(code, why, line, column));
    }

    public void Use(NameUseKind kind, string name, string? detail, int at)
    {
        var (line, column) = lines.Place(at);
        Names.Add(new NameUse(kind, name, detail, line, column));
    }

    /// <summary>Declares a variable in the block at hand.</summary>
    public void Declare(Name name, VariableKind kind, int settledAt = 0)
    {
        declared.Add(name.Text);
        if (!Block.Variables.TryGetValue(name.Text, out var old))
        {
            Block.Variables[name.Text] = new Variable(name.Text, kind, Function, settledAt);
        }
        else if (!(kind is VariableKind.Var && !old.IsLexical) && !(kind is VariableKind.Function && old.Kind is VariableKind.Function or VariableKind.Var))
        {
            Report("expression:syntax", ScriptSentences.DeclaredTwice.With(name.Text), name.At);
        }
    }

    /// <summary>The variable that a name means here; null when the script declares none.</summary>
    public Variable? Find(string name)
    {
        for (var block = Block; block is not null; block = block.Parent)
        {
            if (block.Variables.TryGetValue(name, out var variable))
            {
                return variable;
            }
        }

        return null;
    }

    /// <summary>Where a variable is read and written from here.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="at">Where it is used; null where it is declared, which needs no check.</param>
    public Target Place(Variable variable, int? at)
    {
        var isOwn = variable.Owner == Function;
        Target target = !isOwn ? new CapturedTarget(Function.CapturedIndex(variable))
            : variable.IsCell ? new CellTarget(variable.Index) : new LocalTarget(variable.Index);
        if (at is null || !variable.IsLexical || (isOwn && at >= variable.SettledAt))
        {
            return target;
        }

        variable.NeedsMark = true;
        return new CheckedTarget(target, variable.Name, at.Value);
    }

    /// <summary>A sentence that names what the author may have meant; made only when it is needed.</summary>
    public Func<string> Hint(string name) => () => Suggestions.Ask(name, declared.Concat(Globals.All.Keys)).English;
}
