using System.Diagnostics;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Templates that want to hang, to fill the memory or to break the stack. Each ends within its budget.</summary>
public class HostileTests
{
    /// <summary>Each takes well under a second by itself; the rest is for machines that are busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Long = new('a', 100_000);

    [Theory]
    [InlineData("{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}")]
    [InlineData("{% for a in range(999999999) %}{% endfor %}")]
    [InlineData("{% for a in (1..999999) %}x{% endfor %}")]
    [InlineData("{{ 'x' * 999999999 }}")]
    [InlineData("{{ [1] * 999999999 }}")]
    [InlineData("{% for a in [] * 2000000000 %}{% endfor %}{{ 'x' | center(2000000000) }}")]
    [InlineData("{{ 'x'.ljust(2000000000) }}")]
    [InlineData("{{ 'x' | indent(2000000000, true) }}")]
    [InlineData("{{ '%2000000000d' | format(1) }}")]
    [InlineData("{{ [1] | batch(2000000000, 0) | length }}")]
    [InlineData("{{ [1] | slice(2000000000) | length }}")]
    [InlineData("{% assign x = 'aaaaaaaaaa' %}{% for i in range(100) %}{% assign x = x ~ x %}{% endfor %}")]
    [InlineData("{% assign x = 'aaaaaaaaaa' %}{% for i in range(100) %}{% assign x = x | replace('a', x) %}{% endfor %}")]
    [InlineData("{% assign x = [1] %}{% for i in range(40) %}{% assign x = [x, x] %}{% endfor %}{{ x }}")]
    [InlineData("{% assign x = [1] %}{% assign y = [1] %}{% for i in range(40) %}{% assign x = [x, x] %}{% assign y = [y, y] %}{% endfor %}{{ x == y }}")]
    [InlineData("{% assign x = [1] %}{% assign y = [1] %}{% for i in range(5000) %}{% assign x = [x] %}{% assign y = [y] %}{% endfor %}{{ x == y }}")]
    [InlineData("{% assign x = [1] %}{% for i in range(5000) %}{% assign x = [x] %}{% endfor %}{{ [x, x] | sort | length }}")]
    [InlineData("{% assign x = [1] %}{% for i in range(5000) %}{% assign x = {'a': x} %}{% endfor %}{{ x | tojson }}")]
    [InlineData("{% assign x = [1] %}{% for i in range(40) %}{% assign x = x + x %}{% endfor %}")]
    [InlineData("{% capture x %}{% for i in range(100000) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{% endfor %}{% endcapture %}")]
    [InlineData("{% for i in range(100000) %}{% if t is lower %}{% endif %}{% endfor %}")]
    [InlineData("{% for i in range(100000) %}{% if 'b' in t %}{% endif %}{% endfor %}")]
    [InlineData("{% for i in range(1000) %}{{ t.count(t[:50000] ~ 'b' ~ t[:40000]) }}{% endfor %}")]
    [InlineData("{% for i in range(1000) %}{{ t | replace('', t) }}{% endfor %}")]
    [InlineData("{% for i in range(1000) %}{{ t | list | sort | unique | join }}{% endfor %}")]
    [InlineData("{{ range(500000) | sort | join }}")]
    public void It_ends_within_its_budget(string template)
    {
        var watch = Stopwatch.StartNew();
        var names = new ValueMap { ["t"] = Value.Of(Long) };
        var compiled = Template.Compile(template);
        Assert.Empty(compiled.Problems);
        var failure = Assert.Throws<ExpressionException>(() => compiled.Expression!.Evaluate(new TemplateScope(names)));
        Assert.Contains(failure.Code, new[] { "expression:too-long", "expression:too-large", "value:too-deep", "expression:argument" });
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
    }

    public static TheoryData<string> Deep => new(
        Repeat("(", 50_000) + "1",
        "{{ " + Repeat("(", 20_000) + "1" + Repeat(")", 20_000) + " }}",
        "{{ " + Repeat("[", 20_000) + " }}",
        "{{ " + Repeat("-", 50_000) + "1 }}",
        "{{ " + Repeat("not ", 20_000) + "1 }}",
        "{{ 1" + Repeat(" + 1", 40_000) + " }}",
        "{{ 1" + Repeat(" ** 1", 40_000) + " }}",
        "{{ x" + Repeat(".x", 50_000) + " }}",
        "{{ x" + Repeat("[0]", 50_000) + " }}",
        "{{ x" + Repeat(" | upper", 20_000) + " }}",
        "{{ 1" + Repeat(" if 1 else 1", 10_000) + " }}",
        "{{ x" + Repeat(" is odd", 20_000) + " }}",
        Repeat("{% if 1 %}", 20_000),
        Repeat("{% for x in y %}", 10_000) + Repeat("{% endfor %}", 10_000),
        Repeat("{% set x %}", 20_000),
        Repeat("{% comment %}", 15_000),
        Repeat("{% raw %}", 20_000),
        Repeat("{%", 100_000),
        Repeat("{{", 100_000),
        Repeat("{#", 100_000),
        Repeat("{{ ' }}", 30_000),
        Repeat("{% if '", 30_000),
        Repeat("{", 200_000),
        Repeat("{% endif %}", 20_000),
        Repeat("a", Template.MaxLength + 1));

    [Theory]
    [MemberData(nameof(Deep), DisableDiscoveryEnumeration = true)]
    public void Compiling_never_breaks(string template)
    {
        var watch = Stopwatch.StartNew();
        var compiled = Template.Compile(template);
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
        if (compiled.Expression is { } expression)
        {
            expression.Evaluate(new TemplateScope([]));
        }
        else
        {
            Assert.NotEmpty(compiled.Problems);
        }
    }

    [Fact]
    public void Long_chains_that_people_may_write_are_taken()
    {
        Assert.Equal(1000, Rendered.Text("{{ 'a'" + Repeat(" ~ 'a'", 999) + " }}").Length);
        Assert.Equal("1", Rendered.Text("{{ 0" + Repeat(" or 0", 999) + " or 1 }}"));
        Assert.Equal("x", Rendered.Text("{% if 0 %}" + Repeat("{% elif 0 %}", 999) + "{% else %}x{% endif %}"));
        Assert.Equal("150", Rendered.Text("{{ 1" + Repeat(" + 1", 149) + " }}"));
    }

    [Fact]
    public void One_template_runs_in_many_threads_at_once()
    {
        var expression = Template.Compile("{% set t = 0 %}{% for i in range(n) %}{% set y = i %}{% assign t = t + y %}{% endfor %}{{ t }} {{ nome | upper }}").Expression!;
        Parallel.For(0, 2000, i =>
        {
            var scope = new TemplateScope(new ValueMap { ["n"] = Value.Of(i % 50), ["nome"] = Value.Of("a" + i) });
            Assert.Equal($"{i % 50 * ((i % 50) - 1) / 2} A{i}", expression.Evaluate(scope).Text);
        });
    }

    [Fact]
    public void A_template_cannot_change_the_lists_of_its_scope()
    {
        var names = ValueJson.Parse("""{ "xs": [3, 1, 2], "m": { "b": 1 } }""").Map!;
        Rendered.Text("{{ xs | sort }}{{ xs | reverse }}{{ xs + [4] }}{{ xs | batch(2, 0) }}{% set ns = namespace(m) %}{% set ns.b = 9 %}{% assign xs = 1 %}{{ xs | default: 2 }}", names);
        Assert.Equal("""{"xs":[3,1,2],"m":{"b":1}}""", ValueJson.Write(Value.Of(names)));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
