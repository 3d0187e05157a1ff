using System.Text;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class CloudContentTests
{
    [Fact]
    public void What_fits_stays_as_it_is()
    {
        MessageContent text = new TextContent(" Oi, tudo bem? ");
        CloudContent.Fit(text).Should().Equal(text);
        MessageContent choices = new ChoicesContent("Qual?", [new("a", "A"), new("b", "B")]);
        CloudContent.Fit(choices).Should().Equal(choices);
    }

    [Fact]
    public void Long_texts_lose_nothing_and_break_no_letter()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var text = Contents.Text(random, random.Next(1, 300));
            var longest = random.Next(2, 60);
            var pieces = TextPieces.Of(text, longest);
            Letters(string.Concat(pieces)).Should().Be(Letters(text), "seed {0}", seed);
            pieces.Should().OnlyContain(piece => piece.Length > 0 && piece.Length <= longest && Whole(piece), "seed {0}", seed);
        }
    }

    [Theory]
    [InlineData("Primeiro parágrafo aqui.\n\nSegundo parágrafo.", 30, "Primeiro parágrafo aqui.")]
    [InlineData("Uma frase inteira. Outra frase inteira.", 25, "Uma frase inteira.")]
    [InlineData("uma porção de palavras soltas", 16, "uma porção de")]
    [InlineData("palavraenormesempausa", 10, "palavraeno")]
    public void A_cut_is_where_a_reader_pauses(string text, int longest, string first) => TextPieces.Of(text, longest)[0].Should().Be(first);

    [Fact]
    public void Choices_beyond_ten_go_on_in_further_lists()
    {
        var choices = new ChoicesContent("Qual?", [.. Enumerable.Range(0, 23).Select(at => new Choice("c" + at, "Opção " + at))]);
        var lists = CloudContent.Fit(choices).Cast<ChoicesContent>().ToList();
        lists.Select(list => list.Choices.Count).Should().Equal(10, 10, 3);
        lists.SelectMany(list => list.Choices).Should().Equal(choices.Choices);
        lists[0].Body.Should().Be("Qual?");
    }

    [Fact]
    public void A_cut_title_is_readable_below_itself()
    {
        var body = Encoding.UTF8.GetString(CloudBody.Write("55", new ChoicesContent("?", [new("a", "Avaliação odontológica completa")]), "k").Span);
        body.Should().Contain("""{"id":"a","title":"Avaliação odontológica…","description":"Avaliação odontológica completa"}""");
    }

    [Fact]
    public void No_choices_are_a_text() => CloudContent.Fit(new ChoicesContent("Oi", [])).Should().Equal(new TextContent("Oi"));

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static bool Whole(string text) => !char.IsLowSurrogate(text[0]) && !char.IsHighSurrogate(text[^1]);
}
