using System.Globalization;
using Porfin.Activities.Brazil;
using Porfin.Activities.Understanding.Entities;
using Porfin.Activities.Understanding.Times;
using Xunit;

namespace Porfin.Activities.Tests.Understanding;

/// <summary>What customers of a clinic write. It is Wednesday, 25 November 2026, ten to eleven in the morning.</summary>
public sealed class EntityTests
{
    private static readonly DateTime Now = new(2026, 11, 25, 10, 50, 0);

    [Theory]
    [InlineData("pode ser amanhã à tarde?", "2026-11-26 12:00-19:00")]
    [InlineData("sexta 10h", "2026-11-27 10:00 or 2026-11-27 22:00")]
    [InlineData("sex 10h ta bom", "2026-11-27 10:00 or 2026-11-27 22:00")]
    [InlineData("segunda 8h", "2026-11-30 08:00 or 2026-11-30 20:00")]
    [InlineData("semana que vem", "2026-11-30 Week")]
    [InlineData("dia quinze", "2026-12-15 Day")]
    [InlineData("entre 14h e 16h", "2026-11-25 14:00-16:00")]
    [InlineData("das 14 às 16", "2026-11-25 14:00-16:00")]
    [InlineData("amanhã entre 2 e 4 da tarde", "2026-11-26 14:00-16:00")]
    [InlineData("sexta agora", "2026-11-27 Day")]
    [InlineData("sexta que vem", "2026-11-27 Day or 2026-12-04 00:00")]
    [InlineData("sexta da semana que vem às 15h", "2026-12-04 15:00")]
    [InlineData("hj as 3 da tarde", "2026-11-25 15:00")]
    [InlineData("amanha 14:30", "2026-11-26 14:30")]
    [InlineData("amanhã às 2", "2026-11-26 14:00")]
    [InlineData("às 15h30 de quinta", "2026-11-26 15:30")]
    [InlineData("quinta depois das 18h", "2026-11-26 18:00 After")]
    [InlineData("antes das 9", "2026-11-25 21:00 Before or 2026-11-26 09:00")]
    [InlineData("daqui a duas semanas", "2026-12-09 Day")]
    [InlineData("em meia hora", "2026-11-25 11:20")]
    [InlineData("12/12 às 9h", "2026-12-12 09:00 or 2026-12-12 21:00")]
    [InlineData("no dia 3 de janeiro pela manhã", "2027-01-03 04:00-12:00")]
    [InlineData("depois de amanhã no fim da tarde", "2026-11-27 16:00-19:00")]
    [InlineData("de segunda a sexta", "2026-11-30 to 2026-12-05")]
    [InlineData("meio dia e meia", "2026-11-25 12:30")]
    [InlineData("quinze pras três", "2026-11-25 14:45")]
    [InlineData("fim de semana", "2026-11-27 to 2026-11-30")]
    [InlineData("sábado de manhã", "2026-11-28 04:00-12:00")]
    [InlineData("terça, 1 de dezembro, 16h", "2026-12-01 16:00")]
    [InlineData("Natal", "2026-12-25 Day")]
    [InlineData("carnaval", "2027-02-09 Day")]
    [InlineData("6a feira", "2026-11-27 Day")]
    [InlineData("quarta", "2026-12-02 Day or 2026-11-25 00:00")]
    public void Times_are_understood(string text, string time)
    {
        var found = Assert.Single(EntityReader.Read(text, Now));
        Assert.Equal(time, Shown(found.Time!));
    }

    [Theory]
    [InlineData("bom dia, tudo bem?", "")]
    [InlineData("boa noite", "")]
    [InlineData("boa tarde! queria marcar", "")]
    [InlineData("quero a segunda via", "Ordinal:2")]
    [InlineData("amanhã 3 pessoas", "Time:amanhã Number:3")]
    [InlineData("custa R$ 1.250,50 ou 10x de 130 reais?", "Money:1250.5BRL Number:10 Money:130BRL")]
    [InlineData("dois mil e quinhentos reais", "Money:2500BRL")]
    [InlineData("cinco reais e vinte centavos", "Money:5.2BRL")]
    [InlineData("50 conto", "Money:50BRL")]
    [InlineData("desconto de 15%", "Percent:15")]
    [InlineData("vinte por cento", "Percent:20")]
    [InlineData("meu cpf é 529.982.247-25", "Cpf:52998224725")]
    [InlineData("cpf 52998224725 cel 11 98765-4321", "Cpf:52998224725 Phone:+5511987654321")]
    [InlineData("cnpj 12.ABC.345/01DE-35", "Cnpj:12ABC34501DE35")]
    [InlineData("CEP 01310-100, número 900", "Cep:01310100 Number:900")]
    [InlineData("me liga no (11) 3456-7890 ou manda pra Ana.Souza@exemplo.com.br", "Phone:+551134567890 Email:ana.souza@exemplo.com.br")]
    [InlineData("a aula dura uma hora e meia", "Duration:5400")]
    [InlineData("3º andar", "Ordinal:3")]
    [InlineData("", "")]
    [InlineData("🙏🙏 👍🏽", "")]
    public void Other_things_are_found(string text, string found) => Assert.Equal(found, string.Join(' ', EntityReader.Read(text, Now).Select(Shown)));

    [Fact]
    public void No_document_is_ever_a_telephone_number()
    {
        var chance = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var digits = string.Concat(Enumerable.Range(0, 12).Select(_ => chance.Next(10)));
            var (cpf, cnpj) = (Cpf.Complete(digits[..9]), Cnpj.Complete(digits));
            foreach (var text in new[] { cpf, $"{cpf[..3]}.{cpf[3..6]}.{cpf[6..9]}-{cpf[9..]}", $"{cpf[..9]}-{cpf[9..]}", cnpj, $"{cnpj[..2]}.{cnpj[2..5]}.{cnpj[5..8]}/{cnpj[8..12]}-{cnpj[12..]}" })
            {
                var found = EntityReader.Read("é " + text + " viu", Now);
                Assert.True(!Cpf.IsValid(cpf) || !found.Any(one => one.Kind is EntityKind.Phone), text);
            }
        }
    }

    [Fact]
    public void Rubbish_takes_no_time_and_breaks_nothing()
    {
        var chance = new Random(12);
        string[] words = ["dia", "às", "de", "a", "até", "entre", "e", "15", "3", "/", "-", ":", ".", ",", "h", "meia", "sexta", "que vem", "próxima", "mil", "um", "R$", "%", "maio", "2026", "99999999999", "últimos", "semana", "para", "º", "depois", "da", "tarde", "31", "0", "bilhões", "anos", "em", "há"];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 12)).Select(_ => words[chance.Next(words.Length)] + (chance.Next(3) == 0 ? "" : " ")));
            var found = EntityReader.Read(text, Now);
            Assert.All(found, one => Assert.Equal(text.Substring(one.Start, one.Text.Length), one.Text));
            Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, text));
        }

        EntityReader.Read(string.Concat(Enumerable.Repeat("1.1-1/", 10_000)), Now);
        EntityReader.Read(string.Concat(Enumerable.Repeat("um milhão e ", 10_000)), Now);
        Assert.True(clock.Elapsed.TotalSeconds < 20, $"{clock.Elapsed}");
    }

    private static string Shown(TimeValue time)
    {
        var day = time.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var end = time.To is { } to ? to.Date == time.From.Date && time.Grain < Grain.Day ? $"-{to:HH:mm}" : $" to {to:yyyy-MM-dd}" : "";
        var hour = time.Grain >= Grain.Day ? end.Length > 0 ? "" : $" {time.Grain}" : end.StartsWith(" to", StringComparison.Ordinal) ? "" : $" {time.From:HH:mm}";
        return day + hour + end + (time.Bound is Bound.None ? "" : $" {time.Bound}") + (time.Other is { } other ? $" or {other:yyyy-MM-dd HH:mm}" : "");
    }

    private static string Shown(Entity entity) =>
        $"{entity.Kind}:{entity.Form ?? (entity.Time is null ? entity.Number!.Value.ToString(CultureInfo.InvariantCulture) + (entity.Kind is EntityKind.Money ? entity.Unit : "") : entity.Text)}";
}
