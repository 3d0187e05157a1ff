using FluentAssertions;
using Porfin.Host.Pages;
using Porfin.Host.Pages.Chat;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("""{"kind":"document","text":"","details":{"id":"1","filename":"contrato.pdf"}}""", "contrato.pdf")]
    [InlineData("""{"kind":"document","text":"Segue","details":{"filename":"contrato.pdf"}}""", "Segue")]
    [InlineData("""{"kind":"contacts","text":"","details":{"contacts":[{"name":{"formatted_name":"Ana"}},{"name":7},3,{"name":{"formatted_name":"Bia"}}]}}""", "Ana, Bia")]
    [InlineData("""{"kind":"document","text":"","details":[{"filename":7}]}""", "")]
    [InlineData("""{"kind":"document","details":{"filename":7}}""", "")]
    [InlineData("[]", "")]
    public void A_message_without_words_is_named_by_its_file_or_people(string content, string expected) =>
        Conversations.ConversationMessage.Read(1, "in", "document", content, "received", DateTimeOffset.UnixEpoch).Text.Should().Be(expected);

    [Theory]
    [InlineData("nada", "nada")]
    [InlineData("*negrito* e _itálico_", "b[negrito] e i[itálico]")]
    [InlineData("~riscado~ `código`", "s[riscado] code[código]")]
    [InlineData("2*3*4", "2*3*4")]
    [InlineData("* não *", "* não *")]
    [InlineData("nome_do_arquivo", "nome_do_arquivo")]
    [InlineData("*sem fim", "*sem fim")]
    [InlineData("*a\nb*", "*a\nb*")]
    [InlineData("**", "**")]
    [InlineData("", "")]
    public void Marks_are_read_as_WhatsApp_reads_them(string text, string expected) =>
        string.Concat(WhatsappMarkup.Runs(text).Select(run => run.Element is null ? run.Text : $"{run.Element}[{run.Text}]")).Should().Be(expected);

    [Theory]
    [InlineData("5511987654321", "+55 11 98765-4321")]
    [InlineData("551140028922", "+55 11 4002-8922")]
    [InlineData("351912345678", "+351912345678")]
    [InlineData("BR.1234567890", "BR.1234567890")]
    [InlineData("", "")]
    public void Numbers_are_shown_as_people_write_them(string address, string expected) => PhoneText.Of(address).Should().Be(expected);

    [Theory]
    [InlineData("/conversas?x=1", "/conversas?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Redirects_stay_at_home(string? path, string expected) => LocalPath.Of(path).Should().Be(expected);
}
