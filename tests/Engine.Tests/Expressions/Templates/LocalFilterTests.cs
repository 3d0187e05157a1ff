using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions.Templates;

/// <summary>Money, numbers, dates and Brazilian numbers.</summary>
public class LocalFilterTests
{
    [Theory]
    [InlineData("{{ 1234.56 | currency }}", "R$ 1.234,56")]
    [InlineData("{{ 0 | currency }} {{ -1.005 | currency }} {{ -0.001 | currency }} {{ '1234.5' | currency }} {{ '1.234,5' | currency }}", "R$ 0,00 -R$ 1,01 R$ 0,00 R$ 1.234,50 R$ 1.234,50")]
    [InlineData("{{ 1234.5 | currency('USD') }} {{ 1234.5 | currency: 'eur' }} {{ 1234.5 | currency('JPY') }} {{ 1 | currency('ARS') }} {{ 1234.5 | currency('USD', 'en-US') }}", "US$ 1.234,50 € 1.234,50 ¥ 1.235 ARS 1,00 US$ 1,234.50")]
    [InlineData("[{{ ninguem | currency }}{{ '' | number }}{{ nil | date }}{{ nil | phone }}]", "[]")]
    [InlineData("{{ 1234567.891 | number }} {{ 1234.5 | number(2) }} {{ 1234.5 | number: 0 }} {{ 0.5 | number(1, 'en-US') }} {{ 3 | number }}", "1.234.567,891 1.234,50 1.235 0.5 3")]
    public void Numbers(string template, string expected) => Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ now | date: '%d/%m/%Y %H:%M' }} {{ 'now' | date: '%d/%m/%y' }} {{ now() | date('%T') }}", "01/03/2026 09:05 01/03/26 09:05:09")]
    [InlineData("{{ now | date: '%A, %-d de %B de %Y' }} {{ now | date: '%a %b %^b' }}", "domingo, 1 de março de 2026 dom mar MAR")]
    [InlineData("{{ now | date: 'curta' }} {{ now | date('longa') }} {{ now | date: 'hora' }} {{ now | date }}", "01/03/2026 1 de março de 2026 09:05 01/03/2026")]
    [InlineData("{{ '2026-12-31' | date: '%d/%m %j %u %V' }} {{ '2026-03-01T02:00:00Z' | date: '%d %H:%M' }} {{ '31/12/2026 08:30' | date: '%Y-%m-%d %k' }}", "31/12 365 4 53 28 23:00 2026-12-31  8")]
    [InlineData("{{ 1772366709 | date: '%d/%m/%Y %H:%M:%S' }} {{ '1772366709' | date: '%s' }}", "01/03/2026 09:05:09 1772366709")]
    [InlineData("{{ 'amanhã' | date: '%d' }} {{ now | date: '%Q %%' }} {{ now | date: '%e|%_m|%5d|%I%p|%z|%L|%' }}", "amanhã %Q %  1| 3|00001|09AM|-0300|000|%")]
    [InlineData("{{ now.year }}-{{ now.month }} {{ now.strftime('%H') }} {{ now }} {{ 'hoje' | date: '%H:%M' }}", "2026-3 09 01/03/2026 09:05 00:00")]
    public void Dates(string template, string expected) => Assert.Equal(expected, Rendered.Text(template));

    [Theory]
    [InlineData("{{ '5511987654321' | phone }} {{ '551133445566' | phone }} {{ '+55 (11) 98765-4321' | phone }} {{ 11987654321 | phone }}", "(11) 98765-4321 (11) 3344-5566 (11) 98765-4321 (11) 98765-4321")]
    [InlineData("{{ '+14155552671' | phone }} {{ '351912345678' | phone }} {{ '98765-4321' | phone }} {{ 'ramal 2' | phone }}", "+14155552671 +351912345678 98765-4321 ramal 2")]
    [InlineData("{{ '12345678909' | cpf }} {{ 1234567890 | cpf }} {{ '123' | cpf }} {{ '11222333000181' | cnpj }} {{ '01310100' | cep }}", "123.456.789-09 012.345.678-90 123 11.222.333/0001-81 01310-100")]
    [InlineData("{{ 'MARIA DA SILVA' | first_name }} {{ ' joão' | first_name }} {{ 'DeeDee Souza' | first_name }} {{ 'ANA-PAULA X' | first_name }} {{ '' | first_name }}|", "Maria João DeeDee Ana-Paula |")]
    public void Brazil(string template, string expected) => Assert.Equal(expected, Rendered.Text(template));

    [Fact]
    public void Letters_are_never_cut_in_two() =>
        Assert.Equal("3 b🙂a 🙂 a🙂 a🙂... a.🙂.b", Rendered.Text(
            "{{ x | length }} {{ x | reverse }} {{ x[1] }} {{ x[:2] }} {{ 'a🙂bcdef' | truncate(5, true) }} {{ x | list | join('.') }}", """{ "x": "a🙂b" }"""));

    [Fact]
    public void The_result_is_always_a_text()
    {
        var value = Template.Compile("{{ 1 + 1 }}").Expression!.Evaluate(new TemplateScope([]));
        Assert.Equal(Value.Of("2"), value);
    }

    [Fact]
    public void Dates_of_the_flow_print_in_the_local_time_zone()
    {
        var names = new ValueMap { ["quando"] = Value.Of(new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.Zero)) };
        Assert.Equal("28/02/2026 22:30 | 2026-02-28T22:30", Rendered.Text("{{ quando }} | {{ quando | date: '%FT%R' }}", names));
    }
}
