namespace Porfin.Expressions.Scripting;

/// <summary>Labels, breaks and continues: each must have somewhere to go.</summary>
internal sealed class JumpCompiler(Compilation compilation)
{
    private readonly List<(FunctionScope Function, string? Label, bool IsLoop)> places = [];

    public StatementNode InLoop(string[] labels, Func<StatementNode> compile) => In([.. labels.Select(label => (label, true)), (null, true)], compile);

    public StatementNode InSwitch(Func<StatementNode> compile) => In([(null, false)], compile);

    public StatementNode CompileLabeled(Labeled labeled, string[] labels)
    {
        if (places.Exists(place => place.Function == compilation.Function && place.Label == labeled.Label) || labels.Contains(labeled.Label))
        {
            compilation.Report("expression:syntax", ScriptSentences.LabelTwice.With(labeled.Label), labeled.At);
        }

        return labeled.Body is For or ForEach or While or Labeled
            ? compilation.Statements.Compile(labeled.Body, [.. labels, labeled.Label])
            : In([(labeled.Label, false)], () => new LabeledNode(labeled.Label, compilation.Statements.Compile(labeled.Body)));
    }

    public JumpNode Compile(Jump jump)
    {
        var word = jump.IsBreak ? "break" : "continue";
        if (!places.Exists(place => Reaches(jump, place)))
        {
            compilation.Report("expression:syntax", jump.Label is null ? ScriptSentences.OutsideLoop.With(word) : ScriptSentences.NoLabel.With(word, jump.Label), jump.At);
        }

        return new JumpNode(jump.IsBreak ? Exit.Break : Exit.Continue, jump.Label);
    }

    private bool Reaches(Jump jump, (FunctionScope Function, string? Label, bool IsLoop) place) =>
        place.Function == compilation.Function && place.Label == jump.Label && (jump.IsBreak || place.IsLoop);

    private StatementNode In((string? Label, bool IsLoop)[] added, Func<StatementNode> compile)
    {
        places.AddRange(added.Select(one => (compilation.Function, one.Label, one.IsLoop)));
        var node = compile();
        places.RemoveRange(places.Count - added.Length, added.Length);
        return node;
    }
}
