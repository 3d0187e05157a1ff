using Porfin.Activities.Scenarios;
using Porfin.Activities.Transcripts;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>What can stand in a scenario, and how a flow that does something else is told.</summary>
public sealed class ScenarioTests
{
    [Theory]
    [InlineData("? passed consultar")]
    [InlineData("? passed perguntar Answered")]
    [InlineData("? not passed sumiu")]
    [InlineData("? not passed perguntar Silent")]
    [InlineData("? variable Nome = Lia")]
    [InlineData("? variable Preco = {\"valor\": 90}")]
    [InlineData("? not variable Nome = Ana")]
    [InlineData("? said custa r$ 90")]
    [InlineData("? said {{ Nome }}, custa")]
    [InlineData("? not said desconto")]
    [InlineData("? called https://precos.example/Lia")]
    [InlineData("? calls 1")]
    [InlineData("? not handed off")]
    [InlineData("? ended")]
    [InlineData("? not waiting")]
    public void A_check_that_holds_passes_and_its_contrary_fails(string check)
    {
        Assert.Null(Play("! 200 {\"valor\": 90}\n< oi\n>~ …\n< Lia\n>~ …\n" + check).Failure);

        var contrary = check.Contains("calls", StringComparison.Ordinal) ? "? calls 2" : check.StartsWith("? not ", StringComparison.Ordinal) ? "? " + check[6..] : "? not " + check[2..];
        Assert.Equal((6, contrary), Play("! 200 {\"valor\": 90}\n< oi\n>~ …\n< Lia\n>~ …\n" + contrary).Difference is { } difference ? (difference.Line, difference.Expected) : default);
    }

    [Theory]
    [InlineData("? passed consulta", "the flow has no step 'consulta'")]
    [InlineData("? not passed consulta", "the flow has no step 'consulta'")]
    [InlineData("? waiting consulta", "the flow has no step 'consulta'")]
    [InlineData("? variable Nomes = x", "the flow has no variable 'Nomes'")]
    [InlineData("? pass consultar", "is none of")]
    [InlineData("? calls many", "is none of")]
    [InlineData("@ soon", "is none of")]
    [InlineData("@ event pago {", "is no JSON")]
    [InlineData("! +5s", "an answer looks like")]
    [InlineData("& contact.tags = [", "is JSON, such as")]
    public void What_cannot_be_meant_is_told_with_its_line(string line, string problem)
    {
        var failure = Play("< oi\n" + line).Failure;
        Assert.StartsWith("Line 2: ", failure, StringComparison.Ordinal);
        Assert.Contains(problem, failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("! http:unreachable", "chamar", 0)]
    [InlineData("! 503", "chamar", 0)]
    [InlineData("! +9s 200 {\"valor\": 90}", "dizer", 9)]
    [InlineData("! +11s 200 {\"valor\": 90}", "chamar", 10)]
    [InlineData("! always 500", "chamar", 0)]
    public void The_other_system_may_be_down_or_slow(string answer, string step, int seconds)
    {
        var result = Play($"{answer}\n< oi\n>~ …\n< Lia\n>~ …\n? passed {step}\n@ handback\n>~ …\n< oi de novo\n>~ …");
        Assert.Null(result.Failure);
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.Played!.Turns[^1].World.Now - TranscriptPlayer.Begin);
    }

    [Fact]
    public void A_message_that_comes_twice_is_heard_once() =>
        Assert.Null(Play("! 200 {\"valor\": 90}\n< oi\n> Qual é o seu nome?\n@ duplicate\n< Lia\n> Lia, custa R$ 90,00.\n= Ended\n@ duplicate").Failure);

    [Fact]
    public void Messages_may_come_in_another_order()
    {
        Assert.Null(Play("! always 500\n< oi\n>~ …\n@ swap\n< segunda\n< primeira\n>~ …\n? variable Nome = primeira\n? calls 1").Failure);
        Assert.Null(Play("! always 500\n< oi\n>~ …\n@ swap\n< atrasada\n@ +1min\n>~ …\n? variable Nome = atrasada").Failure);
    }

    [Fact]
    public void Where_somebody_of_the_business_writes_the_flow_is_silent_and_goes_on_two_hours_later() => Assert.Null(Play("""
        < oi
        > Qual é o seu nome?
        @ owner Oi, aqui é a Paula!
        < Lia
        @ +1h
        ? waiting perguntar
        @ +59min
        @ +1min
        > Até logo!
        = Ended
        """).Failure);

    [Fact]
    public void Customers_have_facts_and_lists_of_them() => Assert.Equal(
        ["Ana", "vip"],
        Play("& contact.name = Ana\n& contact.tags = [\"vip\"]\n< oi\n>~ …").Played!.Turns[0].World.Facts["contact"].Map is { } contact ? [contact["name"].Text!, contact["tags"].List![0].Text!] : []);

    [Fact]
    public void A_difference_shows_both_sides()
    {
        var failure = Play("! 200 {\"valor\": 90}\n< oi\n> Qual é o seu nome?\n< Lia\n> Lia, custa R$ 80,00.\n= Ended").Difference!;
        Assert.Equal((5, "> Lia, custa R$ 80,00.", "> Lia, custa R$ 90,00."), (failure.Line, failure.Expected, failure.Played));
        Assert.Contains("> Lia, custa R$ 80,00.".PadRight(60) + " ≠ > Lia, custa R$ 90,00.", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reworded_texts_can_be_accepted_and_nothing_else()
    {
        const string Text = "# Preço.\n! 200 {\"valor\": 90}\n< oi\n> Como você se chama?\n\n< Lia\n>~ lia, sai por 90\n= Ended\n";
        Assert.Equal("# Preço.\n! 200 {\"valor\": 90}\n< oi\n> Qual é o seu nome?\n\n< Lia\n>~ Lia, custa R$ 90,00.\n= Ended\n", Play(Text).Accepted());
        Assert.Null(Play(Text.Replace("= Ended", "= Waiting", StringComparison.Ordinal)).Accepted());
        Assert.Null(Play(Text.Replace("= Ended", "? passed sumiu\n= Ended", StringComparison.Ordinal)).Accepted());
        Assert.Null(Play(Text.Replace("> Como você se chama?", "> Como você se chama?\n> E aí?", StringComparison.Ordinal)).Accepted());
    }

    [Fact]
    public void What_matches_keeps_its_tolerance_when_a_file_is_updated()
    {
        var script = Transcript.Parse("! 200 {\"valor\": 90}\n< oi\n>~ …nome…\n# quem\n< Lia\n> outra coisa\n");
        var updated = TranscriptComparison.Updated(script, TranscriptPlayer.Play(SmallFlows.Price, script));
        Assert.Equal("! 200 {\"valor\": 90}\n< oi\n>~ …nome…\n# quem\n< Lia\n> Lia, custa R$ 90,00.\n= Ended\n", Transcript.Write(updated).Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    private static ScenarioResult Play(string text) => new Scenario("x", text).Play(SmallFlows.Price);
}
