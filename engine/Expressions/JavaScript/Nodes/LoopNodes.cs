namespace Porfin.Expressions.Scripting;

/// <summary>What all loops share: how they hear of breaks, and what a turn costs.</summary>
internal abstract class LoopNode(StatementNode body, string[] labels, int cost) : StatementNode
{
    /// <summary>Runs the body once. False: the loop is over, and ends as <paramref name="exit"/> says.</summary>
    protected bool Turn(Frame frame, out Exit exit)
    {
        frame.Run.Budget.Step(cost);
        exit = body.Execute(frame);
        if (exit is Exit.None)
        {
            return true;
        }

        if (exit is Exit.Return || (frame.Label is not null && !labels.Contains(frame.Label)))
        {
            return false;
        }

        frame.Label = null;
        var goesOn = exit is Exit.Continue;
        exit = Exit.None;
        return goesOn;
    }
}

/// <summary><c>for</c>, <c>while</c> and <c>do…while</c>.</summary>
internal sealed class CountedLoopNode(StatementNode body, string[] labels, int cost) : LoopNode(body, labels, cost)
{
    public BlockEntry Entry { get; init; } = BlockEntry.Empty;

    public StatementNode? Start { get; init; }

    public Node? Condition { get; init; }

    public Node? Step { get; init; }

    public bool TestsFirst { get; init; } = true;

    /// <summary>Captured variables of the head: each turn has its own.</summary>
    public int[] FreshCells { get; init; } = [];

    public override Exit Execute(Frame frame)
    {
        Entry.Open(frame);
        Start?.Execute(frame);
        Renew(frame);
        if (TestsFirst && Condition?.Test(frame) == false)
        {
            return Exit.None;
        }

        while (true)
        {
            if (!Turn(frame, out var exit))
            {
                return exit;
            }

            Renew(frame);
            Step?.Evaluate(frame);
            if (Condition?.Test(frame) == false)
            {
                return Exit.None;
            }
        }
    }

    private void Renew(Frame frame)
    {
        foreach (var cell in FreshCells)
        {
            frame.Cells[cell] = new Cell { Value = frame.Cells[cell].Value };
        }
    }
}

/// <summary><c>for…of</c> and <c>for…in</c>.</summary>
internal sealed class ForEachNode(StatementNode body, string[] labels, int cost) : LoopNode(body, labels, cost)
{
    public required BlockEntry Entry { get; init; }

    public required IBindable Target { get; init; }

    public required Node Source { get; init; }

    public required bool IsOf { get; init; }

    public required int At { get; init; }

    public override Exit Execute(Frame frame)
    {
        Entry.Open(frame);
        var source = Source.Evaluate(frame);
        frame.Run.At = At;
        return IsOf ? Go(frame, Iteration.Over(frame.Run, source)) : Go(frame, Keys(frame, source));
    }

    private Exit Go(Frame frame, IEnumerable<Value> items)
    {
        foreach (var item in items)
        {
            Entry.Open(frame);
            Target.Bind(frame, item);
            if (!Turn(frame, out var exit))
            {
                return exit;
            }
        }

        return Exit.None;
    }

    private static IEnumerable<Value> Keys(Frame frame, Value source)
    {
        foreach (var key in Iteration.KeysOf(frame.Run, source))
        {
            if (source.Map is null || source.Map.ContainsKey(key))
            {
                yield return Value.Of(key);
            }
        }
    }
}
