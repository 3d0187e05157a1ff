using System.Text;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Activities.Scenarios;
using Porfin.Activities.Transcripts;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Host.TestChats;
using Xunit;

namespace Porfin.Host.Tests.Scenarios;

public sealed class TestChatTests
{
    private static readonly Plan Leads = FlowCompiler.Compile(
        File.ReadAllBytes(Path.Combine(Root(), "samples", "assistente-de-leads", "flow.json")), new ActivityCatalog(typeof(MessageCreated).Assembly)).Plan!;

    private static readonly ChatMove[] Booking =
        [new("@", "begin 2026-11-25 10:05"), new("<", "Oi"), new("<", "Mariana"), new("<", "[Marcar avaliação]"), new("@", "+1h"), new("@", "owner Um momento"), new("<", "ok"), new("@", "swap"), new("<", "a"), new("<", "b")];

    [Fact]
    public void The_same_moves_give_the_same_chat_byte_for_byte()
    {
        var (one, two) = (Play(Booking), Play(Booking));
        one.Script.Should().Be(two.Script);
        Journals(one).Should().Equal(Journals(two));
        one.Moves[0].Until.Should().Be(new(2026, 11, 25, 10, 5, 0, TimeSpan.FromHours(-3)));
    }

    [Fact]
    public void Fewer_moves_are_the_beginning_of_the_same_chat()
    {
        var whole = Journals(Play(Booking));
        for (var count = 0; count <= Booking.Length; count++)
        {
            var part = Journals(Play(Booking[..count]));
            part.Should().Equal(whole.Take(part.Count));
        }
    }

    [Fact]
    public void A_chat_that_is_kept_is_a_scenario_that_passes()
    {
        var script = Play(Booking).Script;
        var result = new Scenario("Mariana", script).Play(Leads);
        result.Failure.Should().BeNull();
    }

    [Fact]
    public void A_chat_begins_at_any_step_and_a_variable_is_changed_in_it()
    {
        var chat = Play([new("<", "Oi"), new("@", "set Nome = Zoé"), new("<", "Mariana")]);
        chat.Moves[1].Turns.Should().BeEmpty();
        var begun = Play([new("@", "trigger perguntar-nome")]);
        begun.Moves[0].Turns.Single().Journal.Should().Contain(entry => entry.NodeId == "perguntar-nome");
        begun.Session.Instance!.Status.Should().Be(InstanceStatus.Waiting);
    }

    [Theory]
    [InlineData("#", "x")]
    [InlineData("<", "")]
    [InlineData(null, "x")]
    [InlineData("<", null)]
    public void What_is_no_move_is_refused(string? sign, string? text) => ChatMove.Read([new(sign, text)], out _).Should().BeNull();

    [Fact]
    public void Too_many_or_too_long_moves_are_refused()
    {
        ChatMove.Read([.. Enumerable.Repeat(new ChatMove("<", "x"), ChatMove.Most + 1)], out _).Should().BeNull();
        ChatMove.Read([new("<", new string('x', 5000))], out _).Should().BeNull();
        ChatMove.Read(null, out _).Should().BeNull();
        ChatMove.Read([new("<", "a\0\u0007b\r\n c  \n\n")], out _)!.Single().Text.Should().Be("ab\n c");
    }

    private static ChatPlay Play(IReadOnlyList<ChatMove> moves) => ChatPlay.Of(Leads, ChatMove.Read(moves, out _)!, cancellation: TestContext.Current.CancellationToken);

    private static List<string> Journals(ChatPlay chat) => [.. chat.Moves.SelectMany(move => move.Turns).Select(turn => Encoding.UTF8.GetString(JournalJson.Write(turn)))];

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
