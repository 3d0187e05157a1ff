namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Draws typed expressions over the names of <see cref="OracleCases.Context"/> and those that the template has given.</summary>
internal sealed class RandomExpressions(Random random)
{
    private readonly List<(string Name, bool IsNumber)> known = [];

    public int Count => known.Count;

    public void Reset() => known.Clear();

    public void Learn(string name, bool isNumber) => known.Add((name, isNumber));

    public void Forget(int from) => known.RemoveRange(from, known.Count - from);

    public string Number(int depth) => depth == 0 || random.Next(4) == 0 ? Pick([.. Names(true), "idade", "preco", "negativo", "pedido.id", "pedido['valor']", "itens[1]", "0", "1", "2.5", "12", "produtos[0].preco"]) : random.Next(12) switch
    {
        0 => $"{Factor(depth)} + {Factor(depth)}",
        1 => $"{Factor(depth)} - {Factor(depth)}",
        2 => $"{Factor(depth)} * {Factor(depth)}",
        3 => $"{Factor(depth)} / {Pick(["2", "3", "7.5"])}",
        4 => $"{Factor(depth)} // {Pick(["2", "3", "10"])}",
        5 => $"({Number(depth - 1)}) | abs % {Pick(["2", "3", "10"])}",
        6 => $"{Pick(["2", "3", "1.5"])} ** {Pick(["2", "3", "0"])}",
        7 => $"-({Number(depth - 1)})",
        8 => $"{TextList(depth - 1)} | length",
        9 => $"{Numbers(depth - 1)} | {Pick(["sum", "first", "last"])} | default(0)",
        10 => $"({Number(depth - 1)} if {Bool(depth - 1)} else {Number(depth - 1)})",
        _ => $"(({Number(depth - 1)}) | abs / 7 + 0.01) | round({Pick(["1", "2", "0, 'floor'", "1, 'ceil'"])})",
    };

    public string Text(int depth) => depth == 0 || random.Next(4) == 0 ? Pick([.. Names(false), "nome", "vazio", "pedido.cliente.nome", "nomes[0]", "'abc'", "\"x y\"", "'a\\n b'", "produtos[1].nome"]) : random.Next(8) switch
    {
        0 => $"({Text(depth - 1)}) ~ ({Number(depth - 1)})",
        1 => $"({Text(depth - 1)}) ~ ' ' ~ ({Text(depth - 1)})",
        2 or 3 => $"({Text(depth - 1)}) | {TextFilter()}",
        4 => $"{TextList(depth - 1)} | join({Pick(["", "', '", "'-'"])})",
        5 => $"{Numbers(depth - 1)} | join(', ')",
        6 => $"({Text(depth - 1)} if {Bool(depth - 1)} else {Text(depth - 1)})",
        _ => $"({Text(depth - 1)}) | default('d', true)",
    };

    public string Bool(int depth) => depth == 0 || random.Next(5) == 0 ? Pick(["true", "false", "ativo", "nada is none", "ninguem is defined", "nome is string"]) : random.Next(8) switch
    {
        0 => $"({Number(depth - 1)}) {Pick(["<", "<=", ">", ">=", "==", "!="])} ({Number(depth - 1)})",
        1 => $"({Text(depth - 1)}) {Pick(["<", ">", "==", "!="])} ({Text(depth - 1)})",
        2 => $"({Bool(depth - 1)}) and ({Bool(depth - 1)})",
        3 => $"({Bool(depth - 1)}) or ({Bool(depth - 1)})",
        4 => $"not ({Bool(depth - 1)})",
        5 => $"({Number(depth - 1)}) {Pick(["in", "not in"])} {Numbers(depth - 1)}",
        6 => $"({Text(depth - 1)}) in ({Text(depth - 1)})",
        _ => $"(({Number(depth - 1)}) | abs | int) is {Pick(["odd", "even", "divisibleby(3)", "not odd", "gt(3)"])}",
    };

    public string Numbers(int depth) => depth == 0 || random.Next(3) == 0 ? Pick(["itens", "range(4)", "range(2, 9, 3)", "[5]"]) : random.Next(5) switch
    {
        0 => $"[{Number(depth - 1)}, {Number(depth - 1)}]",
        1 => $"({Numbers(depth - 1)} | sort)",
        2 => $"({Numbers(depth - 1)} | reverse)",
        3 => $"range(({Number(depth - 1)}) | abs | int % 5)",
        _ => $"({Numbers(depth - 1)} | sort({Pick(["true", "false"])}))",
    };

    public string TextList(int depth) => depth == 0 || random.Next(3) == 0 ? Pick(["nomes", "['x', 'Y']", "('abc' | list)"]) : random.Next(3) switch
    {
        0 => $"[{Text(depth - 1)}, {Text(depth - 1)}]",
        1 => $"({TextList(depth - 1)} | reverse)",
        _ => $"({TextList(depth - 1)} | sort)",
    };

    public string TextFilter() => Pick(["upper", "lower", "trim", "capitalize", "replace('a', 'oo')", "replace('a', '', 1)", "reverse", "striptags", "string"]);

    private string Factor(int depth) => $"({Number(depth - 1)})";

    private IEnumerable<string> Names(bool isNumber) => known.Where(name => name.IsNumber == isNumber).SelectMany(name => Enumerable.Repeat(name.Name, 3));

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
