using System.Globalization;
using Porfin.Expressions;

/// <summary>How fast compiled expressions are. Each evaluation begins with a whole budget, as in a turn.</summary>
internal static class Expressions
{
    private const int Many = 1000;

    private static readonly (string Name, string Text)[] Conditions =
    [
        ("idade >= 18", "idade >= 18"),
        ("variables.idade >= 18", "variables.idade >= 18"),
        ("interesse === 'canal' && idade < 65", "interesse === 'canal' && idade < 65"),
        ("text.toLowerCase().includes('preço')", "texto.toLowerCase().includes('preço')"),
        ("a pattern of a greeting", "/^(oi+|olá|bom dia)\\b/i.test(texto)"),
    ];

    private static readonly (string Name, string Text)[] Templates =
    [
        ("3 variables", "Olá {{ nome }}, seu horário de {{ interesse }} é {{ hora }}."),
        ("3 variables, an if and a filter", "Olá {{ nome | capitalize }}{% if idade >= 60 %}, com prioridade{% endif %}: {{ hora }}."),
    ];

    public static void Measure(Action<string, int, Action> measure)
    {
        var scope = new Names();
        foreach (var (name, text) in Conditions)
        {
            var condition = JavaScript.Compile(text).Expression!;
            measure($"conditions/s: {name}", Many, () => Repeat(condition, scope));
        }

        foreach (var (name, text) in Templates)
        {
            var template = Template.Compile(text).Expression!;
            measure($"renders/s: {name}", Many, () => Repeat(template, scope));
        }
    }

    private static void Repeat(Expression expression, Names scope)
    {
        for (var i = 0; i < Many; i++)
        {
            scope.Budget.Reset();
            expression.Evaluate(scope);
        }
    }

    /// <summary>A scope with a few variables, found by name as those of a flow are.</summary>
    private sealed class Names : ExpressionScope
    {
        private readonly ValueMap variables = new()
        {
            ["nome"] = Value.Of("ana maria"), ["interesse"] = Value.Of("canal"), ["hora"] = Value.Of("14:30"), ["idade"] = Value.Of(30), ["texto"] = Value.Of("Oi, qual o PREÇO da limpeza?"),
        };

        public override ExpressionBudget Budget { get; } = new();

        public override DateTimeOffset Now => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo Zone => TimeZoneInfo.Utc;

        public override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("pt-BR");

        public override double NextRandom() => 0.5;

        public override Guid NewId() => Guid.Empty;

        public override bool TryGet(string name, out Value value)
        {
            if (name == "variables")
            {
                value = Value.Of(variables);
                return true;
            }

            return variables.TryGetValue(name, out value);
        }
    }
}
