namespace Porfin.Expressions.Scripting;

internal sealed record Block(int At, Syntax[] Statements) : Syntax(At, Tall(Statements));

internal sealed record ExpressionStatement(int At, Syntax Expression) : Syntax(At, Tall(Expression));

/// <summary><paramref name="Keyword"/> is "var", "let" or "const".</summary>
internal sealed record Declaration(int At, string Keyword, Declarator[] Items) : Syntax(At, Tall(Items));

internal sealed record Declarator(int At, Syntax Target, Syntax? Value, int End) : Syntax(At, Tall(Target, Value));

internal sealed record FunctionDeclaration(int At, FunctionSyntax Function) : Syntax(At, Tall(Function));

internal sealed record If(int At, Syntax Test, Syntax Then, Syntax? Else) : Syntax(At, Tall(Test, Then, Else));

internal sealed record For(int At, Syntax? Start, Syntax? Test, Syntax? Step, Syntax Body) : Syntax(At, Math.Max(Tall(Start, Test, Step), Tall(Body)));

/// <summary><c>for…of</c> and <c>for…in</c>; the keyword is null when the target is assigned rather than declared.</summary>
internal sealed record ForEach(int At, bool IsOf, string? Keyword, Syntax Target, Syntax Source, Syntax Body) : Syntax(At, Tall(Target, Source, Body));

internal sealed record While(int At, Syntax Test, Syntax Body, bool TestsFirst) : Syntax(At, Tall(Test, Body));

internal sealed record Switch(int At, Syntax Subject, Case[] Cases) : Syntax(At, Math.Max(Tall(Subject), Tall(Cases)));

/// <summary>One case of a switch; the test of <c>default</c> is null.</summary>
internal sealed record Case(int At, Syntax? Test, Syntax[] Statements) : Syntax(At, Math.Max(Tall(Test), Tall(Statements)));

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed record Jump(int At, bool IsBreak, string? Label) : Syntax(At, 0);

internal sealed record Return(int At, Syntax? Value) : Syntax(At, Tall(Value));

internal sealed record Throw(int At, Syntax Value) : Syntax(At, Tall(Value));

internal sealed record Try(int At, Block Body, Syntax? Caught, Block? Catch, Block? Finally) : Syntax(At, Math.Max(Tall(Body, Caught), Tall(Catch, Finally)));

internal sealed record Labeled(int At, string Label, Syntax Body) : Syntax(At, Tall(Body));
