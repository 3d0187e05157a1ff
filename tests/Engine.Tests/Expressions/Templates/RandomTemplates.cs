using System.Globalization;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Draws templates in the part of the language that nunjucks and Jinja share. Each value has a type, so that none meets another's coercions.</summary>
internal sealed class RandomTemplates(Random random)
{
    private static readonly string[] Marks = ["", "", "", "", "-"];
    private static readonly string[] Texts = ["Olá", "a b", " x ", "\n", "R$ 5", "{ }", "é", "<b>", "% #"];

    private readonly RandomExpressions expressions = new(random);
    private int names;

    /// <summary>One template.</summary>
    public string Next()
    {
        names = 0;
        expressions.Reset();
        return Block(3);
    }

    private string Block(int depth)
    {
        var before = expressions.Count;
        var block = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Part(depth)));
        expressions.Forget(before);
        return block;
    }

    private string Part(int depth) => random.Next(depth > 0 ? 12 : 5) switch
    {
        0 or 1 => Texts[random.Next(Texts.Length)],
        2 or 3 or 4 => Output(),
        5 => Tag($"if {expressions.Bool(2)}") + Block(depth - 1) + Tag("endif"),
        6 => Tag($"if {expressions.Bool(2)}") + Block(depth - 1) + Tag($"elif {expressions.Bool(1)}") + Block(depth - 1) + Tag("else") + Block(depth - 1) + Tag("endif"),
        7 or 8 => For(depth),
        9 => Set(),
        10 => SetBlock(depth),
        _ => random.Next(3) switch
        {
            0 => "{#" + Mark() + " {{ x }} {% if %} " + Mark() + "#}",
            1 => "{% raw %}{{ x {% endraw %}",
            _ => Tag($"filter {expressions.TextFilter()}") + Block(depth - 1) + Tag("endfilter"),
        },
    };

    private string Output() => "{{" + Mark() + $" {(random.Next(3) switch { 0 => expressions.Number(3), 1 => expressions.Text(3), _ => expressions.Bool(2) })} " + Mark() + "}}";

    private string For(int depth)
    {
        var name = Fresh();
        var isNumbers = random.Next(2) == 0;
        var head = Tag($"for {name} in {(isNumbers ? expressions.Numbers(2) : expressions.TextList(2))}");
        var before = expressions.Count;
        expressions.Learn(name, isNumbers);
        expressions.Learn("loop.index", true);
        expressions.Learn("loop.revindex0", true);
        var body = Block(depth - 1);
        expressions.Forget(before);
        return head + body + (random.Next(3) == 0 ? Tag("else") + Block(depth - 1) : "") + Tag("endfor");
    }

    private string Set()
    {
        var name = Fresh();
        var isNumber = random.Next(2) == 0;
        var tag = Tag($"set {name} = {(isNumber ? expressions.Number(2) : expressions.Text(2))}");
        expressions.Learn(name, isNumber);
        return tag;
    }

    private string SetBlock(int depth)
    {
        var name = Fresh();
        var tag = "{%" + Mark() + $" set {name} %}}" + Block(depth - 1) + Tag("endset");
        expressions.Learn(name, false);
        return tag;
    }

    private string Fresh() => "v" + (++names).ToString(CultureInfo.InvariantCulture);

    private string Tag(string content) => "{%" + Mark() + " " + content + " " + Mark() + "%}";

    private string Mark() => Marks[random.Next(Marks.Length)];
}
