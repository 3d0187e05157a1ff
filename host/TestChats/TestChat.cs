using System.Globalization;
using Porfin.Activities.Handoff;
using Porfin.Activities.Http;
using Porfin.Activities.Messages;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.TestChats;

/// <summary>
/// A conversation with a flow that exists only here: the real engine, in memory, with a clock of its own. Nothing is stored and nothing is sent.
/// Not for several threads at once.
/// </summary>
public sealed class TestChat
{
    private readonly List<TestItem> items = [];
    private readonly ChatSession session;
    private readonly TimeProvider time;
    private TimeSpan skipped;

    /// <summary>Begins with an empty chat.</summary>
    /// <param name="plan">The flow.</param>
    /// <param name="time">The real time, from which the chat's own clock is moved away.</param>
    /// <param name="businessName">What the flow knows as the business's name.</param>
    public TestChat(Plan plan, TimeProvider time, string businessName)
    {
        this.time = time;
        var facts = new ValueMap
        {
            { "contact", Value.Of(new ValueMap { { "name", Value.Of("Ana Souza") }, { "address", Value.Of("5511987654321") } }) },
            { "business", Value.Of(new ValueMap { { "name", Value.Of(businessName) } }) },
        };
        session = new ChatSession(plan, new World(time.GetUtcNow()) { Facts = facts }, Answer);
    }

    /// <summary>What was said and what happened, in order.</summary>
    public IReadOnlyList<TestItem> Items => items;

    /// <summary>The chat's own time.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + skipped;

    /// <summary>When the flow goes on by itself; null when it waits for no time.</summary>
    public DateTimeOffset? NextDue => session.Instance?.NextDue;

    /// <summary>True while the flow is silent because a person has taken over.</summary>
    public bool IsHandedOff => session.IsHandedOff;

    /// <summary>The customer writes.</summary>
    public void Send(string text) => Hear(text, () => session.Say(text));

    /// <summary>The customer taps an option, perhaps one of an old message.</summary>
    public void Choose(Choice choice) => Hear(choice.Title, () => session.Tap(choice));

    /// <summary>The person gives the conversation back to the flow.</summary>
    public void GiveBack()
    {
        Tick();
        session.Wake(new Stimulus(HandOff.GivenBack));
        Collect();
    }

    /// <summary>Moves the clock, waking the flow at each moment for which it waits on the way.</summary>
    public void Skip(TimeSpan span)
    {
        Tick();
        items.Add(new Remark(RemarkKind.TimeSkipped, span.ToString("c", CultureInfo.InvariantCulture), Now));
        skipped += span;
        Tick();
    }

    /// <summary>Wakes the flow when a moment for which it waits has come; true when something happened.</summary>
    public bool Tick()
    {
        var before = items.Count;
        session.Advance(Now);
        Collect();
        return items.Count > before;
    }

    private void Hear(string text, Action tell)
    {
        Tick();
        items.Add(new CustomerSaid(text, Now));
        tell();
        Collect();
    }

    private void Collect()
    {
        foreach (var turn in session.TakeTurns())
        {
            if (turn is { Consumed: false, Stimulus.Kind: Stimulus.Kinds.Message })
            {
                items.Add(new Remark(RemarkKind.NotAwaited, "", turn.World.Now));
            }

            items.AddRange(turn.Events.SelectMany(fact => Shown(fact, turn.World.Now)));
            if (turn.Consumed && End(turn) is { } end)
            {
                items.Add(end);
            }
        }
    }

    // Cut into bubbles as WhatsApp would get them.
    private static IEnumerable<TestItem> Shown(FlowEvent fact, DateTimeOffset at) => fact switch
    {
        MessageCreated created => CloudContent.Fit(created.Content).Select(content => new FlowSaid(content, at)),
        HandoffRequested handoff => [new Remark(RemarkKind.HandedOff, handoff.Reason, at)],
        LineWritten line => [new Remark(RemarkKind.Line, line.Text, at)],
        _ => [],
    };

    private static Remark? End(Turn turn) => turn.Instance switch
    {
        { Status: InstanceStatus.Finished } => new(RemarkKind.Finished, "", turn.World.Now),
        { Status: InstanceStatus.Faulted, Fault: { } fault } => new(RemarkKind.Faulted, $"{fault.Text} ({fault.Code} {fault.NodeId})", turn.World.Now),
        _ => null,
    };

    // A toy world: another system says yes with an empty example, so that the way behind it can be tried; nothing leaves the host.
    private CallAnswer Answer(Call call)
    {
        if (call is not HttpCall request)
        {
            items.Add(new Remark(RemarkKind.CallSkipped, call.GetType().Name, Now));
            return new CallAnswer(default, "call:unavailable", "A test chat asks nothing outside.");
        }

        // Without the query, where keys and tokens live.
        var address = Uri.TryCreate(request.Url, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Path) : request.Url;
        items.Add(new Remark(RemarkKind.CallAnswered, $"{request.Method} {address}", Now));
        return new CallAnswer(Value.Of(new ValueMap { { "status", Value.Of(200) }, { "body", Value.Of(new ValueMap { { "test", Value.Of(true) } }) } }));
    }
}
