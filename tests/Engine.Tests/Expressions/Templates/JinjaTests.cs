using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>What Jinja's documentation says, and what Jinja2 3.1 printed for these very templates (booleans and lists aside, which print as JSON does).</summary>
public class JinjaTests
{
    private const string Context = """
        { "nome": "Ana", "idade": 30, "vazio": "", "nada": null, "itens": [3, 1, 2], "pedido": { "id": 7, "cliente": { "nome": "Rui" } },
          "mapa": { "b": 1, "a": 2 }, "produtos": [ { "nome": "Bolo", "preco": 20.5, "tipo": "doce" }, { "nome": "Coxinha", "preco": 8, "tipo": "salgado" }, { "nome": "Torta", "preco": 35, "tipo": "doce" } ] }
        """;

    [Theory]
    [InlineData("Olá {{ nome }}!", "Olá Ana!")]
    [InlineData("{{ pedido.cliente.nome }} {{ pedido['id'] }} {{ produtos[0].nome }} {{ produtos[-1]['nome'] }}", "Rui 7 Bolo Torta")]
    [InlineData("[{{ ninguem }}{{ ninguem.x }}{{ ninguem.x.y[0] }}{{ nada }}{{ nada.x }}]", "[]")]
    [InlineData("{{ 7 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 2 ** 10 }}", "3.5 3 -4 1 2 1024")]
    [InlineData("{{ 1 + 2 * 3 - 4 }} {{ (1 + 2) * 3 }} {{ 10 - 3 - 2 }} {{ -2 ** 2 }} {{ 2 ** 3 ** 2 }}", "3 9 5 4 64")]
    [InlineData("{{ 1 ~ 2 * 3 }} {{ nome ~ ' ' ~ idade }} {{ 'a' 'b' }}", "16 Ana 30 ab")]
    [InlineData("{{ 1 < 2 < 3 }} {{ 3 > 2 > 2 }} {{ 1 == 1.0 }} {{ '1' == 1 }} {{ true == 1 }}", "true false true false true")]
    [InlineData("{{ not 1 == 2 }} {{ 1 in itens }} {{ 5 not in itens }} {{ 'n' in nome }} {{ 'id' in pedido }}", "true true true true true")]
    [InlineData("{{ vazio or 'padrão' }} {{ nome and idade }} {{ 0 or '' }}|", "padrão 30 |")]
    [InlineData("{{ 'sim' if idade > 18 else 'não' }}{{ 'x' if false }} {{ 'a' if 0 else 'b' if 0 else 'c' }}", "sim c")]
    [InlineData("{{ 'abcdef'[1:3] }} {{ 'abc'[::-1] }} {{ itens[:2] | join('-') }} {{ itens[-2:] | join('-') }} {{ 'abc'[5:] }}|", "bc cba 3-1 1-2 |")]
    [InlineData("{{ [1, 2] + [3] }} {{ (1, 2) | join }} {{ {'a': 1, 'b': [2]}.b[0] }} {{ {} }} {{ () }}", "[1,2,3] 12 2 {} []")]
    [InlineData("{{ 'ab' * 3 }} {{ '-' * 0 }}| {{ [1] * 2 }} {{ '%s tem %d' % (nome, idade) }}", "ababab | [1,1] Ana tem 30")]
    [InlineData("{{ true }} {{ False }} {{ none }} {{ 1.50 }} {{ 1e3 }} {{ 1_000 }} {{ 0x1f }} {{ 0b11 }}", "true false  1.5 1000 1000 31 3")]
    [InlineData("{{ 'a\\n\\t\\u00e9\\x41\\'\\q' }}", "a\n\téA'\\q")]
    [InlineData("{{ nome is defined }} {{ x is defined }} {{ x is not defined }} {{ nada is none }} {{ idade is number }} {{ nome is string }}", "true false true true true true")]
    [InlineData("{{ 3 is odd }} {{ 3 is even }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(4) }} {{ 2 is in [1, 2] }} {{ 5 is gt 3 and 5 is not lt 3 }}", "true false true false true true")]
    [InlineData("{{ nome.upper() }} {{ ' a '.strip() }}| {{ 'a,b'.split(',')[1] }} {{ nome.startswith('A') }} {{ '-'.join(['a', 'b']) }} {{ 'aXbX'.replace('X', '') }}", "ANA a| b true a-b ab")]
    [InlineData("{{ mapa.get('z', 9) }} {{ mapa.keys() | join }} {{ mapa.values() | join }} {{ ninguem.upper() }}|", "9 ba 12 |")]
    [InlineData("{{ range(3) | join }} {{ range(5, 0, -2) | join }} {{ range(2, 4) | join }}", "012 531 23")]
    [InlineData("{{ getVariable('x') }}", "<x>")]
    [InlineData("{{ 'não' if not ninguem else '' }} {{ [] and 1 }}", "não []")]
    public void Expressions(string template, string expected) => Assert.Equal(expected, Rendered.Text(template, Context));

    [Theory]
    [InlineData("{% if idade > 60 %}a{% elif idade > 18 %}b{% else %}c{% endif %}", "b")]
    [InlineData("{% if vazio %}a{% elif itens | length > 2 %}b{% endif %}{% if [] %}c{% endif %}{% if {} %}d{% endif %}{% if '0' %}e{% endif %}", "be")]
    [InlineData("{% for i in itens %}{{ loop.index }}/{{ loop.length }}:{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}", "1/3:3, 2/3:1, 3/3:2")]
    [InlineData("{% for i in itens %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.previtem }}{{ loop.nextitem }};{% endfor %}", "032true1;121false32;210false1;")]
    [InlineData("{% for i in [] %}x{% else %}nada{% endfor %}{% for i in ninguem %}x{% else %}nada{% endfor %}", "nadanada")]
    [InlineData("{% for k, v in mapa.items() %}{{ k }}={{ v }} {% endfor %}{% for k in mapa %}{{ k }}{% endfor %}{% for k, v in mapa | dictsort %}{{ k }}{% endfor %}", "b=1 a=2 baab")]
    [InlineData("{% for i in itens if i > 1 %}{{ loop.index }}:{{ i }} {% endfor %}", "1:3 2:2 ")]
    [InlineData("{% for a, b in [(1, 2), [3, 4]] %}{{ a + b }} {% endfor %}", "3 7 ")]
    [InlineData("{% for i in range(10) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 5 %}{% break %}{% endif %}{{ i }}{% endfor %}", "0134")]
    [InlineData("{% for i in [1, 2] %}{% for j in 'ab' %}{{ loop.parent.index }}{{ i }}{{ j }} {% endfor %}{{ loop.index }};{% endfor %}", "11a 11b 1;22a 22b 2;")]
    [InlineData("{% for i in range(4) %}{{ loop.cycle('a', 'b') }}{{ loop.changed(i // 2) }} {% endfor %}", "atrue bfalse atrue bfalse ")]
    [InlineData("{% set x = 1 %}{% for i in itens %}{% set x = i %}{{ x }}{% endfor %}{{ x }}", "3121")]
    [InlineData("{% for i in [1, 2] %}[{{ y }}]{% set y = i %}{% endfor %}{{ y }}", "[][]")]
    [InlineData("{% set ns = namespace(total=0) %}{% for p in produtos %}{% set ns.total = ns.total + p.preco %}{% endfor %}{{ ns.total }}", "63.5")]
    [InlineData("{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set c = 1, 2 %}{{ c }}", "12[1,2]")]
    [InlineData("{% set x %}<{{ nome }}>{% endset %}{{ x }}{% set y | upper %}abc{% endset %}{{ y }}", "<Ana>ABC")]
    [InlineData("{% if true %}{% set z = 5 %}{% endif %}{{ z }}", "5")]
    [InlineData("{% with a = 1, b = nome %}{{ a }}{{ b }}{% endwith %}{{ a }}", "1Ana")]
    [InlineData("{% filter upper | replace('A', '4') %}casa {{ nome }}{% endfilter %}", "C4S4 4N4")]
    [InlineData("a {#- nada -#} b{# {{ x }} #}", "ab")]
    [InlineData("a {{- 1 -}} b\n  {%- if true -%}\n  c\n  {%- endif +%} d", "a1bc d")]
    [InlineData("{% raw %}{{ x }} {% if %}{% endraw %}{%- raw -%} {{ y }} {%- endraw -%} ", "{{ x }} {% if %}{{ y }}")]
    [InlineData("{ {a} } %} }} #} {", "{ {a} } %} }} #} {")]
    [InlineData("", "")]
    public void Tags(string template, string expected) => Assert.Equal(expected, Rendered.Text(template, Context));

    [Theory]
    [InlineData("{{ x | default('d') }}{{ nada | default('e') }}{{ vazio | default('f') }}{{ vazio | d('g', true) }}", "deg")]
    [InlineData("{{ ' Olá Mundo ' | trim | upper }} {{ 'aBC' | capitalize }} {{ 'foo bar-baz (qux) it\\'s' | title }}", "OLÁ MUNDO Abc Foo Bar-Baz (Qux) It's")]
    [InlineData("{{ itens | sort | join(', ') }} {{ itens | sort(reverse=true) | first }} {{ ['b', 'A', 'c'] | sort | join }} {{ ['b', 'A'] | sort(case_sensitive=true) | join }}", "1, 2, 3 3 Abc Ab")]
    [InlineData("{{ produtos | sort(attribute='preco') | map(attribute='nome') | join(' ') }} {{ produtos | map(attribute='x', default='?') | join }}", "Coxinha Bolo Torta ???")]
    [InlineData("{{ produtos | selectattr('tipo', 'equalto', 'doce') | map(attribute='nome') | join('+') }} {{ produtos | rejectattr('tipo', 'eq', 'doce') | length }}", "Bolo+Torta 1")]
    [InlineData("{{ itens | select('odd') | list }} {{ itens | reject('gt', 1) | list }} {{ [0, 1, ''] | select | list }} {{ ['a', 'b'] | map('upper') | join }}", "[3,1] [1] [1] AB")]
    [InlineData("{% for tipo, lista in produtos | groupby('tipo') %}{{ tipo }}:{{ lista | map(attribute='nome') | join(',') }};{% endfor %}{{ (produtos | groupby('tipo'))[0].grouper }}", "doce:Bolo,Torta;salgado:Coxinha;doce")]
    [InlineData("{{ [1, 2, 3, 4, 5] | batch(2, 'x') | list }} {{ [1, 2, 3, 4, 5] | slice(2) | list }} {{ [1, 2, 3, 4, 5] | slice(2, 'x') | list }}", "[[1,2],[3,4],[5,\"x\"]] [[1,2,3],[4,5]] [[1,2,3],[4,5,\"x\"]]")]
    [InlineData("{{ itens | sum }} {{ produtos | sum(attribute='preco') }} {{ [1] | sum(start=5) }} {{ itens | min }}{{ itens | max }} {{ (produtos | max(attribute='preco')).nome }}", "6 63.5 6 13 Torta")]
    [InlineData("{{ 2.567 | round(1) }} {{ 2.5 | round }} {{ -2.5 | round }} {{ 2.51 | round(0, 'floor') }} {{ 2.1 | round(method='ceil') }} {{ -5 | abs }}", "2.6 3 -3 2 3 5")]
    [InlineData("{{ '3.7' | int }} {{ 'x' | int }} {{ 'x' | int(-1) }} {{ '1e3' | float }} {{ '0x1f' | int(0, 16) }} {{ 5 | string ~ 6 }}", "3 0 -1 1000 31 56")]
    [InlineData("{{ ['a', 'A', 'b'] | unique | join }} {{ 'abc' | reverse }} {{ itens | reverse | join }} {{ 'abc' | first }}{{ 'abc' | last }} {{ [] | first }}|", "ab cba 213 ac |")]
    [InlineData("{{ 'aaa' | replace('a', 'b', 2) }} {{ 'abc' | replace('', '-') }} {{ 'Hello World foo-bar' | wordcount }} {{ 'ab' | center(7) }}| {{ 'a\\nb\\n\\nc' | indent(2) }}", "bba -a-b-c- 4    ab  | a\n  b\n\n  c")]
    [InlineData("{{ '<a href=\"x\">\\'&' | e }} {{ '<p>a  <b>b</b></p>\\n <!-- x > y --> c &amp;' | striptags }} {{ 'a b/c&d' | urlencode }} {{ {'a': '1 2', 'b': '&'} | urlencode }}", "&lt;a href=&quot;x&quot;&gt;&#39;&amp; a b c & a%20b/c%26d a=1+2&b=%26")]
    [InlineData("{{ {'a': [1, 'é<>']} | tojson }} {{ [1, 2] | tojson(2) }} {{ mapa | items | list }} {{ mapa | dictsort(by='value', reverse=true) | first | first }}", "{\"a\":[1,\"é<>\"]} [\n  1,\n  2\n] [[\"b\",1],[\"a\",2]] a")]
    [InlineData("{{ '%s-%03d-%.2f-%5s|%-5s|%+d%%' | format('a', 5, 3.14159, 'x', 'y', 7) }} {{ '%x %X %e' | format(255, 255, 12345.678) }}", "a-005-3.14-    x|y    |+7% ff FF 1.234568e+04")]
    [InlineData("{{ 'foo bar baz qux' | truncate(9) }} {{ 'foo bar baz qux' | truncate(11, true) }} {{ 'abcdefghij' | truncate(5) }} {{ 'abc' | truncate(3) }} {{ 'um dois três' | truncate(9, end='…') }}", "foo... foo bar ... ab... abc um dois…")]
    [InlineData("{{ [1, 2, 3, 4, 5] | random }} {{ 'abc' | list }} {{ 5 | default(1) + 1 }} {{ 1 + 2 | string }}", "4 [\"a\",\"b\",\"c\"] 6 12")]
    public void Filters(string template, string expected) => Assert.Equal(expected, Rendered.Text(template, Context));
}
