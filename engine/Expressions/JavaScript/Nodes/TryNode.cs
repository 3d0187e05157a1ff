namespace Porfin.Expressions.Scripting;

/// <summary><c>try</c>. Only what the script threw is caught, and errors of its operations; a passed limit never is.</summary>
internal sealed class TryNode(StatementNode body, StatementNode? handler, StatementNode? last) : StatementNode
{
    public BlockEntry CatchEntry { get; init; } = BlockEntry.Empty;

    /// <summary>What receives the thrown value; null when nothing does.</summary>
    public IBindable? Caught { get; init; }

    public override Exit Execute(Frame frame) => last is null ? ExecuteGuarded(frame) : ExecuteWithLast(frame, last);

    private Exit ExecuteGuarded(Frame frame)
    {
        if (handler is null)
        {
            return body.Execute(frame);
        }

        var depth = frame.Run.Budget.DepthLeft;
        Value thrown;
        try
        {
            return body.Execute(frame);
        }
        catch (ThrownValue error)
        {
            frame.Run.Budget.DepthLeft = depth;
            thrown = error.Value;
        }

        // Outside the catch clause: the stack is unwound here, so handlers may nest and throw as deep as they like.
        CatchEntry.Open(frame);
        Caught?.Bind(frame, thrown);
        return handler.Execute(frame);
    }

    private Exit ExecuteWithLast(Frame frame, StatementNode final)
    {
        var depth = frame.Run.Budget.DepthLeft;
        var exit = Exit.None;
        ThrownValue? pending = null;
        try
        {
            exit = ExecuteGuarded(frame);
        }
        catch (ThrownValue error)
        {
            frame.Run.Budget.DepthLeft = depth;
            pending = error;
        }

        var (result, label) = (frame.Result, frame.Label);
        var lastExit = final.Execute(frame);
        if (lastExit is not Exit.None)
        {
            return lastExit;
        }

        (frame.Result, frame.Label) = (result, label);
        return pending is null ? exit : throw frame.Run.Throw(pending.Value);
    }
}
