using System.Text;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Compilation;
using Porfin.Host.TestChats;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class TestChatTests
{
    private readonly StoppedClock clock = new();

    [Fact]
    public void The_first_message_begins_and_the_clock_wakes()
    {
        var chat = Chat("""{ "id": "w", "type": "Elsa.Delay", "timeSpan": "01:00:00" }, { "id": "t", "type": "Porfin.SendText", "text": "Ainda aí?" }""", """{ "source": { "activity": "w", "port": "Done" }, "target": { "activity": "t" } }""");
        chat.Items.Should().BeEmpty();
        chat.Send("Oi");
        chat.NextDue.Should().Be(clock.Now.AddHours(1));
        chat.Skip(TimeSpan.FromMinutes(59));
        Said(chat).Should().BeEmpty();
        chat.Skip(TimeSpan.FromDays(1));
        Said(chat).Should().Equal("Ainda aí?");
        chat.Items.OfType<FlowSaid>().Single().At.Should().Be(clock.Now.AddHours(1), "a timer fires at its moment, however far the clock was moved");
        chat.Items[^1].Should().BeOfType<Remark>().Which.Kind.Should().Be(RemarkKind.Finished);
        chat.Now.Should().Be(clock.Now.AddMinutes(59).AddDays(1));
    }

    [Fact]
    public void Real_time_passes_too()
    {
        var chat = Chat("""{ "id": "w", "type": "Elsa.Delay", "timeSpan": "00:00:10" }, { "id": "t", "type": "Porfin.SendText", "text": "Pronto" }""", """{ "source": { "activity": "w", "port": "Done" }, "target": { "activity": "t" } }""");
        chat.Send("Oi");
        chat.Tick().Should().BeFalse();
        clock.Now += TimeSpan.FromSeconds(11);
        chat.Tick().Should().BeTrue();
        Said(chat).Should().Equal("Pronto");
    }

    [Fact]
    public void A_tap_on_an_old_option_is_a_tap_on_that_option()
    {
        var chat = Chat("""{ "id": "a", "type": "Porfin.SendChoices", "text": "Um?", "options": ["Sim", "Não"] }, { "id": "b", "type": "Porfin.SendChoices", "text": "Dois?", "options": ["Sim", "Não"] }, { "id": "t", "type": "Porfin.SendText", "text": "Outro" }, { "id": "u", "type": "Porfin.SendText", "text": "Sim dois" }""",
            """{ "source": { "activity": "a", "port": "Sim" }, "target": { "activity": "b" } }, { "source": { "activity": "b", "port": "Other" }, "target": { "activity": "t" } }, { "source": { "activity": "b", "port": "Sim" }, "target": { "activity": "u" } }""");
        chat.Send("Oi");
        var old = chat.Items.OfType<FlowSaid>().Select(said => said.Content).OfType<ChoicesContent>().Single().Choices[0];
        chat.Choose(old);
        chat.Choose(old);
        Said(chat).Should().Equal("Um?", "Dois?", "Outro");
    }

    [Fact]
    public void A_call_to_another_system_gets_a_toy_answer_and_says_so()
    {
        var chat = Chat(
            """{ "id": "h", "type": "Porfin.CallHttp", "method": "Post", "url": "https://example.com/orders?key=segredo" }, { "id": "t", "type": "Porfin.SendText", "text": "Feito" }""",
            """{ "source": { "activity": "h", "port": "Done" }, "target": { "activity": "t" } }""");
        chat.Send("Oi");
        chat.Items.OfType<Remark>().First().Should().Match<Remark>(remark => remark.Kind == RemarkKind.CallAnswered && remark.Detail == "POST https://example.com/orders");
        Said(chat).Should().Equal("Feito");
    }

    [Fact]
    public void A_fault_is_told()
    {
        var chat = Chat("""{ "id": "f", "type": "Porfin.SendChoices", "text": "?", "options": { "typeName": "Object", "expression": { "type": "Literal", "value": [{}] } } }""", "");
        chat.Send("Oi");
        var last = chat.Items[^1].Should().BeOfType<Remark>().Subject;
        last.Kind.Should().Be(RemarkKind.Faulted);
        last.Detail.Should().Contain("choices:none");
    }

    private static IEnumerable<string> Said(TestChat chat) => chat.Items.OfType<FlowSaid>().Select(said => said.Content switch
    {
        TextContent text => text.Body,
        ChoicesContent choices => choices.Body,
        _ => "?",
    });

    private TestChat Chat(string activities, string connections)
    {
        var json = $$"""{ "definitionId": "t", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [ {{activities}} ], "connections": [ {{connections}} ] } }""";
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), new ActivityCatalog(typeof(SendText).Assembly));
        return new TestChat(compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems)), clock, "Clínica");
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
