namespace Porfin.Expressions.Scripting;

/// <summary>How a statement ended.</summary>
internal enum Exit
{
    None,
    Break,
    Continue,
    Return,
}

internal abstract class StatementNode
{
    public abstract Exit Execute(Frame frame);
}

/// <summary>Runs an expression. In the script itself its value may be the script's.</summary>
internal sealed class RunNode(Node expression, bool keepsValue) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        var value = expression.Evaluate(frame);
        if (keepsValue)
        {
            frame.Result = value;
        }

        return Exit.None;
    }
}

/// <summary>What happens to a block's variables when it is entered.</summary>
/// <param name="Cells">Captured variables: each entry makes them anew.</param>
/// <param name="UnsetCells">Those of them that must not be used before their declaration.</param>
/// <param name="UnsetSlots">Other variables that must not be used before their declaration.</param>
/// <param name="Functions">Function declarations, which are there from the start.</param>
internal sealed record BlockEntry(int[] Cells, int[] UnsetCells, int[] UnsetSlots, (Target Target, FunctionNode Function)[] Functions)
{
    public static readonly BlockEntry Empty = new([], [], [], []);

    public void Open(Frame frame)
    {
        foreach (var cell in Cells)
        {
            frame.Cells[cell] = new Cell();
        }

        foreach (var cell in UnsetCells)
        {
            frame.Cells[cell].Value = Value.Of(Mark.Unset);
        }

        foreach (var slot in UnsetSlots)
        {
            frame.Slots[slot] = Value.Of(Mark.Unset);
        }

        foreach (var (target, function) in Functions)
        {
            target.Bind(frame, function.Evaluate(frame));
        }
    }
}

internal sealed class BlockNode(BlockEntry entry, StatementNode[] statements) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        entry.Open(frame);
        return Run(frame, statements, 0);
    }

    public static Exit Run(Frame frame, StatementNode[] statements, int from)
    {
        for (var i = from; i < statements.Length; i++)
        {
            var exit = statements[i].Execute(frame);
            if (exit is not Exit.None)
            {
                return exit;
            }
        }

        return Exit.None;
    }
}

/// <summary>A statement that has a value of its own in a script, undefined unless something inside gives one.</summary>
internal sealed class ValuedNode(StatementNode inner) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        frame.Result = default;
        return inner.Execute(frame);
    }
}

internal sealed class IfNode(Node test, StatementNode then, StatementNode? @else) : StatementNode
{
    public override Exit Execute(Frame frame) => test.Test(frame) ? then.Execute(frame) : @else?.Execute(frame) ?? Exit.None;
}

internal sealed class JumpNode(Exit exit, string? label) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        frame.Label = label;
        return exit;
    }
}

internal sealed class ReturnNode(Node? value) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        frame.Result = value?.Evaluate(frame) ?? default;
        return Exit.Return;
    }
}

internal sealed class ThrowNode(Node value, int at) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        var thrown = value.Evaluate(frame);
        frame.Run.At = at;
        throw frame.Run.Throw(thrown);
    }
}

/// <summary>A labeled statement that is not a loop: only <c>break</c> can name it.</summary>
internal sealed class LabeledNode(string label, StatementNode body) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        var exit = body.Execute(frame);
        return exit is Exit.Break && frame.Label == label ? Exit.None : exit;
    }
}

internal sealed class SwitchNode(Node subject, BlockEntry entry, Node?[] tests, int[] starts, StatementNode[] statements) : StatementNode
{
    public override Exit Execute(Frame frame)
    {
        var value = subject.Evaluate(frame);
        entry.Open(frame);
        var chosen = Choose(frame, value);
        var exit = chosen < 0 ? Exit.None : BlockNode.Run(frame, statements, starts[chosen]);
        return exit is Exit.Break && frame.Label is null ? Exit.None : exit;
    }

    private int Choose(Frame frame, Value value)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i] is { } test && Operators.StrictEquals(frame.Run, value, test.Evaluate(frame)))
            {
                return i;
            }
        }

        return Array.IndexOf(tests, null);
    }
}
