using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>Operators, by binding power (Pratt); operands come from <see cref="OperandParser"/>.</summary>
internal sealed class ExpressionParser
{
    private static readonly FrozenDictionary<string, int> Powers = new Dictionary<string, int>
    {
        ["??"] = 1, ["||"] = 2, ["&&"] = 3, ["|"] = 4, ["^"] = 5, ["&"] = 6, ["=="] = 7, ["!="] = 7, ["==="] = 7, ["!=="] = 7,
        ["<"] = 8, [">"] = 8, ["<="] = 8, [">="] = 8, ["in"] = 8, ["instanceof"] = 8, ["<<"] = 9, [">>"] = 9, [">>>"] = 9,
        ["+"] = 10, ["-"] = 10, ["*"] = 11, ["/"] = 11, ["%"] = 11, ["**"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Assignments =
        new[] { "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly TokenReader reader;
    private readonly OperandParser operands;

    public ExpressionParser(TokenReader reader)
    {
        this.reader = reader;
        Functions = new FunctionParser(reader, this);
        operands = new OperandParser(reader, this);
    }

    public FunctionParser Functions { get; }

    /// <summary>An expression with commas.</summary>
    public Syntax ReadExpression()
    {
        var first = ReadAssignment();
        if (!reader.Current.Is(","))
        {
            return first;
        }

        var items = new List<Syntax> { first };
        while (reader.Accept(","))
        {
            items.Add(ReadAssignment());
        }

        return new Comma(first.At, [.. items]);
    }

    /// <summary>A literal, a name or parentheses, and no more.</summary>
    public Syntax ReadOperand() => operands.ReadOperand();

    /// <summary>An expression without commas.</summary>
    public Syntax ReadAssignment()
    {
        reader.Enter();
        var mentioned = reader.Function.Mentioned.Count;
        var left = ReadConditional();
        var sign = reader.Current;
        if (left is ArrowHead head)
        {
            left = Functions.ReadArrow(head, mentioned);
        }
        else if (sign.Kind is TokenKind.Sign && Assignments.Contains(sign.Text))
        {
            reader.Next();
            var target = sign.Text == "=" ? Patterns.ToTarget(left) : Patterns.ToSimpleTarget(left);
            left = new Assign(sign.At, sign.Text.Length == 1 ? "=" : sign.Text[..^1], target, ReadAssignment());
        }

        reader.Leave();
        return left;
    }

    /// <summary>A unary expression and what follows it up to binary operators.</summary>
    public Syntax ReadUnary()
    {
        var token = reader.Current;
        if (token.Kind is TokenKind.Sign ? token.Text is "!" or "-" or "+" or "~" : token.Kind is TokenKind.Name && token.Text is "typeof" or "void" or "delete")
        {
            reader.Enter();
            reader.Next();
            var operand = ReadUnary();
            reader.Leave();
            return new Unary(token.At, token.Text, operand);
        }

        if (token.Kind is TokenKind.Sign && token.Text is "++" or "--")
        {
            reader.Enter();
            reader.Next();
            var target = Patterns.ToSimpleTarget(ReadUnary());
            reader.Leave();
            return new Update(token.At, token.Text == "++" ? 1 : -1, true, target);
        }

        var value = operands.ReadWithLinks();
        var after = reader.Current;
        if (after.Kind is TokenKind.Sign && after.Text is "++" or "--" && !after.IsAfterLineBreak)
        {
            reader.Next();
            return new Update(after.At, after.Text == "++" ? 1 : -1, false, Patterns.ToSimpleTarget(value));
        }

        return value;
    }

    private Syntax ReadConditional()
    {
        var test = ReadBinary(0);
        if (!reader.Accept("?"))
        {
            return test;
        }

        var allowed = reader.AllowsIn;
        reader.AllowsIn = true;
        var then = ReadAssignment();
        reader.AllowsIn = allowed;
        reader.Expect(":");
        return new Conditional(test.At, test, then, ReadAssignment());
    }

    private Syntax ReadBinary(int above)
    {
        var left = ReadUnary();
        while (true)
        {
            var sign = reader.Current;
            if (sign.Kind is not (TokenKind.Sign or TokenKind.Name) || !Powers.TryGetValue(sign.Text, out var power) || power <= above
                || (sign.Text == "in" && !reader.AllowsIn))
            {
                return left;
            }

            Check(left, sign);
            reader.Next();
            reader.Enter();
            var right = ReadBinary(sign.Text == "**" ? power - 1 : power);
            reader.Leave();
            Check(right, sign);
            left = new Binary(sign.At, sign.Text, left, right);
        }
    }

    private void Check(Syntax operand, Token sign)
    {
        if (ReferenceEquals(operand, operands.LastInParentheses))
        {
            return;
        }

        if (sign.Text == "**" && operand is Unary && operand.At < sign.At)
        {
            throw ScriptError.Syntax(ScriptSentences.Power, operand.At);
        }

        if (operand is Binary inner && ((sign.Text == "??" && inner.Operator is "||" or "&&") || (sign.Text is "||" or "&&" && inner.Operator == "??")))
        {
            throw ScriptError.Syntax(ScriptSentences.Mixed, sign.At);
        }
    }
}
