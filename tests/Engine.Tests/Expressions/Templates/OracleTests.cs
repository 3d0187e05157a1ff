using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>
/// Compares with nunjucks where it agrees with Jinja2. It is known to differ from Jinja2, and so is not asked, in:
/// <c>%</c> and <c>//</c> of negative numbers and division by zero (JavaScript's rules) · the precedence of <c>not</c> before a comparison, of <c>is</c>, and of <c>~</c> beside <c>+</c> ·
/// chained comparisons and conditionals · negative subscripts, slices by a step, tuples · <c>set</c> inside a loop (it leaks) · <c>for … if</c> · tests without parentheses ·
/// truth of empty lists and maps · equality of lists and of numbers with texts · arithmetic with texts or nothing (NaN) · unquoted names in maps · unknown escapes in texts ·
/// <c>default</c> of null · <c>title</c> after hyphens · <c>int</c> of no number · <c>truncate</c> (does not count its end) · <c>round</c> of negative halves · <c>indent</c> of empty lines ·
/// <c>urlencode</c> of / · whatever follows <c>escape</c> (its result is no text) · <c>groupby</c> (order) · <c>wordcount</c> of nothing · <c>center</c> with an odd space ·
/// white-space control in <c>endraw</c> and after the opening of a <c>set</c> block · two closing braces of maps in a row · lists as texts: filters that print lists (Jinja prints Python's form, nunjucks JavaScript's, Porfin JSON) · Python's methods.
/// liquidjs is not asked where it differs from Shopify's Liquid, in: <c>else</c> of a loop whose <c>offset</c> leaves nothing · <c>truncatewords</c> (an end, and blanks joined, without need) · <c>url_encode</c> of ! ·
/// <c>modulo</c> of fractions; nor where one engine for both spellings decides otherwise: truth of 0 and of empty texts, filters for texts on numbers.
/// </summary>
public class OracleTests
{
    [Fact]
    public void Chosen_templates_give_what_nunjucks_gives() => Confirm(OracleCases.All);

    [Theory]
    [InlineData(11, 1000)]
    [InlineData(12, 1000)]
    public void Random_templates_give_what_nunjucks_gives(int seed, int count)
    {
        var templates = new RandomTemplates(new(seed));
        Confirm([.. Enumerable.Range(0, count * Porfin.Engine.Tests.Expressions.OracleTests.Effort).Select(_ => templates.Next())]);
    }

    [Theory]
    [InlineData(21, 700)]
    [InlineData(22, 700)]
    public void Random_Liquid_templates_give_what_liquidjs_gives(int seed, int count)
    {
        var templates = new RandomLiquid(new(seed));
        Confirm([.. Enumerable.Range(0, count * Porfin.Engine.Tests.Expressions.OracleTests.Effort).Select(_ => templates.Next())], "render-liquid.js");
    }

    private static void Confirm(IReadOnlyList<string> templates, string script = "render.js")
    {
        var context = ValueJson.Parse(OracleCases.Context).Map!;
        var results = Nunjucks.Render(templates, OracleCases.Context, script);
        Assert.Equal(templates.Count, results.Count);
        var differences = templates.Zip(results)
            .Select(pair => (Template: pair.First, Theirs: pair.Second.Text ?? "fails: " + pair.Second.Error, Ours: Ours(pair.First, context)))
            .Where(one => one.Theirs != one.Ours)
            .Select(one => $"{one.Template}\n  theirs {one.Theirs}\n  Porfin {one.Ours}")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} of {templates.Count} differ:\n{string.Join("\n\n", differences.Take(20))}");
    }

    private static string Ours(string template, ValueMap context)
    {
        var compiled = Template.Compile(template);
        if (compiled.Expression is null)
        {
            return "problems: " + string.Join(' ', compiled.Problems);
        }

        try
        {
            return compiled.Expression.Evaluate(new TemplateScope(context)).Text!;
        }
        catch (ExpressionException exception)
        {
            return "failure: " + exception.Message;
        }
    }
}
