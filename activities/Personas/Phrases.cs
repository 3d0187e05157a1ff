using System.Globalization;
using Porfin.Activities.Answers;

namespace Porfin.Activities.Personas;

/// <summary>What customers write, in Brazilian Portuguese.</summary>
internal static class Phrases
{
    public static readonly string[] Greetings = ["oi", "Olá, tudo bem?", "bom dia", "Oi, vi o anúncio de vocês", "boa tarde, queria uma informação"];

    public static readonly string[] Names = ["Lia Prado", "Meu nome é Mariana", "João", "Sou o Carlos Lima", "Ana Clara", "Bruno Reis Filho", "Zoé"];

    /// <summary>Wishes in one's own words.</summary>
    public static readonly string[] Wishes =
    [
        "quero marcar um horário", "queria saber o preço", "quanto custa?", "está doendo muito, é urgente", "quero falar com uma pessoa", "pode ser", "quero fechar", "vou pensar", "achei caro", "não, obrigado",
        "só estou olhando", "quero uma limpeza", "é para uma festa", "me explica melhor", "sim", "não",
    ];

    public static readonly string[] ForAPerson = ["quero falar com um atendente", "me passa pra uma pessoa", "atendente", "humano por favor", "não quero falar com robô, quero alguém"];

    public static readonly string[] Prices = ["quanto custa?", "qual o valor?", "e o preço?", "fica quanto?"];

    public static readonly string[] Rude = ["que porcaria de atendimento", "isso é um robô burro", "vocês são péssimos", "para de me enrolar!!!", "😡😡😡"];

    public static readonly string[] Tomorrow = ["amanhã à tarde", "amanhã de tarde pode?", "amanhã depois das 14h"];

    public static readonly string[] Nonsense = ["???", "kkkk", "asdf", "hm", "🤷"];

    public static readonly string[] Returns = ["oi, voltei", "desculpa a demora", "oi, ainda dá?", "voltei, me perdi aqui"];

    public static readonly string[] Numbers = ["1", "5", "8", "10", "12", "30", "umas 60", "150", "vinte e cinco"];

    private static readonly string[] Days = ["amanhã", "sexta", "20/12", "dia 15/12", "depois de amanhã", "sexta da semana que vem"];

    private static readonly string[] Places = ["Rua das Flores, 120, Centro", "Savassi", "Belo Horizonte"];

    /// <summary>A good answer to a question.</summary>
    /// <param name="kind">What kind of answer it wants.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="chance">Which of the good ones.</param>
    public static string Answer(AnswerKind kind, string question, Chance chance) => kind switch
    {
        AnswerKind.Number => chance.OneOf(Numbers),
        AnswerKind.Date => chance.OneOf(Days),
        AnswerKind.Email => "lia.prado@example.com",
        AnswerKind.Phone => $"(11) 9{chance.Below(9000) + 1000}-{chance.Below(9000) + 1000}",
        AnswerKind.Cpf => Cpf(chance),
        _ => ToText(PlainText.Of(question), chance),
    };

    private static string ToText(string question, Chance chance)
    {
        bool Asks(params string[] words) => words.Any(word => question.Contains(word, StringComparison.Ordinal));
        return Asks("nome", "se chama", "te chamar") ? chance.OneOf(Names)
            : Asks("quant") ? chance.OneOf(Numbers)
            : Asks("endereco", "bairro", "cidade") ? chance.OneOf(Places)
            : Asks("que dia", "qual dia", "quando", "data", "horario") ? chance.OneOf(Days)
            : chance.OneOf(Wishes);
    }

    private static string Cpf(Chance chance)
    {
        var digits = Enumerable.Range(0, 9).Select(_ => chance.Below(10)).ToList();
        foreach (var length in new[] { 9, 10 })
        {
            var sum = Enumerable.Range(0, length).Sum(i => digits[i] * (length + 1 - i));
            digits.Add(sum * 10 % 11 % 10);
        }

        return string.Concat(digits.Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
    }
}
