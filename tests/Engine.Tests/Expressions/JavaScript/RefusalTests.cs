using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>What is JavaScript but not part of expressions is refused with its place and a reason, and never read as something else.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("this.x", 1, 1)]
    [InlineData("[1, , 2]", 1, 1)]
    [InlineData("class A {}", 1, 1)]
    [InlineData("({get a() { return 1 }})", 1, 3)]
    [InlineData("({set a(v) {}})", 1, 3)]
    [InlineData("({async a() {}})", 1, 3)]
    [InlineData("({*a() {}})", 1, 3)]
    [InlineData("function* f() {}", 1, 9)]
    [InlineData("async () => 1", 1, 1)]
    [InlineData("1;\nawait x", 2, 1)]
    [InlineData("for await (const x of y) {}", 1, 5)]
    [InlineData("f`x`", 1, 2)]
    [InlineData("10n", 1, 1)]
    [InlineData("010", 1, 1)]
    [InlineData("'\\012'", 1, 2)]
    [InlineData("with (a) {}", 1, 1)]
    [InlineData("import('x')", 1, 1)]
    [InlineData("import.meta", 1, 1)]
    [InlineData("export default 1", 1, 1)]
    [InlineData("new.target", 1, 1)]
    [InlineData("new Proxy({}, {})", 1, 5)]
    [InlineData("new Function('x')", 1, 5)]
    [InlineData("eval('1')", 1, 1)]
    [InlineData("arguments[0]", 1, 1)]
    [InlineData("super.x", 1, 1)]
    [InlineData("debugger", 1, 1)]
    [InlineData("a.#x", 1, 3)]
    [InlineData("@a class B {}", 1, 1)]
    [InlineData("globalThis.x", 1, 1)]
    [InlineData("Symbol.iterator", 1, 1)]
    [InlineData("Promise.resolve(1)", 1, 1)]
    [InlineData("setTimeout(f, 1)", 1, 1)]
    [InlineData("require('fs')", 1, 1)]
    [InlineData("[].constructor", 1, 4)]
    [InlineData("({}).__proto__", 1, 6)]
    [InlineData("Object.prototype", 1, 8)]
    [InlineData("delete x", 1, 1)]
    [InlineData("const c = 1;\nc = 2", 2, 1)]
    [InlineData("yield 1", 1, 1)]
    [InlineData("/a/v", 1, 1)]
    [InlineData("/a/d", 1, 1)]
    [InlineData("/\\012/", 1, 1)]
    [InlineData("/\\p{Script=Greek}/u", 1, 1)]
    [InlineData("let \\u0061 = 1", 1, 5)]
    public void What_is_outside_is_refused(string text, int line, int column)
    {
        var problem = Porfin.Expressions.JavaScript.Compile(text) is { Expression: null, Problems: [var first, ..] } ? first : null;
        Assert.True(problem is not null, "It was not refused.");
        Assert.Contains(problem.Code, new[] { "expression:refused", "expression:syntax", "expression:constant", "expression:unknown-function" });
        Assert.True(problem.Text.Length > 15 && problem.Text.EndsWith('.'), problem.Text);
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("a ?? b || c")]
    [InlineData("-1 ** 2")]
    [InlineData("let a; let a")]
    [InlineData("let a; var a")]
    [InlineData("const a")]
    [InlineData("a?.b = 1")]
    [InlineData("1 = 2")]
    [InlineData("f() = 1")]
    [InlineData("a++ ++")]
    [InlineData("++a++")]
    [InlineData("for (const x of 1, 2) {}")]
    [InlineData("for (let x = 1 of []) {}")]
    [InlineData("break")]
    [InlineData("continue")]
    [InlineData("a: a: 1")]
    [InlineData("while (1) { break b }")]
    [InlineData("try {}")]
    [InlineData("throw\n1")]
    [InlineData("if (1) let a = 1")]
    [InlineData("(a, ...b)")]
    [InlineData("(...a, b) => 1")]
    [InlineData("(a, a) => 1")]
    [InlineData("({a = 1})")]
    [InlineData("[...a, b] = c")]
    [InlineData("x\n=> 1")]
    [InlineData("'a\nb'")]
    [InlineData("`a${`")]
    [InlineData("1_")]
    [InlineData("1__0")]
    [InlineData("0x")]
    [InlineData("3in []")]
    [InlineData("'\\u{110000}'")]
    [InlineData("switch (1) { default: default: }")]
    [InlineData("let let = 1")]
    [InlineData("enum")]
    [InlineData("a b")]
    [InlineData("new a?.b()")]
    [InlineData("/[/")]
    [InlineData("/a/gg")]
    [InlineData("<!-- x")]
    public void What_is_no_JavaScript_either_is_no_expression(string text)
    {
        var problems = Porfin.Expressions.JavaScript.Compile(text).Problems;
        Assert.True(problems.Count > 0 && problems.All(problem => problem is { Line: > 0, Column: > 0, Text.Length: > 15 }), "It was taken.");
    }
}
