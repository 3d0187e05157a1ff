using Porfin.Activities.Transcripts;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>Texts that need only be alike.</summary>
public sealed class TolerantTextTests
{
    [Theory]
    [InlineData("ola ana", "Olá, Ana! 😊", true)]
    [InlineData("ola  ANA", "Olá,\n\nAna", true)]
    [InlineData("ola", "Olá, Ana!", false)]
    [InlineData("ola …", "Olá, Ana!", true)]
    [InlineData("… ana", "Olá, Ana!", true)]
    [InlineData("…ola ana…", "Olá, Ana!", true)]
    [InlineData("…an…", "Olá, Ana!", false)]
    [InlineData("ola…Ana", "Olá, tudo bem, Ana?", true)]
    [InlineData("ola…bem…ana", "Olá, tudo bem, Ana?", true)]
    [InlineData("ola...ana...bem", "Olá, tudo bem, Ana?", false)]
    [InlineData("oi oi", "oi", false)]
    [InlineData("oi…oi", "oi", false)]
    [InlineData("…", "qualquer coisa", true)]
    [InlineData("…", "", true)]
    [InlineData("prazer {{ Nome }}", "Prazer, Lia!", true)]
    [InlineData("prazer {{ Nada }}", "Prazer, Lia!", false)]
    public void It_forgives_what_does_not_matter(string written, string text, bool matches) =>
        Assert.Equal(matches, TolerantText.Matches(written, text, name => name is "Nome" ? Value.Of("Lia") : default));

    [Theory]
    [InlineData("+10 min", "23/11 09:10")]
    [InlineData("+1 dia", "24/11 09:00")]
    [InlineData("+2 dias 1h30min", "25/11 10:30")]
    [InlineData("2026-12-01 08:00", "01/12 08:00")]
    [InlineData("até segunda 9:00", "30/11 09:00")]
    [InlineData("até segunda 10:00", "23/11 10:00")]
    [InlineData("até terça-feira 9h", "24/11 09:00")]
    [InlineData("until saturday 9:30", "28/11 09:30")]
    [InlineData("ate amanhã 7h15", "24/11 07:15")]
    [InlineData("até 8:00", "24/11 08:00")]
    [InlineData("até 25:00", null)]
    [InlineData("até ontem 8:00", null)]
    [InlineData("+1 mês", null)]
    [InlineData("+99999d+", null)]
    public void The_clock_is_moved_in_many_ways(string text, string? local) =>
        Assert.Equal(local, TranscriptClock.Move(TranscriptPlayer.Begin, text)?.ToOffset(TimeSpan.FromHours(-3)).ToString("dd/MM HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
