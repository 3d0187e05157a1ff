using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>What Liquid's documentation says of these templates.</summary>
public class LiquidTests
{
    private const string Context = """
        { "Variables": { "Nome": "Ana" }, "Input": { "Valor": 3 }, "vazio": "", "falso": false, "itens": [1, 2, 3, 4, 5, 6], "espaco": "  ",
          "produtos": [ { "title": "Vacuum", "type": "house", "available": true }, { "title": "Spatula", "type": "kitchen", "available": false }, { "title": "Towel", "type": "house" } ] }
        """;

    [Theory]
    [InlineData("{{ Variables.Nome }} {{ Input.Valor }} {{ itens.first }}{{ itens.last }}{{ itens.size }} {{ Variables.Nome.size }}", "Ana 3 166 3")]
    [InlineData("{% unless falso %}a{% else %}b{% endunless %}{% unless true %}c{% elsif true %}d{% endunless %}", "ad")]
    [InlineData("{% case Input.Valor %}{% when 1, 2 %}a{% when 3 or 4 %}b{% else %}c{% endcase %}{% case 'z' %} x {% when 'y' %}d{% else %}e{% endcase %}", "be")]
    [InlineData("{% if vazio == blank %}a{% endif %}{% if espaco == blank %}b{% endif %}{% if itens != empty %}c{% endif %}{% if vazio == empty %}d{% endif %}{% if ninguem == nil %}e{% endif %}", "abcde")]
    [InlineData("{% if produtos[0].title contains 'acu' %}a{% endif %}{% if itens contains 3 %}b{% endif %}{% if 1 <> 2 and 3 >= 3 %}c{% endif %}", "abc")]
    [InlineData("{% for i in (1..3) %}{{ forloop.index }}{{ forloop.rindex }}{{ forloop.last }} {% endfor %}{% for i in (2..Input.Valor) reversed %}{{ i }}{% endfor %}", "13false 22false 31true 32")]
    [InlineData("{% for i in itens limit:2 offset:2 %}{{ i }}{% endfor %} {% for i in itens reversed limit: 3 %}{{ i }}{% endfor %} {% for i in itens offset: 5 %}{{ i }}{% endfor %}", "34 321 6")]
    [InlineData("{% for i in itens %}{% if i == 2 %}{% continue %}{% elsif i == 4 %}{% break %}{% endif %}{{ i }}{% else %}x{% endfor %}", "13")]
    [InlineData("{% assign x = 'a' %}{% for i in itens %}{% assign x = x | append: i %}{% endfor %}{{ x }}", "a123456")]
    [InlineData("{% set total = 0 %}{% for i in itens %}{% assign total = total | plus: i %}{% endfor %}{{ total }}", "21")]
    [InlineData("{% capture saudacao %}Oi, {{ Variables.Nome }}!{% endcapture %}{{ saudacao | upcase }}", "OI, ANA!")]
    [InlineData("a{% comment %} {{ x | nada }} {% comment %} {% endcomment %} {% if %}{% endcomment %}b{% # nota %}c", "abc")]
    [InlineData("{% for i in (1..4) %}{% cycle 'um', 'dois', 'três' %} {% endfor %}{% increment n %}{% increment n %}{% decrement m %}{% echo 'x' | upcase %}", "um dois três um 01-1X")]
    [InlineData("{%- assign a = 1 -%}  {{- a -}}  x", "1x")]
    [InlineData("{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}", "11 12 21 22 ")]
    public void Tags(string template, string expected) => Assert.Equal(expected, Rendered.Text(template, Context));

    [Theory]
    [InlineData("{{ x | default: 'a' }}{{ vazio | default: 'b' }}{{ falso | default: 'c' }}{{ falso | default: 'd', allow_false: true }}", "abcfalse")]
    [InlineData("{{ 4 | plus: 2 }} {{ 4 | minus: 2.5 }} {{ 3 | times: '4' }} {{ 16 | divided_by: 4 }} {{ 5 | divided_by: 3 }} {{ 20 | divided_by: 7.0 | round: 2 }} {{ 24 | modulo: 7 }} {{ 'x' | plus: 1 }}", "6 1.5 12 4 1 2.86 3 1")]
    [InlineData("{{ 1.2 | ceil }} {{ 1.9 | floor }} {{ 4.6 | round }} {{ 183.357 | round: 2 }} {{ 4 | at_least: 5 }} {{ 4 | at_most: 3 }} {{ '-19.86' | abs }}", "2 1 5 183.36 5 3 19.86")]
    [InlineData("{{ 'Ground control to Major Tom.' | truncate: 20 }} {{ 'Ground control to Major Tom.' | truncate: 25, ', and so on' }} {{ 'Ground control to Major Tom.' | truncatewords: 3 }} {{ 'abcdef' | truncate: 2 }}", "Ground control to... Ground control, and so on Ground control to... ...")]
    [InlineData("{{ 'Liquid' | slice: 0 }} {{ 'Liquid' | slice: 2, 5 }} {{ 'Liquid' | slice: -3, 2 }} {{ itens | slice: 1, 2 | join: '' }} {{ 'ab' | slice: 9, 2 }}|", "L quid ui 23 |")]
    [InlineData("{{ produtos | map: 'title' | join: ', ' }} {{ produtos | where: 'type', 'house' | map: 'title' | join: ' ' }} {{ produtos | where: 'available' | size }} {{ produtos | reject: 'type', 'house' | size }}", "Vacuum, Spatula, Towel Vacuum Towel 1 1")]
    [InlineData("{{ 'zebra, octopus, giraffe, Sally Snake' | split: ', ' | sort | join: ', ' }} {{ 'b,A,a' | split: ',' | sort: nil | join: '' }} {{ 'b,A' | split: ',' | sort_natural | join: '' }}", "giraffe, octopus, Sally Snake, zebra Aab Ab")]
    [InlineData("{{ produtos | sort: 'title' | map: 'title' | first }} {{ 'a,b,a' | split: ',' | uniq | join: '' }} {{ 'ab' | prepend: 'x' | append: 'y' }} {{ 'I strained to see the train' | remove: 'rain' }}", "Spatula ab xaby I sted to see the t")]
    [InlineData("{{ 'aba' | replace_first: 'a', 'x' }} {{ 'aba' | remove_first: 'a' }} {{ 'aba' | replace: 'a', 'x' }} {{ '  a ' | lstrip }}|{{ ' a ' | rstrip }}|{{ ' a ' | strip }}|", "xba ba xbx a | a|a|")]
    [InlineData("{{ 'a\\nb' | newline_to_br }} {{ 'a\\nb' | strip_newlines }} {{ '<b>x</b> a < b' | strip_html }} {{ 'john@liquid.com a' | url_encode }} {{ '%27a+b%27' | url_decode }}", "a<br />\nb ab x a < b john%40liquid.com+a 'a b'")]
    [InlineData("{{ itens | concat: produtos | size }} {{ 'my GREAT title' | capitalize }} {{ 'Parker' | downcase }} {{ Variables | json }} {{ 'a' | base64 }} {{ Variables | keys | first }}", "9 My great title parker {\"Nome\":\"Ana\"} YQ== Nome")]
    [InlineData("{{ 'x' | append: Variables.Nome | append: '!' }} {{ 2 | times: 3 | plus: 1 }} {{ (itens | first) | plus: 1 }} {{ {'a': ninguem | default('q')}.a }}", "xAna! 7 2 q")]
    public void Filters(string template, string expected) => Assert.Equal(expected, Rendered.Text(template, Context));

    [Fact]
    public void Splitting_gives_no_empty_ends() =>
        Assert.Equal("a e b e c 2 a-b-c 1 1 2 3", Rendered.Text(
            "{{ 'a,b,c' | split: ',' | join: ' e ' }} {{ 'a b' | split: ' ' | size }} {{ 'abc' | split: '' | join: '-' }} {{ 'a,,' | split: ',' | size }} {{ '1,2,3' | split: ',' | join: nil }}"));
}
