using System.Globalization;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Draws templates in Liquid's spelling over the names of <see cref="OracleCases.Context"/>. Each value has a type, and conditions are booleans.</summary>
internal sealed class RandomLiquid(Random random)
{
    private static readonly string[] Texts = ["Olá", "a b", " x ", "\n", "R$ 5", "{ }", "é", "<b>", "% #", "  \n  "];

    private readonly List<string> numbers = [];
    private readonly List<string> texts = [];
    private int names;

    public string Next()
    {
        numbers.Clear();
        texts.Clear();
        names = 0;
        return Block(3);
    }

    private string Block(int depth)
    {
        var (beforeNumbers, beforeTexts) = (numbers.Count, texts.Count);
        var block = string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Part(depth)));
        numbers.RemoveRange(beforeNumbers, numbers.Count - beforeNumbers);
        texts.RemoveRange(beforeTexts, texts.Count - beforeTexts);
        return block;
    }

    private string Part(int depth) => random.Next(depth > 0 ? 14 : 5) switch
    {
        0 or 1 => Pick(Texts),
        2 => "{{" + Mark() + " " + Number() + " " + Mark() + "}}",
        3 or 4 => "{{" + Mark() + " " + Text() + " " + Mark() + "}}",
        5 => Tag("if " + Condition()) + Block(depth - 1) + Tag("elsif " + Condition()) + Block(depth - 1) + Tag("else") + Block(depth - 1) + Tag("endif"),
        6 => Tag("unless " + Condition()) + Block(depth - 1) + (random.Next(2) == 0 ? Tag("else") + Block(depth - 1) : "") + Tag("endunless"),
        7 => Tag("case " + Plain()) + Tag($"when {Plain()}, {Plain()}") + Block(depth - 1) + Tag("when " + Plain()) + Block(depth - 1) + Tag("else") + Block(depth - 1) + Tag("endcase"),
        8 or 9 => For(depth),
        10 => Learn(numbers, name => Tag($"assign {name} = {Number()}")),
        11 => Learn(texts, name => Tag($"assign {name} = {Text()}")),
        12 => Learn(texts, name => Tag($"capture {name}") + Block(depth - 1) + Tag("endcapture")),
        _ => Pick(["{% comment %} {{ x }} y {% endcomment %}", "{% raw %}{{ x {% endraw %}", "{% increment n %}", "{% decrement m %}", "{% cycle 'a', 'b', 'c' %}"]),
    };

    private string For(int depth)
    {
        var name = Fresh();
        var areNumbers = random.Next(2) == 0;
        var source = areNumbers ? Pick(["itens", "(1..4)", "(2..idade)", "(1..itens.size)"]) : Pick(["nomes", "nomes", "nomes"]);
        var limit = source == "(2..idade)" || random.Next(3) == 0 ? $" limit:{random.Next(1, 4)}" : "";
        var head = Tag($"for {name} in {source}{(random.Next(4) == 0 ? " reversed" : "")}{limit}{(random.Next(4) == 0 ? " offset:" + random.Next(3) : "")}");
        var list = areNumbers ? numbers : texts;
        var before = list.Count;
        list.Add(name);
        var body = Pick(["", "{{ forloop.index }}{{ forloop.last }}", "{% if forloop.first %}1{% endif %}", "{{ forloop.rindex0 }}/{{ forloop.length }}"]) + Block(depth - 1)
            + (random.Next(4) == 0 ? Tag($"if {Condition()}") + Pick(["{% break %}", "{% continue %}"]) + "{% endif %}" + Pick(Texts) : "");
        list.RemoveRange(before, list.Count - before);
        return head + body + (random.Next(3) == 0 ? Tag("else") + Block(depth - 1) : "") + Tag("endfor");
    }

    private string Number() => Pick([.. numbers, .. numbers, "idade", "preco", "negativo", "pedido.id", "itens[1]", "itens.first", "itens.last", "nomes.size", "7", "2.5", "produtos[0].preco"]) + Filters(
        ["plus: 2", "minus: idade", "times: 3", "times: 1.5", "divided_by: 2.5", "abs", "abs", "round", "round: 1", "ceil", "floor", "at_least: 3", "at_most: 100"]);

    private string Text() => random.Next(4) switch
    {
        0 => "nomes" + Pick(["", " | sort", " | reverse", " | sort_natural", " | uniq", " | compact", " | slice: 1, 1"]) + " | join: " + Pick(["', '", "'-'", "''"]),
        1 => "produtos" + Pick(["", " | where: 'tipo', 'doce'", " | reverse", " | sort: 'nome'"]) + " | map: 'nome' | join: ' '",
        _ => Pick([.. texts, .. texts, "nome", "'abc'", "\"x y\"", "pedido.cliente.nome", "nomes[0]", "nomes.last"]) + Filters(
            ["upcase", "downcase", "capitalize", "append: '!'", "prepend: nome", "replace: 'a', 'oo'", "replace_first: 'a', ''", "remove: 'n'", "remove_first: 'a'", "strip", "lstrip", "rstrip",
             "truncate: 6", "truncate: 5, ''", "slice: 1, 2", "slice: -2, 2", "escape", "replace: '!', '' | url_encode", "strip_html", "newline_to_br", "strip_newlines", "default: 'x'", "first", "split: 'a' | join: '+'"]),
    };

    private string Condition() => random.Next(6) switch
    {
        0 => $"{Plain()} == {Plain()}",
        1 => $"idade {Pick([">", "<", ">=", "<=", "!="])} {Pick(["30", "18.5", "pedido.id"])}",
        2 => $"nome contains {Pick(["'a'", "'Z'", "nomes[1]"])}",
        3 => $"nomes contains {Pick(["'bia'", "'x'"])}",
        4 => $"idade > {random.Next(60)} and pedido.id < {random.Next(12)}",
        _ => Pick(["ativo", "nada", "true", "false", "nada == nil", "ninguem == nil", "nome == blank", "vazio == empty"]),
    };

    private string Plain() => Pick(["idade", "7", "30", "nome", "'abc'", "pedido.id", "'Rui'", "pedido.cliente.nome", "2.5"]);

    private string Filters(string[] filters) => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => " | " + Pick(filters)));

    private string Learn(List<string> list, Func<string, string> write)
    {
        var name = Fresh();
        var text = write(name);
        list.Add(name);
        return text;
    }

    private string Fresh() => "v" + (++names).ToString(CultureInfo.InvariantCulture);

    private string Tag(string content) => "{%" + Mark() + " " + content + " " + Mark() + "%}";

    private string Mark() => random.Next(5) == 0 ? "-" : "";

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
