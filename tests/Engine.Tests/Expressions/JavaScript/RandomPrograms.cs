using System.Text;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Small programs drawn from statements; the same for the same seed. Loops are bounded, so every program ends.</summary>
internal sealed class RandomPrograms
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private readonly Random random;
    private readonly RandomExpressions expressions;
    private int loops;

    public RandomPrograms(int seed)
    {
        random = new Random(seed);
        expressions = new RandomExpressions(seed + 1);
    }

    public IReadOnlyList<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    public string One()
    {
        var text = new StringBuilder("let a = 1, b = 'x', c = [1, 2], d = {n: 0}; const log = [];\n");
        text.Append("function f(x, y = 2) { if (x > 3) { return y } return [x, y] }\n");
        for (var i = random.Next(2, 6); i > 0; i--)
        {
            text.Append(Statement(2)).Append('\n');
        }

        return text.Append("[a, b, c, d, log]").ToString();
    }

    private string Name() => Names[random.Next(Names.Length)];

    private string Value() => random.Next(4) switch
    {
        0 => Name(),
        1 => $"f({Name()})",
        2 => $"({Name()} {(random.Next(2) == 0 ? "+" : "===")} {expressions.One(0)})",
        _ => expressions.One(random.Next(2)),
    };

    private string Block(int depth) => "{ " + string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(depth - 1))) + " }";

    private string Statement(int depth) => random.Next(depth > 0 ? 17 : 7) switch
    {
        0 => $"{Name()} = {Value()};",
        1 => $"log.push({Value()});",
        2 => $"a += {Value()};",
        3 => $"b = `${{b}}${{{Value()}}}`.slice(0, 20);",
        4 => $"c = [{Value()}, {Value()}];",
        5 => $"d = {{n: {Value()}, ...{Name()}}};",
        6 => "a++;",
        7 => $"if ({Value()}) {Block(depth)} else {Block(depth)}",
        8 => Loop(depth),
        9 => $"for (const x of [1, 'y', null]) {{ log.push(x); {Statement(depth - 1)} if ({Value()}) break; }}",
        10 => $"for (const k in {{p: 1, q: 2}}) {{ log.push(k); if (k === {Value()}) continue; {Statement(depth - 1)} }}",
        11 => $"try {Block(depth)} catch (e) {{ log.push(e instanceof Error ? e.name : e); {Statement(depth - 1)} }}",
        12 => $"try {{ if ({Value()}) throw {Value()}; {Statement(depth - 1)} }} catch (e) {{ log.push('caught') }} finally {{ log.push('f') }}",
        13 => $"switch ({Value()}) {{ case {Value()}: {Statement(depth - 1)} case 1: {Statement(depth - 1)} break; default: {Statement(depth - 1)} }}",
        14 => $"{{ let a = {Value()}; const g = () => a; {Statement(depth - 1)} log.push(typeof g()) }}",
        15 => $"[a, b = {Value()}] = [{Value()}];",
        _ => $"log.push((() => {{ {Statement(depth - 1)} return {Value()} }})());",
    };

    private string Loop(int depth)
    {
        var i = "i" + ++loops;
        return random.Next(3) switch
        {
            0 => $"for (let {i} = 0; {i} < {random.Next(1, 5)}; {i}++) {Block(depth)}",
            1 => $"let {i} = 0; while ({i} < 3) {{ {i}++; {Statement(depth - 1)} if ({i} === 2) continue; log.push({i}) }}",
            _ => $"let {i} = 0; do {{ {i}++; {Statement(depth - 1)} }} while ({i} < 2)",
        };
    }
}
