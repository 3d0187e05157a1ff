using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Flows;
using Xunit;

namespace Porfin.Host.Tests.Line;

public sealed class FragmentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Conversation Ana = new(Guid.Empty, Guid.Empty, Guid.Empty, "5511", "Ana");
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(3);

    [Fact]
    public void Without_a_joining_time_each_message_is_a_turn_of_its_own()
    {
        var joined = Fragments.Join([Text("Oi", 0), Text("tudo bem?", 1)], TimeSpan.Zero, Start);

        (joined.Mails.Length, joined.NotBefore).Should().Be((1, null));
    }

    [Fact]
    public void Each_fragment_begins_the_joining_time_anew()
    {
        Fragments.Join([Text("Oi", 0)], Joining, At(1)).NotBefore.Should().Be(At(3));
        Fragments.Join([Text("Oi", 0), Text("quero", 2)], Joining, At(3)).NotBefore.Should().Be(At(5));
    }

    [Fact]
    public void Fragments_become_one_text_when_the_joining_time_is_over()
    {
        var joined = Fragments.Join([Text("Oi", 0), Text("quero marcar", 2)], Joining, At(5));

        joined.NotBefore.Should().BeNull();
        joined.Mails.Should().HaveCount(2);
        joined.Stimulus.Payload.Map!["text"].Text.Should().Be("Oi\nquero marcar");
    }

    [Fact]
    public void Somebody_who_never_pauses_is_heard_all_the_same()
    {
        var joined = Fragments.Join([.. Enumerable.Range(0, 20).Select(i => Text($"{i}", i))], Joining, At(15));

        joined.NotBefore.Should().BeNull();
        joined.Mails.Should().HaveCount(16);
    }

    [Fact]
    public void A_tapped_option_waits_for_nothing_and_ends_what_came_before()
    {
        Fragments.Join([Of("choice", "Sim", 0), Text("obrigada", 1)], Joining, At(1)).Mails.Should().ContainSingle();
        Fragments.Join([Text("Oi", 0), Of("choice", "Sim", 1)], Joining, At(1)).Should().Match<Joined>(joined => joined.NotBefore == null && joined.Mails.Length == 1);
    }

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);

    private static Mail Text(string text, int second) => Of("text", text, second);

    private static Mail Of(string kind, string text, int second) => new(Ana, new IncomingMessage($"m{second}", kind, text, null, At(second)).ToStimulus(), At(second), second + 1);
}
