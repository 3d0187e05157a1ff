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
        "new Date(86400)", "new Set([1, 2, 2])", "new Map([['a', 1]])", "/a/g", "(x => x)",
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
        "copyWithin($, $)", "entries", "hasOwnProperty($)", "valueOf()", "toFixed($)", "toPrecision($)", "toString($)", "getTime()", "getDate()", "toISOString()", "size", "has($)", "get($)", "a", "a.b", "b",
    ];

    private static readonly string[] Functions =
    [
        "Math.max($, $)", "Math.min($, $)", "Math.round($)", "Math.floor($)", "Math.ceil($)", "Math.trunc($)", "Math.abs($)", "Math.sign($)", "Number($)", "String($)", "Boolean($)", "parseInt($)",
        "parseInt($, $)", "parseFloat($)", "isNaN($)", "isFinite($)", "Number.isInteger($)", "Array.isArray($)", "Array.from($)", "Object.keys($)", "Object.values($)", "Object.entries($)",
        "Object.assign({}, $, $)", "Object.is($, $)", "JSON.stringify($)", "JSON.stringify($, null, 2)", "JSON.stringify($, null, '--')", "[$, $]", "[...$]", "({a: $, b: $})", "({...$, c: $})", "`${$}-${$}`", "($ ? $ : $)",
        "encodeURIComponent($)", "new Set($)", "[$, $, $].sort()", "structuredClone($)", "JSON.parse(JSON.stringify($))", "new Date($).getTime()", "Array.of($, $)", "($ in $)", "($)?.a", "($)?.[$]",
        "($ instanceof Array)", "(([a, b = $]) => [b, a])($)", "(({a, ...rest}) => rest)($)", "((...all) => all.length)(...$)", "($).at?.($)", "($ ** 2)", "(($) ** 3)",
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
