using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>What is found before a template runs, and where.</summary>
public class ProblemTests
{
    [Theory]
    [InlineData("{{ 1 + }}", 1, 8, "expression:syntax", "Expected a value, found the end of the tag.")]
    [InlineData("a\n  {{ x | upcas }}", 2, 10, "expression:unknown-filter", "There is no filter 'upcas'. Did you mean 'upcase'?")]
    [InlineData("{{ x | defualt('a') }}", 1, 8, "expression:unknown-filter", "Did you mean 'default'?")]
    [InlineData("{% fro x in y %}", 1, 1, "expression:unknown-tag", "There is no tag 'fro'. Did you mean 'for'?")]
    [InlineData("{{ x is definde }}", 1, 9, "expression:unknown-test", "Did you mean 'defined'?")]
    [InlineData("{{ x.uper() }}", 1, 5, "expression:unknown-function", "There is no method 'uper'. Did you mean 'upper'?")]
    [InlineData("{{ xs.append(1) }}", 1, 6, "expression:unknown-function", "Templates do not change lists")]
    [InlineData("{% if x %}a", 1, 1, "expression:syntax", "'if' is not closed with '{% endif %}'.")]
    [InlineData("{% for x in y %}{% if x %}{% endfor %}", 1, 17, "expression:syntax", "'if' is not closed")]
    [InlineData("a{% endif %}", 1, 2, "expression:syntax", "'endif' belongs to no open tag.")]
    [InlineData("Oi {{ nome", 1, 4, "expression:syntax", "not closed with '}}'")]
    [InlineData("Oi {{ nome %}\nfim", 1, 4, "expression:syntax", "")]
    [InlineData("{% if x }}", 1, 1, "expression:syntax", "")]
    [InlineData("{{ 'abc }}", 1, 4, "expression:syntax", "The text that begins here is not closed with '.")]
    [InlineData("{# abc", 1, 1, "expression:syntax", "comment is not closed")]
    [InlineData("{% raw %} abc", 1, 1, "expression:syntax", "not closed with '{% endraw %}'")]
    [InlineData("{% comment %} abc", 1, 1, "expression:syntax", "not closed with '{% endcomment %}'")]
    [InlineData("{{ a && b }}", 1, 6, "expression:syntax", "Write 'and' instead of '&&'.")]
    [InlineData("{{ a || b }}", 1, 6, "expression:syntax", "Write 'or' instead of '||'.")]
    [InlineData("{{ !a }}", 1, 4, "expression:syntax", "Write 'not' instead of '!'.")]
    [InlineData("{{ a ? 1 : 2 }}", 1, 6, "expression:syntax", "Write 'a if condition else b'")]
    [InlineData("{{ “a” }}", 1, 4, "expression:syntax", "straight quotes")]
    [InlineData("{% if a = 1 %}{% endif %}", 1, 9, "expression:syntax", "Write '==' to compare.")]
    [InlineData("{% if a %}{% else if b %}{% endif %}", 1, 19, "expression:syntax", "Write 'elif' instead of 'else if'.")]
    [InlineData("{{ }}", 1, 4, "expression:syntax", "Expected a value")]
    [InlineData("{% %}", 1, 1, "expression:syntax", "A tag begins with its name")]
    [InlineData("{{ a b }}", 1, 6, "expression:syntax", "Expected the end of the tag, found 'b'.")]
    [InlineData("{{ (1, 2 }}", 1, 10, "expression:syntax", "Expected ')'")]
    [InlineData("{{ 1abc }}", 1, 5, "expression:syntax", "A number ends here")]
    [InlineData("{{ x | replace('a') }}", 1, 8, "expression:arguments", "takes 2 to 3 arguments (old, new, count)")]
    [InlineData("{{ x | upper(1) }}", 1, 8, "expression:arguments", "takes no arguments")]
    [InlineData("{{ x | round(digits=2) }}", 1, 14, "expression:arguments", "no further argument 'digits'")]
    [InlineData("{{ xs | map('uper') | join }}", 1, 13, "expression:unknown-filter", "Did you mean 'upper'?")]
    [InlineData("{{ xs | select('ood') }}", 1, 16, "expression:unknown-test", "Did you mean 'odd'?")]
    [InlineData("{% break %}", 1, 1, "expression:syntax", "outside of any loop")]
    [InlineData("{% for in = in x %}{% endfor %}", 1, 8, "expression:syntax", "cannot be a name")]
    [InlineData("{% macro f() %}", 1, 1, "expression:refused", "Macros are not supported")]
    [InlineData("a\nb {% include 'x' %}", 2, 3, "expression:refused", "cannot include others")]
    [InlineData("{% extends 'x' %}", 1, 1, "expression:refused", "cannot extend")]
    [InlineData("{% import 'x' as y %}", 1, 1, "expression:refused", "cannot import")]
    [InlineData("{% for x in y recursive %}{% endfor %}", 1, 15, "expression:refused", "Recursive loops")]
    [InlineData("{{ f()() }}", 1, 7, "expression:refused", "Only a function's name or a method")]
    public void A_problem_has_place_and_reason(string template, int line, int column, string code, string text)
    {
        var problem = Rendered.Problems(template)[0];
        Assert.Equal((line, column, code), (problem.Line, problem.Column, problem.Code));
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_found_at_once()
    {
        var problems = Rendered.Problems("{% if 1 + %}\n{{ x | nada }}\n{% for in %}{{ y | nadinha }}{% endfor %}\n{% else %}{{ 'a }}\n{% endif %}{{ ok }}{% fim %}");
        Assert.Equal(
            [(1, "expression:syntax"), (2, "expression:unknown-filter"), (3, "expression:syntax"), (3, "expression:unknown-filter"), (4, "expression:syntax"), (5, "expression:unknown-tag")],
            problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).Select(problem => (problem.Line, problem.Code)));
    }

    [Fact]
    public void A_hundred_bad_tags_give_fifty_problems() =>
        Assert.Equal(50, Rendered.Problems(string.Concat(Enumerable.Range(0, 100).Select(i => $"{{{{ x | nada{i} }}}}\n"))).Count);

    [Fact]
    public void Free_names_are_reported_with_their_first_member()
    {
        var names = Template.Compile(
            "{{ variables.nome | upper }}{{ contact['cpf'] }}{% set a = b %}{{ a }}\n{% for p in pedidos.itens %}{{ p.x }}{{ loop.index }}{% endfor %}{{ p }}{{ getVariable('y') }}{{ z.strip() }}").Names;
        Assert.Equal(
            [
                new(NameUseKind.Read, "variables", "nome", 1, 4), new(NameUseKind.Filter, "upper", null, 1, 21), new(NameUseKind.Read, "contact", "cpf", 1, 32),
                new(NameUseKind.Read, "b", null, 1, 60), new(NameUseKind.Read, "pedidos", "itens", 2, 13), new(NameUseKind.Read, "p", null, 2, 69),
                new(NameUseKind.Call, "getVariable", "y", 2, 76), new(NameUseKind.Read, "z", null, 2, 98),
            ],
            names);
    }

    [Theory]
    [InlineData("a\n{{ 'a' - 1 }}", "expression:type", "line 2, column 8")]
    [InlineData("{{ ninguem + 1 }}", "expression:type", "undefined")]
    [InlineData("{{ 1 / 0 }}", "expression:divide-by-zero", "column 6")]
    [InlineData("{{ 1 | divided_by: 0 }}", "expression:divide-by-zero", "column 8")]
    [InlineData("{{ 1 < 'a' }}", "expression:type", "cannot be compared")]
    [InlineData("{% for x in 5 %}{% endfor %}", "expression:type", "A list is needed")]
    [InlineData("{% for a, b in [1] %}{% endfor %}", "expression:type", "2 names (a, b)")]
    [InlineData("{{ nada() }}", "expression:unknown-function", "'nada'")]
    [InlineData("{{ 5.5.upper() }}", "expression:type", "no method 'upper'")]
    [InlineData("{% set x = 1 %}{% set x.y = 2 %}", "expression:type", "namespace()")]
    [InlineData("{{ 1 | currency('real') }}", "expression:argument", "not the code of a currency")]
    [InlineData("{{ 1 | number(2, 'klingon') }}", "expression:argument", "not a culture")]
    public void A_failure_says_where(string template, string code, string text)
    {
        var failure = Rendered.Failure(template);
        Assert.Equal(code, failure.Code);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
    }
}
