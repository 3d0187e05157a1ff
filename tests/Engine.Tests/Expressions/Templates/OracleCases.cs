namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Templates chosen by hand for the oracle: each operator, tag and filter that nunjucks shares with Jinja.</summary>
internal static class OracleCases
{
    public const string Context = """
        { "nome": "Ana Maria", "idade": 30, "preco": 1234.5, "negativo": -7, "vazio": "", "nada": null, "ativo": true, "itens": [3, 1, 2],
          "nomes": ["bia", "Ana", "caio"], "pedido": { "id": 7, "valor": 99.9, "cliente": { "nome": "Rui" } }, "mapa": { "b": 1, "a": 2 },
          "produtos": [ { "nome": "Bolo", "preco": 20.5, "estoque": 3, "tipo": "doce" }, { "nome": "Coxinha", "preco": 8, "estoque": 0, "tipo": "salgado" }, { "nome": "Torta", "preco": 35, "estoque": 1, "tipo": "doce" } ] }
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        "", "plain", "{ { % # } }", "{{ nome }}", "{{nome}}{{ idade }}", "{{ nada }}{{ ninguem }}{{ ninguem.x }}", "{{ pedido.cliente.nome }}", "{{ pedido['cliente']['nome'] }}", "{{ itens[1] }}",
        "{{ 1 + 2 * 3 }}", "{{ (1 + 2) * 3 }}", "{{ 7 / 2 }}", "{{ 7 // 2 }}", "{{ 7 % 4 }}", "{{ 2 ** 10 }}", "{{ 2 ** 3 ** 2 }}", "{{ -2 ** 2 }}", "{{ 10 - 3 - 2 }}", "{{ 0.1 + 0.2 }}", "{{ 1 / 3 }}", "{{ 2 ** 70 }}", "{{ 10 ** 21 }}", "{{ 1 / 10 ** 7 }}",
        "{{ 'a' ~ 1 ~ true }}", "{{ 'a' + 'b' }}", "{{ -negativo }}", "{{ 1 == 1 }}", "{{ 1 != 2 }}", "{{ 1 < 2 }}{{ 2 <= 2 }}{{ 3 > 4 }}{{ 3 >= 3 }}", "{{ 'a' < 'b' }}{{ 'Z' < 'a' }}", "{{ not true }}{{ not vazio }}",
        "{{ 1 and 2 }}{{ 0 and 2 }}{{ 0 or 3 }}{{ vazio or 'x' }}", "{{ 1 in itens }}{{ 9 in itens }}{{ 9 not in itens }}{{ 'na' in nome }}{{ 'b' in mapa }}", "{{ 'a' if ativo else 'b' }}{{ 'a' if not ativo }}", "{{ 'x' if (1 if 0 else 0) else 'y' }}",
        "{{ [1, 2, 3] | join('-') }}", "{% set m = {'a': 1, 'b': {'c': 2} } %}{{ m['b'].c }}", "{{ \"a\\n\\\"b\\\"\\t\\\\\" }}", "{{ 1.50 }}{{ 100 }}", "{{ true }}{{ false }}{{ none }}", "{{ nome is defined }}{{ ninguem is defined }}{{ ninguem is undefined }}", "{{ idade is number }}{{ nome is string }}{{ nada is none }}",
        "{{ 3 is odd }}{{ 3 is even }}{{ 9 is divisibleby(3) }}", "{{ nome is not defined }}", "{{ 'abc' is lower }}{{ 'ABC' is upper }}{{ 1 is lt(2) }}{{ 1 is eq(1) }}{{ 2 is ne(1) }}{{ 2 is ge(2) }}{{ mapa is mapping }}",
        "{% if idade > 18 %}a{% else %}b{% endif %}", "{% if vazio %}a{% elif idade == 30 %}b{% else %}c{% endif %}", "{% if ativo and idade >= 30 or nada %}x{% endif %}", "{% if nada %}x{% endif %}{% if 0 %}y{% endif %}{% if '0' %}z{% endif %}",
        "{% for i in itens %}{{ i }}{% endfor %}", "{% for i in itens %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}",
        "{% for i in [] %}x{% else %}y{% endfor %}", "{% for i in ninguem %}x{% else %}y{% endfor %}", "{% for k, v in mapa %}{{ k }}={{ v }} {% endfor %}", "{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }} {% endfor %}", "{% for i in range(3) %}{% for j in range(i) %}{{ i }}{{ j }}{{ loop.index }} {% endfor %}{% endfor %}",
        "{% for p in produtos %}{{ p.nome }}: {{ p.preco }}{% if not loop.last %}, {% endif %}{% endfor %}", "{% for i in range(2, 8, 3) %}{{ i }} {% endfor %}", "{% for i in range(5, 1, -2) %}{{ i }} {% endfor %}",
        "{% set x = 1 %}{{ x }}", "{% set x = idade + 1 %}{% set x = x * 2 %}{{ x }}", "{% set x %}a{{ nome }}b{% endset %}[{{ x }}]", "{% if ativo %}{% set y = 2 %}{% endif %}{{ y }}", "a{# b #}c{#- d -#} e", "{% raw %}{{ x }}{% y %}{% endraw %}", "{% verbatim %}{{ x }}{% endverbatim %}",
        "a  {{- 1 -}}  b", "a\n{%- if true -%}\n b \n{%- endif -%}\n c", " {%- for i in itens -%} {{ i }} {%- endfor -%} ", "{% filter upper %}abc {{ nome }}{% endfilter %}", "{% filter replace('a', 'x') %}banana{% endfilter %}",
        "{{ ninguem | default('x') }}{{ vazio | default('y') }}{{ vazio | default('z', true) }}{{ 0 | d(5, true) }}", "{{ nome | upper }}{{ nome | lower }}{{ 'aBC dEF' | capitalize }}{{ 'foo bar' | title }}", "{{ '  a b ' | trim }}|", "{{ 'banana' | replace('a', 'o') }}{{ 'banana' | replace('a', 'o', 2) }}",
        "{{ itens | join }}{{ itens | join(', ') }}{{ produtos | join(',', 'nome') }}", "{{ itens | first }}{{ itens | last }}{{ 'abc' | first }}{{ 'abc' | last }}", "{{ itens | length }}{{ nome | length }}{{ mapa | length }}{{ vazio | length }}{{ ninguem | length }}", "{{ itens | sort | join }}{{ itens | sort(true) | join }}{{ nomes | sort | join(' ') }}{{ nomes | sort(false, true) | join(' ') }}",
        "{% for p in produtos | sort(false, false, 'preco') %}{{ p.nome }} {% endfor %}", "{{ itens | reverse | join }}{{ 'abc' | reverse }}", "{{ itens | sum }}{{ produtos | sum('estoque') }}{{ produtos | sum('preco', 10) }}", "{% for p in produtos | selectattr('estoque') %}{{ p.nome }} {% endfor %}{% for p in produtos | rejectattr('estoque') %}{{ p.nome }} {% endfor %}",
        "{% for k, v in mapa | dictsort %}{{ k }}{{ v }} {% endfor %}{% for k, v in mapa | dictsort(false, 'value') %}{{ k }}{{ v }} {% endfor %}", "{% for tipo, ps in produtos | groupby('tipo') %}{{ tipo }}: {% for p in ps %}{{ p.nome }} {% endfor %}{% endfor %}", "{% for linha in [1, 2, 3, 4, 5] | batch(2) %}{{ linha | join(',') }};{% endfor %}", "{% for linha in [1, 2, 3] | batch(2, 'x') %}{{ linha | join(',') }};{% endfor %}", "{% for c in [1, 2, 3, 4, 5] | slice(2) %}{{ c | join(',') }};{% endfor %}{% for c in [1, 2, 3, 4, 5] | slice(3, 'x') %}{{ c | join(',') }};{% endfor %}",
        "{{ 4.6 | round }}{{ 4.4 | round }}{{ 2.567 | round(1) }}{{ 2.567 | round(2, 'floor') }}{{ 2.123 | round(1, 'ceil') }}", "{{ negativo | abs }}{{ -5 | abs }}", "{{ '42' | int + 1 }}{{ '3.9' | int }}{{ 3.9 | int }}{{ 'x' | int(7) }}", "{{ '2.5' | float * 2 }}{{ 'x' | float(1.5) }}", "{{ 5 | string ~ 6 }}", "{{ 'abc' | list | join('-') }}", "{{ {'a': [1, 'x', true, none]} | dump }}{{ itens | dump }}",
        "{{ '<b>\"x\" & \\'y\\'</b>' | escape }}{{ '<' | e }}", "{{ '<p>a <b>b</b></p>' | striptags }}{{ '<!-- c -->x  y' | striptags }}", "{{ 'a b&c=d' | urlencode }}{{ 'ção' | urlencode }}", "{{ 'um dois tres' | wordcount }}", "{{ 'a\\nb' | nl2br }}", "{{ 'a\\nb\\nc' | indent(2) }}|{{ 'a\\nb' | indent(3, true) }}", "{{ 'ab' | center(6) }}|{{ 'abcdef' | center(3) }}|",
        "{{ [1, 2, 3, 4] | select('odd') | join }}{{ [1, 2, 3, 4] | reject('odd') | join }}", "{{ nome | upper | replace('A', '4') | lower }}", "{{ (idade + 5) | string | length }}", "{{ idade | default(1) + 1 }}", "{{ 'safe' | safe }}", "{{ -5 | abs + 1 }}", "{{ 1 + 2 | string }}", "{{ ['a', 'b'][1] }}{{ 'abc'[1] }}", "{{ produtos[0].nome ~ ' ' ~ produtos[1]['preco'] }}", "{{ nome == 'Ana Maria' and idade in [29, 30] }}",
    ];
}
