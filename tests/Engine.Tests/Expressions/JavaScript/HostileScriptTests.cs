using System.Diagnostics;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Texts that mean harm must end quickly, and as a failure of the expression.</summary>
public sealed class HostileScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData("for (;;) {}")]
    [InlineData("while (true);")]
    [InlineData("do {} while (1)")]
    [InlineData("for (const x of [1]) for (;;) ;")]
    [InlineData("const a = [1]; for (const x of a) a.push(x)")]
    [InlineData("const m = new Map([[1, 1]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 1) }")]
    [InlineData("const s = new Set([1]); s.forEach(x => { s.delete(x); s.add(x + 1) })")]
    [InlineData("[1, 2, 3].map(function f(x) { for (;;) {} })")]
    [InlineData("const a = Array.from({length: 9000}, (_, i) => i); a.sort(() => { for (;;) {} })")]
    [InlineData("for (;;) { try { throw 1 } catch {} }")]
    [InlineData("for (;;) { try { null.x } catch {} }")]
    [InlineData("for (;;) { try { continue } finally { continue } }")]
    [InlineData("const f = () => { try { f() } catch { f() } }; f()")]
    [InlineData("for (let i = 0; ; i++) 'a'.repeat(10).indexOf('b')")]
    [InlineData("const t = 'a'.repeat(2000000); for (;;) t.indexOf('b')")]
    [InlineData("const t = 'a'.repeat(2000000), u = 'a'.repeat(1999999) + 'b'; for (;;) if (t === u) break")]
    [InlineData("const l = Array(200000).fill(0); for (;;) l.includes(1)")]
    [InlineData("const t = 'a'.repeat(2000000), m = new Map(); for (;;) m.has(t)")]
    [InlineData("const t = 'a'.repeat(2000000), o = {}; for (;;) o[t]")]
    [InlineData("const m = new Map(); for (let a = 0; ; a++) m.set(1 + (a * 4294967296 + (a ^ 5)) * 2 ** -52, 1)")]
    [InlineData("const o = {}; for (let i = 0; i < 15000; i++) o['k' + i] = 1; for (let i = 0; ; i++) { delete o['k' + i % 15000]; o['k' + i % 15000] = 1 }")]
    [InlineData("const a = [1]; a.push(a); for (;;) a.toLocaleString()")]
    [InlineData("const l = Array(200000).fill(0); for (;;) { l.shift(); l.push(1) }")]
    [InlineData("const l = Array(200000).fill(0); for (;;) { l.reverse() }")]
    [InlineData("const o = {}; for (let i = 0; ; i++) { o['k' + i] = 1; delete o['k' + i] }")]
    [InlineData("for (;;) /(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')")]
    [InlineData("for (;;) /^(?=(a+))(a+)+$/.test('aaaaaaaaaaaaaaaaaaab')")]
    [InlineData("/^(?=a)(a|aa)+\\1?b?$(?!b)c/.test('a'.repeat(60) + 'b')")]
    [InlineData("/^(?=(?:a|aa)+$)/.test('a'.repeat(60) + 'b')")]
    [InlineData("/(a|b|ab)*\\1c/.test('ab'.repeat(3000))")]
    [InlineData("/(?<=y(?:x|xx)+)z/.test('x'.repeat(60) + 'z')")]
    [InlineData("const t = 'a'.repeat(2000000); t.indexOf('a'.repeat(500000) + 'b' + 'a'.repeat(500000))")]
    [InlineData("const t = 'a'.repeat(1000000); t.lastIndexOf('a'.repeat(500000) + 'b' + 'a'.repeat(400000))")]
    [InlineData("const t = 'a'.repeat(1000000); t.split('a'.repeat(500000) + 'b' + 'a'.repeat(400000))")]
    [InlineData("const t = 'a'.repeat(1000000); t.replaceAll('a'.repeat(500000) + 'b' + 'a'.repeat(400000), '')")]
    [InlineData("const t = 'a'.repeat(1000000); t.includes('a'.repeat(500000) + 'b' + 'a'.repeat(400000))")]
    [InlineData("/(x+x+)+y\\1/.test('x'.repeat(2000))")]
    [InlineData("for (let i = 0; ; i++) new RegExp('(?:a{1,30}){1,30}' + i)")]
    [InlineData("for (let i = 0; ; i++) new Date('Mar 5 2024')")]
    [InlineData("Array.from({length: 1e15}, () => 1)")]
    [InlineData("Array.from({length: Infinity})")]
    public void Endless_work_runs_out_of_steps_or_memory(string text) => Assert.Contains(Hostile(text), new[] { "expression:too-long", "expression:too-large", "expression:too-deep" });

    [Theory]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("'x'.padStart(1e9)")]
    [InlineData("'x'.padEnd(2 ** 31, 'ab')")]
    [InlineData("new Array(1e9)")]
    [InlineData("Array(4294967295)")]
    [InlineData("const a = []; a.length = 4e9")]
    [InlineData("const a = []; a[2147483646] = 1")]
    [InlineData("let s = 'x'; for (;;) s += s")]
    [InlineData("let s = 'x'; for (;;) s = `${s}${s}`")]
    [InlineData("let s = 'x'; for (;;) s = s.concat(s)")]
    [InlineData("let s = 'xx'; for (;;) s = s.replaceAll('x', 'xx')")]
    [InlineData("let s = 'xx'; for (;;) s = s.replace(/x/g, '$&$&$&')")]
    [InlineData("let a = [1]; for (;;) a = [...a, ...a]")]
    [InlineData("let a = [1]; for (;;) a = a.concat(a)")]
    [InlineData("let a = [1]; for (;;) a.push(...a)")]
    [InlineData("let a = [1]; for (;;) a = a.flatMap(x => [x, x])")]
    [InlineData("Array(1000).fill('x'.repeat(100000)).join('')")]
    [InlineData("'x'.repeat(1000000).split('')")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; JSON.stringify(a)")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; String(a)")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; a")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; variables.a = a")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) a = [a, a]; a.flat(Infinity)")]
    [InlineData("JSON.stringify('\\u0001'.repeat(2000000))")]
    [InlineData("JSON.stringify(Array(90).fill(0).reduce(a => [a], 1), null, '          ').repeat(1000000)")]
    [InlineData("encodeURIComponent('é'.repeat(2000000))")]
    [InlineData("const o = {}; for (let i = 0; ; i++) o[i] = i")]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) m.set(i, i)")]
    [InlineData("const s = []; for (;;) s.push(() => s)")]
    [InlineData("let f = x => x; for (;;) f = f.bind(null, 1, 2, 3)")]
    public void Endless_memory_is_refused_before_it_is_taken(string text) => Assert.Contains(Hostile(text), new[] { "expression:too-large", "expression:too-deep", "expression:too-long" });

    [Theory]
    [InlineData("const f = () => f(); f()")]
    [InlineData("function f() { return [1].map(f) } f()")]
    [InlineData("const f = () => 'a'.replace('a', f); f()")]
    [InlineData("const f = () => [2, 1].sort(f); f()")]
    [InlineData("const o = {toString: () => `${o}`}; `${o}`")]
    [InlineData("const o = {valueOf: () => +o}; +o")]
    [InlineData("const o = {toJSON: () => JSON.stringify(o)}; JSON.stringify(o)")]
    [InlineData("const a = []; a.push(a); String(a)")]
    [InlineData("const a = []; a.push(a); a")]
    [InlineData("const o = {}; o.o = o; o")]
    [InlineData("const o = {}; o.o = o; variables.o = o")]
    [InlineData("const o = {}; o.o = o; getVariable(o)")]
    [InlineData("const a = []; a.push(a); a.flat(Infinity)")]
    [InlineData("let a = 1; for (let i = 0; i < 5000; i++) a = [a]; structuredClone(a)")]
    [InlineData("let a = 1; for (let i = 0; i < 5000; i++) a = [a]; JSON.stringify(a)")]
    [InlineData("let a = 1; for (let i = 0; i < 5000; i++) a = [a]; a + ''")]
    [InlineData("let a = 1; for (let i = 0; i < 5000; i++) a = {a}; a")]
    [InlineData("JSON.parse('['.repeat(100000))")]
    [InlineData("let f = x => x; for (let i = 0; i < 5000; i++) f = f.bind(null); f()")]
    [InlineData("const f = () => f.call(null); f()")]
    public void Endless_depth_is_cut(string text) => Assert.NotNull(Hostile(text));

    /// <summary>What makes other engines try without end is done in time proportional to the text, or nearly.</summary>
    [Theory]
    [InlineData("/(a+)+$/.test('a'.repeat(5000) + 'b')")]
    [InlineData("/^(a|a)*$/.test('a'.repeat(5000) + 'b')")]
    [InlineData("/^(?=a)(a|aa)+$/.test('a'.repeat(5000) + 'b')")]
    [InlineData("/\\b(\\w+\\s?)+\\b!$/.test('palavra '.repeat(600))")]
    [InlineData("/(x+x+)+y/.test('x'.repeat(5000))")]
    [InlineData("/^(([a-z])+.)+[A-Z]([a-z])+$/.test('a'.repeat(5000))")]
    [InlineData("/(?:a?){50}a{50}b/.test('a'.repeat(500))")]
    public void What_makes_other_engines_try_without_end_is_answered(string text) => Assert.False(Script.Run(text).Boolean);

    [Fact]
    public void Matching_takes_as_many_steps_on_every_machine()
    {
        const string text = "/^(?:(a)|b|ab)*\\1c/.test('ab'.repeat(variables.n))";
        var longest = Enumerable.Range(1, 40).Last(n => Passes(text, n));
        Assert.Equal(17, longest);
        Assert.DoesNotContain(Enumerable.Range(longest + 1, 10), n => Passes(text, n));
    }

    [Fact]
    public void A_script_cannot_catch_a_passed_limit() =>
        Assert.Equal("expression:too-long", Hostile("try { for (;;) {} } catch { 1 } finally { for (;;) {} }"));

    [Theory]
    [InlineData("a+")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("`${")]
    [InlineData("x=>")]
    [InlineData("a?b:")]
    [InlineData("a.b")]
    [InlineData("a[0]")]
    [InlineData("f()")]
    [InlineData("if(1)")]
    [InlineData("{")]
    [InlineData("for(;;)")]
    [InlineData("new ")]
    [InlineData("a=")]
    [InlineData("a**")]
    [InlineData("a,")]
    [InlineData("a&&")]
    [InlineData("function f(){")]
    [InlineData("try{")]
    [InlineData("l:")]
    [InlineData("/(")]
    [InlineData("a?.")]
    [InlineData("async ")]
    [InlineData("[a=")]
    [InlineData("({a:")]
    [InlineData("else ")]
    [InlineData("/(?:[a-z]{1,20}){1,20}/i;")]
    [InlineData("/(?:a?){500}/;")]
    [InlineData("let a;")]
    [InlineData("var a;")]
    [InlineData("()=>a;")]
    [InlineData("const {a}=b;")]
    public void Deep_texts_are_compiled_or_refused(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 90_000 / piece.Length)) + "1";
        var watch = Stopwatch.StartNew();
        var compiled = Porfin.Expressions.JavaScript.Compile(text);
        Assert.True(compiled.Expression is not null || compiled.Problems.Count > 0);
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Too_long_a_text_is_refused() => Assert.Equal("expression:too-large", Script.Problem(new string(' ', 100_001)).Code);

    [Fact]
    public void Deep_expressions_run_on_a_small_stack()
    {
        var text = "const f = n => n === 0 ? 0 : " + new string('(', 60) + "[f(n - 1)].map(x => x + 1)[0]" + new string(')', 60) + "; f(40)";
        var result = Value.Undefined;
        var thread = new Thread(() => result = Script.Run(text), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(40, result.Number);
    }

    [Theory]
    [InlineData("({}).constructor")]
    [InlineData("({})['constructor']")]
    [InlineData("[].__proto__")]
    [InlineData("({__proto__: null})")]
    [InlineData("Array.prototype")]
    [InlineData("(() => 1)['constructor']")]
    [InlineData("const {constructor} = {}; constructor")]
    [InlineData("const {constructor: c} = {}; c")]
    [InlineData("`${''.constructor}`")]
    public void Prototypes_are_refused(string text) => Assert.Equal("expression:refused", Script.Problem(text).Code);

    [Theory]
    [InlineData("(() => 1)['const' + 'ructor']")]
    [InlineData("({})['__pro' + 'to__']")]
    [InlineData("''['GetType']")]
    [InlineData("Math['Get' + 'Type']")]
    [InlineData("new Date()['Milliseconds']")]
    public void Nothing_of_NET_is_there(string text) => Assert.True(Script.Run(text).IsUndefined);

    private static bool Passes(string text, int n)
    {
        var scope = new TestScope { Variables = { ["n"] = Value.Of(n) } };
        try
        {
            return Porfin.Expressions.JavaScript.Compile(text).Expression!.Evaluate(scope).IsBoolean;
        }
        catch (ExpressionException failure) when (failure.Code == "expression:too-long")
        {
            return false;
        }
    }

    private static string Hostile(string text)
    {
        var watch = Stopwatch.StartNew();
        var failure = Script.Failure(text);
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
        return failure.Code;
    }
}
