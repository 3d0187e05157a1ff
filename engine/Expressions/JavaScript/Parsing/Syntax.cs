namespace Porfin.Expressions.Scripting;

/// <summary>A piece of a script as written. <paramref name="Below"/> is the height of its tallest part.</summary>
internal abstract record Syntax(int At, int Below)
{
    /// <summary>How tall a tree may grow: every walk over it recurses, so this bounds the stack.</summary>
    private const int Tallest = 300;

    public int Height { get; } = Below < Tallest ? Below + 1
        : throw new ScriptError("expression:too-deep", ScriptSentences.DeeperThan.With(Tallest), At);

    public static int Tall(Syntax? one, Syntax? two = null, Syntax? three = null) =>
        Math.Max(one?.Height ?? 0, Math.Max(two?.Height ?? 0, three?.Height ?? 0));

    public static int Tall(IEnumerable<Syntax?> parts)
    {
        var tallest = 0;
        foreach (var part in parts)
        {
            tallest = Math.Max(tallest, part?.Height ?? 0);
        }

        return tallest;
    }
}

internal sealed record Literal(int At, Value Value) : Syntax(At, 0);

internal sealed record RegexLiteral(int At, string Pattern, string Flags) : Syntax(At, 0);

internal sealed record Name(int At, string Text) : Syntax(At, 0);

internal sealed record TemplateText(int At, string[] Texts, Syntax[] Parts) : Syntax(At, Tall(Parts));

/// <summary>A list literal; a null item is a hole, legal only in patterns.</summary>
internal sealed record ListLiteral(int At, Syntax?[] Items) : Syntax(At, Tall(Items));

internal sealed record MapLiteral(int At, Property[] Properties) : Syntax(At, Tall(Properties));

/// <summary>One entry of a map literal. <paramref name="Key"/> is null for a spread.</summary>
internal sealed record Property(int At, Syntax? Key, Syntax Value, bool IsShorthand) : Syntax(At, Tall(Key, Value));

internal sealed record Spread(int At, Syntax Operand) : Syntax(At, Tall(Operand));

internal sealed record Unary(int At, string Operator, Syntax Operand) : Syntax(At, Tall(Operand));

internal sealed record Update(int At, int Delta, bool IsPrefix, Syntax Target) : Syntax(At, Tall(Target));

internal sealed record Binary(int At, string Operator, Syntax Left, Syntax Right) : Syntax(At, Tall(Left, Right));

internal sealed record Conditional(int At, Syntax Test, Syntax Then, Syntax Else) : Syntax(At, Tall(Test, Then, Else));

/// <summary><paramref name="Operator"/> is "=" or the operator before the sign, such as "+" or "??".</summary>
internal sealed record Assign(int At, string Operator, Syntax Target, Syntax Value) : Syntax(At, Tall(Target, Value));

internal sealed record Comma(int At, Syntax[] Items) : Syntax(At, Tall(Items));

internal sealed record Member(int At, Syntax Object, string Name, bool IsOptional) : Syntax(At, Tall(Object));

internal sealed record Index(int At, Syntax Object, Syntax Key, bool IsOptional) : Syntax(At, Tall(Object, Key));

internal sealed record Call(int At, Syntax Callee, Syntax[] Arguments, bool IsOptional) : Syntax(At, Math.Max(Tall(Callee), Tall(Arguments)));

/// <summary>What an optional link (<c>?.</c>) somewhere inside cuts short.</summary>
internal sealed record Chain(int At, Syntax Inner) : Syntax(At, Tall(Inner));

internal sealed record New(int At, Syntax Callee, Syntax[] Arguments) : Syntax(At, Math.Max(Tall(Callee), Tall(Arguments)));

internal sealed record FunctionSyntax(int At, int End, string Name, Element[] Parameters, Syntax Body) : Syntax(At, Math.Max(Tall(Parameters), Tall(Body)))
{
    /// <summary>True when the name is known inside the function: <c>function name() {}</c> used as a value.</summary>
    public bool KnowsItself { get; init; }

    /// <summary>Names that functions inside this one mention: variables of these names may be captured.</summary>
    public required HashSet<string> NamesInside { get; init; }

    /// <summary>Names declared by <c>var</c> anywhere in the body.</summary>
    public required List<Name> Vars { get; init; }
}

/// <summary>A target with a default, in a pattern or parameter list.</summary>
internal sealed record Element(int At, Syntax Target, Syntax? Default, bool IsRest) : Syntax(At, Tall(Target, Default));

internal sealed record ListPattern(int At, Element?[] Items) : Syntax(At, Tall(Items));

/// <summary>A map pattern; the key of the rest element is null.</summary>
internal sealed record MapPattern(int At, (Syntax? Key, Element Element)[] Items) : Syntax(At, Math.Max(Tall(Items.Select(item => item.Key)), Tall(Items.Select(item => item.Element))));
