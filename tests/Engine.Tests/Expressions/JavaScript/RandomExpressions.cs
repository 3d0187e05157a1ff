namespace Porfin.Engine.Tests.Expressions;

/// <summary>Expressions drawn from values, operators and methods; the same for the same seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Values =
    [
        "0", "1", "-1", "2", "3", "7", "10", "-5", "0.5", "1.5", "-0", "100", "1e21", "1e-7", "NaN", "Infinity", "-Infinity", "2147483648", "4294967295", "0.1", "123.456",
        "''", "'a'", "'abc'", "'5'", "' 12 '", "'0x10'", "'Olá'", "'a😀b'", "'10'", "'true'", "'a,b,c'", "'Maria Silva'", "'-3.5'",
        "true", "false", "null", "undefined", "[]", "[1]", "[1, 2, 3]", "['b', 'a', 'c']", "[[1, 2], [3]]", "[null, undefined, 1]", "[3, 1, 2]",
        "({})", "({a: 1})", "({b: 2, a: 'x'})", "({a: {b: [1, 2]}})", "variables", "variables.age", "variables.name", "variables.items",
        "new Date(86400)", "new Date('2024-02-29T23:59:59.999')", "new Date(NaN)", "'\\ud83d'", "'ÇãoŉΣ'", "9007199254740993", "1e300", "5e-324", "'1e1000'", "'0b11'", "'\\u00a0 7\\n'", "0.000001234", "1.005", "-2.5", "'2024-03-05T10:00:00Z'", "'Mar 5, 2024 10:00'", "'12:30'", "/(?<y>\\d+)|b/gi", "new Set([1, 2, 2])", "new Map([['a', 1]])", "/a/g", "(x => x)",
    ];

    private static readonly string[] Operators =
    [
        "+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "&&", "||", "??", "&", "|", "^", "<<", ">>", ">>>", ",",
    ];

    private static readonly string[] Unary = ["!", "-", "+", "~", "typeof ", "void ", "!!"];

    private static readonly string[] Callbacks =
    [
        "x => x", "x => x * 2", "(x, i) => i", "x => x > 1", "x => [x, x]", "x => String(x)", "(a, b) => a + b", "(a, b) => a - b", "x => !x", "({a}) => a", "() => undefined",
        "(x, i, all) => all.length - i", "String", "Number", "Boolean",
    ];

    private static readonly string[] Methods =
    [
        "at($)", "charAt($)", "charCodeAt($)", "codePointAt($)", "concat($)", "concat($, $)", "endsWith($)", "includes($)", "includes($, $)", "indexOf($)", "indexOf($, $)", "lastIndexOf($)",
        "lastIndexOf($, $)", "padStart($, $)", "padEnd($)", "repeat($)", "replace($, $)", "replaceAll($, $)", "slice($)", "slice($, $)", "split($)", "split($, $)", "startsWith($, $)",
        "substring($, $)", "substr($, $)", "toLowerCase()", "toUpperCase()", "trim()", "trimEnd()", "toString()", "length", "map(@)", "filter(@)", "find(@)", "findIndex(@)", "findLast(@)",
        "findLastIndex(@)", "every(@)", "some(@)", "flatMap(@)", "forEach(@)", "reduce(@)", "reduce(@, $)", "reduceRight(@, $)", "sort()", "sort(@)", "toSorted()", "toSorted(@)", "reverse()",
        "toReversed()", "join($)", "join()", "flat()", "flat($)", "fill($, $, $)", "push($)", "pop()", "shift()", "unshift($)", "splice($, $)", "splice($, $, $)", "toSpliced($, $, $)", "with($, $)",
        "copyWithin($, $)", "entries", "hasOwnProperty($)", "valueOf()", "toFixed($)", "toPrecision($)", "toString($)", "getTime()", "getDate()", "toISOString()", "size", "has($)", "get($)", "a", "a.b", "b", "localeCompare($)", "normalize()", "trimStart()", "toExponential($)", "toExponential()", "toFixed(2)", "toLocaleString('pt-BR')",
        "getDay()", "getHours()", "getMonth()", "getFullYear()", "getTimezoneOffset()",
        "getUTCDate()", "toJSON()", "toDateString()", "toLocaleDateString('pt-BR')", "toLocaleTimeString('pt-BR')", "setDate($)", "setMonth($, $)", "setHours($, $)", "setFullYear(2021, $)", "setUTCHours($)", "match($)", "search($)",
        "test($)", "exec($)", "add($)", "delete($)", "set($, $)", "isWellFormed()", "toWellFormed()", "keys().next", "call(null, $, $)", "apply(null, [$])", "bind(null, $)($)", "name", "call",
    ];

    private static readonly string[] Functions =
    [
        "Math.max($, $)", "Math.min($, $)", "Math.round($)", "Math.floor($)", "Math.ceil($)", "Math.trunc($)", "Math.abs($)", "Math.sign($)", "Number($)", "String($)", "Boolean($)", "parseInt($)",
        "parseInt($, $)", "parseFloat($)", "isNaN($)", "isFinite($)", "Number.isInteger($)", "Array.isArray($)", "Array.from($)", "Object.keys($)", "Object.values($)", "Object.entries($)",
        "Object.assign({}, $, $)", "Object.is($, $)", "JSON.stringify($)", "JSON.stringify($, null, 2)", "JSON.stringify($, null, '--')", "[$, $]", "[...$]", "({a: $, b: $})", "({...$, c: $})", "`${$}-${$}`", "($ ? $ : $)",
        "encodeURIComponent($)", "new Set($)", "[$, $, $].sort()", "structuredClone($)", "JSON.parse(JSON.stringify($))", "new Date($).getTime()", "Array.of($, $)", "($ in $)", "($)?.a", "($)?.[$]",
        "($ instanceof Array)", "(([a, b = $]) => [b, a])($)", "(({a, ...rest}) => rest)($)", "((...all) => all.length)(...$)", "($).at?.($)", "($ ** 2)", "(($) ** 3)", "Math.hypot($, $)", "Math.cbrt($)", "Math.sqrt($)", "Math.log2($)", "Math.log10($)", "Math.fround($)", "Math.clz32($)", "Math.imul($, $)", "Math.pow($, 2)", "Math.pow($, 0.5)",
        "Number.isSafeInteger($)", "Number.parseFloat($)", "Number($).toFixed(1)", "(+($)).toString(2)", "(+($)).toString(36)", "(+($)).toPrecision(3)", "Object.fromEntries([[$, $]])", "Object.freeze($)", "Object.hasOwn($, $)",
        "(+($)).toLocaleString('pt-BR', {style: 'currency', currency: 'BRL'})", "(+($)).toLocaleString('en-US', {maximumFractionDigits: 1})", "Date.UTC($, $)", "new Date(2024, $)", "new Date(2023, $, $)", "new Date($)", "Date.parse($)", "JSON.stringify($, [$])", "JSON.stringify($, (k, v) => typeof v === 'number' ? v + 1 : v, 1)", "String.fromCharCode($)", "String.fromCodePoint($)", "decodeURIComponent($)",
        "encodeURI($)", "[...new Map([[$, $], [$, $]])]", "[...new Set([$, $, $])]", "Array.from($, x => [x])", "(function f(n) { return n > 0 ? n + f(n - 1) : 0 })(3)", "[$, $, $].map(String)", "[$, $, $].indexOf($)", "[$, $, $].includes($)",
        "[$, $, $].sort((a, b) => b - a)", "[$, $, $].at($)", "[[$, $], [$, $]].flat()", "Object.entries($).map(([k, v]) => k)", "(a => { for (const x of a) return x })($)", "(a => { const out = []; for (const k in a) out.push(k); return out })($)",
        "(a => { try { return a.b.c } catch (e) { return e.name } finally { a = 1 } })($)", "(a => { switch (a) { case $: return 1; case $: return 2; default: return 3 } })($)", "(a => { a += $; a ??= 1; a ||= $; return a })($)",
        "(a => { a -= $; a **= 2; a %= 7; a &&= $; return a })($)", "(a => { a |= $; a ^= $; a <<= 3; a >>>= 1; return a })($)", "(a => [a++, a, --a, -a])($)", "`a${$}b${`c${$}`}`", "($, $)", "new RegExp($)", "(({length}) => length)($)", "typeof $?.[$]?.($)",
    ];

    private readonly Random random = new(seed);

    public IReadOnlyList<string> Take(int count) => [.. Enumerable.Range(0, count).Select(i => One(i % 3 + 1))];

    public string One(int depth) => depth == 0 ? Pick(Values) : random.Next(10) switch
    {
        < 3 => $"({One(depth - 1)} {Pick(Operators)} {One(depth - 1)})",
        3 => $"({Pick(Unary)}({One(depth - 1)}))",
        < 7 => $"({One(depth - 1)}).{Filled(Pick(Methods), depth)}",
        _ => Filled(Pick(Functions), depth),
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private string Filled(string template, int depth)
    {
        var pieces = template.Split('$');
        var filled = pieces[0];
        foreach (var piece in pieces.Skip(1))
        {
            // ${…} of a template literal keeps its sign.
            filled += (piece.StartsWith('{') ? "$" : One(random.Next(depth))) + piece;
        }

        return filled.Replace("@", Pick(Callbacks), StringComparison.Ordinal);
    }
}
