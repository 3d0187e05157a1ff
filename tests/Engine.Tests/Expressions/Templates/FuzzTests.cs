using System.Text;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Templates broken at random: compiling never throws, running throws nothing but <see cref="ExpressionException"/>.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", "|", ":", ",", ".", "..", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "=", "==", "if", "else", "endif", "for", "in", "endfor", "is",
        "not", "set", "endset", "case", "when", "raw", "endraw", "comment", "x", "itens", "loop", "0", "1e9", "-1", "default", "join", "map", "sort", "slice", "format", "%", "**", "~", "\0", "🙂", "é", "\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Broken_templates_end_clearly(int seed)
    {
        var random = new Random(seed);
        var templates = new RandomTemplates(random);
        var liquid = new RandomLiquid(random);
        var context = ValueJson.Parse(OracleCases.Context).Map!;
        var compiledWell = 0;
        var count = 1500 * Porfin.Engine.Tests.Expressions.OracleTests.Effort;
        for (var i = 0; i < count; i++)
        {
            var template = Mutate(random, i % 2 == 0 ? templates.Next() : liquid.Next());
            var compiled = Template.Compile(template);
            Assert.Equal(compiled.Expression is null, compiled.Problems.Count > 0);
            Assert.All(compiled.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0, Text.Length: > 0 }));
            compiledWell += compiled.Expression is null ? 0 : 1;
            Try(compiled.Expression, context, template);
        }

        Assert.InRange(compiledWell, count / 10, count * 9 / 10);
    }

    private static void Try(Expression? expression, ValueMap context, string template)
    {
        try
        {
            expression?.Evaluate(new TemplateScope(context, new(steps: 20_000, bytes: 1 << 20)));
        }
        catch (ExpressionException)
        {
        }
        catch (Exception exception)
        {
            Assert.Fail($"{template}\n{exception}");
        }
    }

    private static string Mutate(Random random, string template)
    {
        var text = new StringBuilder(template);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0 when at < text.Length:
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                    break;
                case 1 when at < text.Length:
                    var part = text.ToString(at, Math.Min(random.Next(1, 20), text.Length - at));
                    text.Insert(random.Next(text.Length + 1), part);
                    break;
                default:
                    text.Insert(at, " " + Pieces[random.Next(Pieces.Length)] + " ");
                    break;
            }
        }

        return text.ToString();
    }
}
