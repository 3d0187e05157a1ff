namespace Porfin.Expressions.Templates;

/// <summary>What one <c>for</c> goes through.</summary>
/// <param name="Targets">The names that take each item; several take it apart.</param>
/// <param name="Source">The sequence.</param>
/// <param name="Condition">Jinja's filter; null for all items.</param>
/// <param name="Offset">Liquid's number of items to leave out at the start.</param>
/// <param name="Limit">Liquid's greatest number of items.</param>
/// <param name="IsReversed">Last item first.</param>
internal sealed record ForHeader(string[] Targets, Node Source, Node? Condition, Node? Offset, Node? Limit, bool IsReversed);

/// <summary><c>for … else</c>.</summary>
internal sealed class ForPart(int place, ForHeader header, Block body, Block otherwise) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var items = Items(rendering);
        if (items.Count == 0)
        {
            return otherwise.Render(rendering);
        }

        var parent = rendering.Locals.TryGet("loop", out var outer) ? outer.Foreign as LoopState : null;
        var loop = new LoopState(items, parent);
        var mark = rendering.Locals.Enter();
        for (; loop.Index < items.Count; loop.Index++)
        {
            rendering.Budget.Step();
            rendering.Locals.Clear();
            Give(rendering, items[loop.Index]);
            rendering.Locals.Set("loop", Value.Of(loop));
            rendering.Locals.Set("forloop", Value.Of(loop));
            if (body.Render(rendering) is Signal.Break)
            {
                break;
            }
        }

        rendering.Locals.Leave(mark);
        return Signal.Next;
    }

    private ValueList Items(Rendering rendering)
    {
        var source = header.Source.Evaluate(rendering);
        rendering.Place = place;
        var items = header.Targets.Length > 1 ? Sequences.Pairs(rendering, source) : Sequences.Items(rendering, source);
        if (header.Condition is not null)
        {
            items = Chosen(rendering, items, header.Condition);
        }

        if (header.Offset is null && header.Limit is null && !header.IsReversed)
        {
            return items;
        }

        var offset = Math.Max(0, Numbers.Whole(rendering, header.Offset?.Evaluate(rendering) ?? default, 0));
        var limit = Math.Max(0, Numbers.Whole(rendering, header.Limit?.Evaluate(rendering) ?? default, int.MaxValue));
        var part = items.Skip(offset).Take(limit);
        return Sequences.Fresh(rendering, header.IsReversed ? part.Reverse() : part, Math.Min(items.Count, limit));
    }

    private ValueList Chosen(Rendering rendering, ValueList items, Node condition)
    {
        var chosen = new ValueList();
        var mark = rendering.Locals.Enter();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            Give(rendering, item);
            if (Truth.Of(condition.Evaluate(rendering)))
            {
                chosen.Add(item);
            }
        }

        rendering.Locals.Leave(mark);
        return Sequences.Fresh(rendering, chosen, chosen.Count);
    }

    private void Give(Rendering rendering, Value item)
    {
        if (header.Targets is [var only])
        {
            rendering.Locals.Set(only, item);
            return;
        }

        rendering.Place = place;
        Targets.Give(rendering, header.Targets, item);
    }
}
