using System.Text.Json;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Activities.Tests.Messages;

public sealed class MessageRecordsTests
{
    private static readonly ChoicesContent Choices = new("Qual horário?", [new("a", "Terça", "às 10h"), new("b", "Sexta")], "Horários");

    [Fact]
    public void Contents_survive_their_JSON()
    {
        MessageContent text = new TextContent("Olá, João! 😀");
        text.ToJson().Should().Be("""{"kind":"text","body":"Olá, João! 😀"}""".Replace("😀", "\\uD83D\\uDE00", StringComparison.Ordinal));
        MessageContent.FromJson(text.ToJson()).Should().Be(text);
        MessageContent.FromJson(Choices.ToJson()).Should().Be(Choices);
    }

    [Fact]
    public void Contents_survive_a_store_that_reorders_properties() =>
        MessageContent.FromJson("""{"body":"Oi","kind":"text"}""").Should().Be(new TextContent("Oi"));

    [Theory]
    [InlineData("""{"kind":"hologram","body":"Oi"}""")]
    [InlineData("""{"kind":"text"}""")]
    [InlineData("""{"kind":"text","body":null}""")]
    [InlineData("null")]
    public void What_is_no_content_is_refused(string json)
    {
        var read = () => MessageContent.FromJson(json);
        read.Should().Throw<JsonException>();
    }

    [Fact]
    public void Events_write_their_fields()
    {
        Fields(new MessageCreated(new TextContent("Oi"))).Should().Be("""{"content":{"kind":"text","body":"Oi"}}""");
        Fields(new HandoffRequested("pediu", "vendas")).Should().Be("""{"reason":"pediu","team":"vendas"}""");
        Fields(new HandoffRequested("pediu")).Should().Be("""{"reason":"pediu"}""");
    }

    [Fact]
    public void A_message_survives_its_stimulus()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123);
        var message = new IncomingMessage("wamid.1", "choice", "Terça", "a", at, "wamid.0", new ValueMap { { "n", Value.Of(1) } });
        IncomingMessage.Of(message.ToStimulus()).Should().BeEquivalentTo(message);
        IncomingMessage.Of(Stimulus.Elapsed(3)).Should().BeNull();
    }

    private static string Fields(FlowEvent fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            fact.WriteFields(writer);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
