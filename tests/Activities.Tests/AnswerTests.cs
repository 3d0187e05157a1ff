using System.Globalization;
using Porfin.Activities.Answers;
using Porfin.Activities.Messages;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Activities.Tests;

/// <summary>How answers are understood. Today is Monday, 23 November 2026.</summary>
public sealed class AnswerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("hoje", "2026-11-23")]
    [InlineData("Amanhã!", "2026-11-24")]
    [InlineData("amanha de manhã", "2026-11-24")]
    [InlineData("depois de amanhã", "2026-11-25")]
    [InlineData("de manhã", null)]
    [InlineData("ontem", "2026-11-22")]
    [InlineData("sexta", "2026-11-27")]
    [InlineData("na próxima sexta-feira", "2026-11-27")]
    [InlineData("segunda", "2026-11-30")]
    [InlineData("sexta da semana que vem", "2026-12-04")]
    [InlineData("domingo da próxima semana", "2026-12-06")]
    [InlineData("segunda-feira na semana que vem", "2026-11-30")]
    [InlineData("pode ser terça às 10h?", "2026-11-24")]
    [InlineData("sexta ou sábado", null)]
    [InlineData("sábado", "2026-11-28")]
    [InlineData("12/03", "2027-03-12")]
    [InlineData("24/11", "2026-11-24")]
    [InlineData("12/03/1990", "1990-03-12")]
    [InlineData("1/2/27", "2027-02-01")]
    [InlineData("5-12-26", "2026-12-05")]
    [InlineData("31/02", null)]
    [InlineData("29/02", null)]
    [InlineData("29/02/2028", "2028-02-29")]
    [InlineData("2026-12-05", "2026-12-05")]
    [InlineData("dia 5", "2026-12-05")]
    [InlineData("dia 30 à tarde", "2026-11-30")]
    [InlineData("dia 31", "2026-12-31")]
    [InlineData("25", "2026-11-25")]
    [InlineData("dia 40", null)]
    [InlineData("12 de março", "2027-03-12")]
    [InlineData("1º de dezembro", "2026-12-01")]
    [InlineData("primeiro de maio de 2027", "2027-05-01")]
    [InlineData("20 agosto", "2027-08-20")]
    [InlineData("daqui a 3 dias", "2026-11-26")]
    [InlineData("daqui a duas semanas", "2026-12-07")]
    [InlineData("em um mês", "2026-12-23")]
    [InlineData("não sei", null)]
    [InlineData("", null)]
    public void Days_are_understood(string text, string? day) => Assert.Equal(day, Read(AnswerKind.Date, text).Text);

    [Theory]
    [InlineData("3", 3.0)]
    [InlineData("são 3 caixas", 3.0)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("R$ 1.500", 1500.0)]
    [InlineData("1500.50", 1500.5)]
    [InlineData("0,5", 0.5)]
    [InlineData("-2", -2.0)]
    [InlineData("30 mil", 30000.0)]
    [InlineData("1,5 milhão", 1500000.0)]
    [InlineData("vinte e cinco", 25.0)]
    [InlineData("Três", 3.0)]
    [InlineData("dois mil e quinhentos", 2500.0)]
    [InlineData("mil", 1000.0)]
    [InlineData("cento e vinte reais", 120.0)]
    [InlineData("nenhuma", 0.0)]
    [InlineData("2 ou 3", null)]
    [InlineData("dois ou três", null)]
    [InlineData("bastante", null)]
    [InlineData("1.2.3", null)]
    [InlineData("", null)]
    public void Numbers_are_understood(string text, double? number)
    {
        var value = Read(AnswerKind.Number, text);
        Assert.Equal(number, value.IsNumber ? value.Number : null);
    }

    [Theory]
    [InlineData("(11) 98765-4321", "+5511987654321")]
    [InlineData("11987654321", "+5511987654321")]
    [InlineData("+55 11 98765-4321", "+5511987654321")]
    [InlineData("55 11 98765 4321", "+5511987654321")]
    [InlineData("011 98765-4321", "+5511987654321")]
    [InlineData("0 15 11 98765-4321", "+5511987654321")]
    [InlineData("meu zap é 11 8765-4321", "+5511987654321")]
    [InlineData("(55) 3221-1234", "+555532211234")]
    [InlineData("55 99912-3456", "+5555999123456")]
    [InlineData("+351 912 345 678", "+351912345678")]
    [InlineData("98765-4321", null)]
    [InlineData("(20) 98765-4321", null)]
    [InlineData("(23) 98765-4321", null)]
    [InlineData("(11) 18765-4321", null)]
    [InlineData("não tenho", null)]
    public void Phones_are_understood(string text, string? phone) => Assert.Equal(phone, Read(AnswerKind.Phone, text).Text);

    [Theory]
    [InlineData("529.982.247-25", "52998224725")]
    [InlineData("52998224725", "52998224725")]
    [InlineData("meu cpf é 111.444.777-35.", "11144477735")]
    [InlineData("529 982 247 25", "52998224725")]
    [InlineData("529.982.247-24", null)]
    [InlineData("529.982.247-35", null)]
    [InlineData("111.111.111-11", null)]
    [InlineData("5299822472", null)]
    [InlineData("152998224725", null)]
    [InlineData("529.982.247-25 ou 111.444.777-35", null)]
    public void Cpfs_are_checked(string text, string? cpf) => Assert.Equal(cpf, Read(AnswerKind.Cpf, text).Text);

    [Theory]
    [InlineData("Ana@Exemplo.com", "ana@exemplo.com")]
    [InlineData("é ana.souza+loja@mail.exemplo.com.br.", "ana.souza+loja@mail.exemplo.com.br")]
    [InlineData("<ana@exemplo.com>", "ana@exemplo.com")]
    [InlineData("ana@exemplo", null)]
    [InlineData("ana arroba exemplo.com", null)]
    [InlineData("ana@@exemplo.com", null)]
    [InlineData("@exemplo.com", null)]
    public void Emails_are_understood(string text, string? email) => Assert.Equal(email, Read(AnswerKind.Email, text).Text);

    [Theory]
    [InlineData("Manhã", "Manhã")]
    [InlineData("manha", "Manhã")]
    [InlineData("MANHÃ!!!", "Manhã")]
    [InlineData("mamhã", "Manhã")]
    [InlineData("mnahã", "Manhã")]
    [InlineData("1", "Manhã")]
    [InlineData("opção 2", "Tarde, depois do almoço")]
    [InlineData("2ª", "Tarde, depois do almoço")]
    [InlineData("tarde", "Tarde, depois do almoço")]
    [InlineData("3", "3 dias")]
    [InlineData("3 dias", "3 dias")]
    [InlineData("4", "4 horas")]
    [InlineData("5", null)]
    [InlineData("0", null)]
    [InlineData("não quero de manhã", null)]
    [InlineData("👍", null)]
    [InlineData("", null)]
    public void Options_are_understood(string text, string? title)
    {
        var options = Option.All([Value.Of("Manhã"), Value.Of("Tarde, depois do almoço"), Value.Of("3 dias"), Value.Of("4 horas")]);
        Assert.Equal(title, Option.Match(options, "ask", Message(text))?.Title);
    }

    [Fact]
    public void A_number_that_is_a_title_is_the_title()
    {
        var options = Option.All([Value.Of("2"), Value.Of("1")]);
        Assert.Equal("1", Option.Match(options, "ask", Message("1"))?.Title);
    }

    [Fact]
    public void A_late_tap_on_another_question_chooses_nothing()
    {
        var options = Option.All([Value.Of("Sim"), Value.Of("Não")]);
        Assert.Equal("Sim", Option.Match(options, "ask-2", Message("Sim") with { ChoiceId = "ask-2:Sim" })?.Title);
        Assert.Null(Option.Match(options, "ask-2", Message("Sim") with { ChoiceId = "ask-1:Sim" }));
    }

    [Fact]
    public void Two_titles_that_fit_are_no_choice()
    {
        var options = Option.All([Value.Of("Terça 10h"), Value.Of("Terça 14h"), Value.Of("Quarta 9h")]);
        Assert.Null(Option.Match(options, "ask", Message("terça")));
        Assert.Equal("Quarta 9h", Option.Match(options, "ask", Message("quarta"))?.Title);
    }

    [Fact]
    public void Hostile_answers_take_no_time()
    {
        var texts = new[] { new string('1', 60_000), string.Concat(Enumerable.Repeat("a@a.", 15_000)), string.Concat(Enumerable.Repeat("1.1-1/", 10_000)), new string('é', 60_000) };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in texts)
        {
            foreach (var kind in Enum.GetValues<AnswerKind>())
            {
                Read(kind, text);
            }
        }

        Assert.True(clock.ElapsedMilliseconds < 2_000, string.Create(CultureInfo.InvariantCulture, $"{clock.ElapsedMilliseconds} ms"));
    }

    private static Value Read(AnswerKind kind, string text) => AnswerReader.Read(kind, text, Today);

    private static IncomingMessage Message(string text) => new("m1", "text", text, null, DateTimeOffset.UnixEpoch);
}
