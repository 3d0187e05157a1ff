using Porfin.Activities.Understanding.Intents;
using Xunit;

namespace Porfin.Activities.Tests.Understanding;

/// <summary>Intents told from a few phrases, as the owner of a clinic would type them.</summary>
public sealed class IntentTests
{
    private static readonly Intent[] Clinic =
    [
        new("agendar", ["quero marcar uma consulta", "tem horário essa semana?", "gostaria de agendar uma avaliação", "dá pra encaixar amanhã?", "preciso de um horário com a doutora", "quero agendar limpeza", "tem vaga pra sexta?", "marca um horário pra mim"]),
        new("remarcar", ["preciso mudar meu horário", "dá pra remarcar minha consulta?", "não vou conseguir ir, posso trocar o dia?", "quero adiar a consulta", "trocar o horário da minha consulta", "posso passar para outro dia?", "remarcar por favor", "mudar a data da avaliação"]),
        new("cancelar", ["quero cancelar minha consulta", "desmarca pra mim", "não vou mais", "cancela por favor", "desisti da consulta", "preciso desmarcar amanhã", "pode cancelar o horário", "quero desmarcar"]),
        new("preco", ["quanto custa a limpeza?", "qual o valor da consulta?", "quanto fica um clareamento", "qual o preço do aparelho", "tá quanto a avaliação?", "me passa os valores", "a consulta é cara?", "tem tabela de preços?"]),
        new("pagamento", ["aceita cartão?", "posso pagar no pix?", "parcela em quantas vezes?", "aceitam convênio?", "dá pra pagar em dinheiro", "manda a chave pix", "vocês aceitam plano?", "como faço o pagamento"]),
        new("endereco", ["onde fica a clínica?", "qual o endereço?", "tem estacionamento?", "me manda a localização", "fica perto do metrô?", "como chego aí", "em que bairro vocês ficam?", "qual a rua?"]),
        new("funcionamento", ["que horas abre?", "vocês atendem sábado?", "até que horas funciona?", "qual o horário de atendimento", "abre domingo?", "estão abertos hoje?", "funciona no feriado?", "fecha que horas?"]),
        new("humano", ["quero falar com uma pessoa", "me passa pra um atendente", "atendente por favor", "quero falar com alguém", "falar com humano", "me chama a secretária", "não quero falar com robô", "tem alguém aí?"]),
    ];

    private static readonly IntentModel Model = IntentModel.Train(Clinic);
    private static readonly IntentStudy Study = IntentStudy.Of(Clinic);

    [Theory]
    [InlineData("queria marcar um horario pra amanha", "agendar")]
    [InlineData("QUERO AGENDARRRR", "agendar")]
    [InlineData("tem como remarca minha consulta pra outro dia", "remarcar")]
    [InlineData("vou ter q desmarcar, blz?", "cancelar")]
    [InlineData("qnto custa o clareamento?", "preco")]
    [InlineData("vcs aceitam cartao de credito", "pagamento")]
    [InlineData("qual e o enderço de vcs", "endereco")]
    [InlineData("vcs abrem no sabado?", "funcionamento")]
    [InlineData("quero falar c uma atendente", "humano")]
    [InlineData("não vou mais", "cancelar")]
    public void Messages_are_understood(string text, string intent)
    {
        var verdict = Model.Judge(text);
        Assert.Equal(intent, verdict!.Intent);
        Assert.True(Study.Believes(verdict), $"{verdict} is below {Study.Threshold}.");
    }

    [Theory]
    [InlineData("kkkkkk meu time perdeu de novo")]
    [InlineData("zzzz")]
    [InlineData("🦷🦷")]
    [InlineData("")]
    public void Other_talk_is_none_of_the_intents(string text) => Assert.False(Study.Believes(Model.Judge(text)), Model.Judge(text)?.ToString());

    [Fact]
    public void A_phrase_that_was_typed_is_its_intent_for_certain() =>
        Assert.All(Clinic.SelectMany(intent => intent.Phrases.Select(phrase => (intent.Name, phrase))), pair =>
        {
            var verdict = Model.Judge(pair.phrase.ToUpperInvariant() + "!!");
            Assert.Equal((pair.Name, double.PositiveInfinity), (verdict!.Intent, verdict.Surety));
        });

    [Fact]
    public void The_same_phrases_give_the_same_model()
    {
        string[] texts = ["quero um horário", "quanto é?", "pode ser outro dia?", "bom dia"];
        var again = IntentModel.Train(Clinic);
        Assert.Equal(texts.Select(Model.Judge), texts.Select(again.Judge));
        Assert.NotEqual(texts.Select(Model.Judge), texts.Select(IntentModel.Train(Clinic, seed: 5).Judge));
    }

    [Fact]
    public void A_study_says_what_is_taken_for_what()
    {
        Intent[] muddled = [.. Clinic, new("marcar", ["quero marcar consulta", "queria agendar uma consulta", "tem horário semana que vem?", "quero um horário", "agendar avaliação", "tem vaga?", "marca pra mim", "preciso marcar"])];
        var study = IntentStudy.Of(muddled);
        Assert.Contains(study.Confusions.Take(3), confusion => new[] { confusion.Intent, confusion.Taken }.Order().SequenceEqual(["agendar", "marcar"]));
        Assert.True(Study.Accuracy > study.Accuracy, $"{Study.Accuracy} and {study.Accuracy}");
    }

    [Fact]
    public void Few_phrases_make_a_model_that_believes_all_it_knows()
    {
        Intent[] two = [new("sim", ["sim"]), new("nao", ["não"])];
        var (model, study) = (IntentModel.Train(two), IntentStudy.Of(two));
        Assert.Equal("nao", model.Judge("nao nao")!.Intent);
        Assert.True(study.Believes(model.Judge("simm")));
        Assert.Empty(study.Confusions);
    }

    [Fact]
    public void One_intent_is_none_to_tell_apart()
    {
        Assert.Throws<ArgumentException>(() => IntentModel.Train([new("a", ["oi"])]));
        Assert.Throws<ArgumentException>(() => IntentModel.Train([new("", []), new("?", ["!"])]));
    }
}
