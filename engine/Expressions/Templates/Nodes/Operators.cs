namespace Porfin.Expressions.Templates;

/// <summary>Two values and an operator.</summary>
internal sealed class Binary(int place, Operation operation, Node left, Node right) : Node(place, left, right)
{
    public override Value Evaluate(Rendering rendering)
    {
        var first = left.Evaluate(rendering);
        var second = right.Evaluate(rendering);
        rendering.Place = Place;
        rendering.Budget.Step();
        return operation(rendering, first, second);
    }
}

/// <summary>A sign before a number, or <c>not</c>.</summary>
internal sealed class Unary(int place, Func<Value, Value> operation, Node operand) : Node(place, operand)
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = operand.Evaluate(rendering);
        rendering.Place = Place;
        rendering.Budget.Step();
        return operation(value);
    }
}

/// <summary><c>a ~ b ~ c</c>: the texts of values, one after the other.</summary>
internal sealed class Joined(int place, Node[] parts) : Node(place, parts)
{
    public override Value Evaluate(Rendering rendering)
    {
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = Printing.Text(rendering, parts[i].Evaluate(rendering));
            rendering.Budget.Step();
            rendering.Budget.Allocate(texts[i].Length * 2L);
        }

        return Value.Of(string.Concat(texts));
    }
}

/// <summary><c>and</c> and <c>or</c>: the value that decides, as in Jinja.</summary>
internal sealed class Logical(int place, bool stopsAt, Node[] operands) : Node(place, operands)
{
    public override Value Evaluate(Rendering rendering)
    {
        var value = operands[0].Evaluate(rendering);
        for (var i = 1; i < operands.Length && Truth.Of(value) != stopsAt; i++)
        {
            rendering.Budget.Step();
            value = operands[i].Evaluate(rendering);
        }

        return value;
    }
}

/// <summary><c>a &lt; b &lt;= c</c>: true when each pair is.</summary>
internal sealed class Comparison(int place, Operation[] operations, Node[] operands) : Node(place, operands)
{
    public override Value Evaluate(Rendering rendering)
    {
        var left = operands[0].Evaluate(rendering);
        for (var i = 0; i < operations.Length; i++)
        {
            var right = operands[i + 1].Evaluate(rendering);
            rendering.Place = Place;
            if (!operations[i](rendering, left, right).Boolean)
            {
                return Value.False;
            }

            left = right;
        }

        return Value.True;
    }
}

/// <summary><c>a if condition else b</c>; nothing when there is no else.</summary>
internal sealed class Conditional(int place, Node condition, Node value, Node? otherwise) : Node(place, condition, value, otherwise)
{
    public override Value Evaluate(Rendering rendering)
    {
        rendering.Budget.Step();
        return Truth.Of(condition.Evaluate(rendering)) ? value.Evaluate(rendering) : otherwise?.Evaluate(rendering) ?? default;
    }
}
