using System.Globalization;
using Porfin.Activities.Messages;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Host.TestChats;

/// <summary>
/// A conversation with a flow that exists only here: the real engine, in memory, with a clock of its own. Nothing is stored and nothing is sent.
/// Not for several threads at once.
/// </summary>
/// <param name="plan">The flow.</param>
/// <param name="time">The real time, from which the chat's own clock is moved away.</param>
public sealed class TestChat(Plan plan, TimeProvider time)
{
    // A flow that only repeats timers would keep a long skip busy; a person notices far earlier that it does not end.
    private const int MostTimersPerSkip = 500;
    private readonly List<TestItem> items = [];
    private FlowRunner? runner;
    private TimeSpan skipped;
    private int heard;

    /// <summary>What was said and what happened, in order.</summary>
    public IReadOnlyList<TestItem> Items => items;

    /// <summary>The chat's own time.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + skipped;

    /// <summary>When the flow goes on by itself; null when it waits for no time.</summary>
    public DateTimeOffset? NextDue => runner?.Instance.NextDue;

    /// <summary>The customer writes.</summary>
    public void Send(string text) => Hear("text", text, null);

    /// <summary>The customer taps an option.</summary>
    public void Choose(Choice choice) => Hear("choice", choice.Title, choice.Id);

    /// <summary>Moves the clock, waking the flow at each moment for which it waits on the way.</summary>
    public void Skip(TimeSpan span)
    {
        var target = Now + span;
        for (var fired = 0; fired < MostTimersPerSkip && Due(target) is { } timer; fired++)
        {
            skipped += TimeSpan.FromTicks(Math.Max(0, (timer.Due!.Value - Now).Ticks));
            Fire(timer);
        }

        skipped += target - Now;
        items.Add(new Remark(RemarkKind.TimeSkipped, span.ToString("c", CultureInfo.InvariantCulture), Now));
    }

    /// <summary>Wakes the flow when a moment for which it waits has come; true when something happened.</summary>
    public bool Tick()
    {
        var before = items.Count;
        for (var fired = 0; fired < MostTimersPerSkip && Due(Now) is { } timer; fired++)
        {
            Fire(timer);
        }

        return items.Count > before;
    }

    private void Hear(string kind, string text, string? choice)
    {
        Tick();
        items.Add(new CustomerSaid(text, Now));
        var message = new IncomingMessage($"test-{++heard}", kind, text, choice, Now).ToStimulus();
        if (runner?.Instance.Status is InstanceStatus.Waiting)
        {
            Run(message);
        }
        else
        {
            var facts = new ValueMap { { "channel", Value.Of("test") } };
            runner = new FlowRunner(plan, Guid.CreateVersion7(Now), new World(Now) { Facts = facts }, Unavailable);
            Run(Stimulus.Start(new ValueMap { { "message", message.Payload } }));
        }
    }

    private Bookmark? Due(DateTimeOffset until) => runner?.Instance.Status is InstanceStatus.Waiting
        ? runner.Instance.Bookmarks.Where(bookmark => bookmark.Due <= until).MinBy(bookmark => bookmark.Due)
        : null;

    private void Fire(Bookmark timer) => Run(Stimulus.Elapsed(timer.Id));

    private void Run(Stimulus stimulus)
    {
        var known = runner!.Turns.Count;
        runner.Now = Now;
        var turn = runner.Run(stimulus);
        if (!turn.Consumed)
        {
            items.Add(new Remark(RemarkKind.NotAwaited, "", Now));
            return;
        }

        // A published event may have made further turns.
        foreach (var fact in runner.Turns.Skip(known).SelectMany(each => each.Events))
        {
            Show(fact);
        }

        ShowEnd();
    }

    private void Show(FlowEvent fact)
    {
        switch (fact)
        {
            case MessageCreated created:
                items.Add(new FlowSaid(created.Content, Now));
                break;
            case HandoffRequested handoff:
                items.Add(new Remark(RemarkKind.HandedOff, handoff.Reason, Now));
                break;
            case LineWritten line:
                items.Add(new Remark(RemarkKind.Line, line.Text, Now));
                break;
        }
    }

    private void ShowEnd()
    {
        switch (runner!.Instance)
        {
            case { Status: InstanceStatus.Finished or InstanceStatus.Cancelled }:
                items.Add(new Remark(RemarkKind.Finished, "", Now));
                break;
            case { Status: InstanceStatus.Faulted, Fault: var fault }:
                items.Add(new Remark(RemarkKind.Faulted, fault is null ? "" : $"{fault.Text} ({fault.Code}, {fault.NodeId})", Now));
                break;
        }
    }

    private CallAnswer Unavailable(Call call)
    {
        items.Add(new Remark(RemarkKind.CallSkipped, call.GetType().Name, Now));
        return new CallAnswer(default, "call:unavailable", "A test chat asks nothing outside.");
    }
}
