using System.Text;
using Porfin.Activities.Handoff;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Host.Conversations;

namespace Porfin.Host.Flows;

/// <summary>
/// Runs the turns of conversations with the flows of their accounts. A waiting instance stays with its version; a message in a conversation where nothing waits
/// begins an instance of the published one.
/// </summary>
internal sealed class FlowTurns(PlanCache plans, PublishedFlows published, HumanPresence humans, Admission admission, AnswerCall answer)
{
    /// <summary>A <see cref="TurnRunner"/>.</summary>
    public async ValueTask<TurnResult> RunAsync(TurnRequest request, CancellationToken cancellation)
    {
        if (humans.Until(request.Conversation.Id) is not null)
        {
            // A person is talking: what came is for them, and timers wait until they are done.
            return new TurnResult([.. request.Mails]);
        }

        var route = await published.OfAsync(request.Conversation.AccountId);
        if ((request.Live?.FlowId ?? route.Flow?.Id) is { } answering && await published.IsOffAsync(answering))
        {
            return new TurnResult([.. request.Mails]);
        }

        var facts = new TurnFacts(request, route.BusinessName);
        if (request.Live is { } live)
        {
            var plan = await plans.OfAsync(live.FlowId, live.FlowVersion);
            return await GoOnAsync(facts, plan, live, cancellation);
        }

        if (facts.Messages.Length == 0 || route.Flow is not { } flow)
        {
            // A timer of an instance that is over, or nobody who answers: the messages are there for people to see.
            return new TurnResult([.. request.Mails]);
        }

        return await BeginAsync(facts, await plans.OfAsync(flow.Id, flow.Version), flow.Id, cancellation);
    }

    private async ValueTask<TurnResult> GoOnAsync(TurnFacts facts, Plan plan, InstanceRow live, CancellationToken cancellation)
    {
        var instance = InstanceState.Read(live.State, plan);
        if (live.StoodStillUntil is { } until && until <= facts.Request.Now)
        {
            // A person talked since its last turn: a handoff is over when they say so, and waits count from the end of their talk.
            var stimulus = live.IsGivenBack && instance.Bookmarks.Any(bookmark => bookmark.Kind is HandOff.GivenBack) ? new Stimulus(HandOff.GivenBack) : Stimulus.Paused(until);
            return await EndAsync(FlowEngine.Run(plan, instance, stimulus, facts.World(null, plan.Flow)), live, facts.Timers, cancellation);
        }

        if (DueBefore(instance, facts) is { } bookmark)
        {
            // Its moment came before the message did, even when nobody looked then.
            var timer = FlowEngine.Run(plan, instance, Stimulus.Elapsed(bookmark.Id), facts.World(null, plan.Flow));
            return await EndAsync(timer, live, facts.Timers, cancellation);
        }

        if (facts.Messages.Length == 0)
        {
            return new TurnResult(facts.Timers);
        }

        var joined = Fragments.Join(facts.Messages, plan.Flow.Settings.JoiningTime, facts.Request.Now);
        return joined.NotBefore is { } moment
            ? new TurnResult { NotBefore = moment }
            : await EndAsync(FlowEngine.Run(plan, instance, joined.Stimulus, facts.World(null, plan.Flow)), live, joined.Mails, cancellation);
    }

    private async ValueTask<TurnResult> BeginAsync(TurnFacts facts, Plan plan, Guid flowId, CancellationToken cancellation)
    {
        var joined = Fragments.Join(facts.Messages, plan.Flow.Settings.JoiningTime, facts.Request.Now);
        if (joined.NotBefore is { } moment)
        {
            return new TurnResult { NotBefore = moment };
        }

        if (await admission.RefuseAsync(joined, facts.Request, plan.Flow.Settings) is { } refused)
        {
            return refused;
        }

        var instance = new FlowInstance(Guid.CreateVersion7(facts.Request.Now), plan);
        var row = new InstanceRow(instance.Id, flowId, plan.Flow.Version, 0, "waiting", [], facts.Request.Now);
        return await EndAsync(FlowEngine.Run(plan, instance, Stimulus.Start(), facts.World(joined.Stimulus.Payload, plan.Flow)), row, joined.Mails, cancellation);
    }

    private static Bookmark? DueBefore(FlowInstance instance, TurnFacts facts)
    {
        var request = facts.Request;
        var limit = facts.Messages.Length > 0 ? facts.Messages[0].At : request.Now;
        return instance.Bookmarks.Where(bookmark => bookmark.Due <= limit && bookmark.Due <= request.Now).MinBy(bookmark => bookmark.Due);
    }

    private async ValueTask<TurnResult> EndAsync(Turn turn, InstanceRow before, Mail[] taken, CancellationToken cancellation)
    {
        while (turn.Call is { } call)
        {
            turn.Answer(await answer(call, cancellation));
        }

        return turn.Consumed
            ? new TurnResult(taken)
            {
                Instance = RowOf(turn, before),
                Outgoing = Effects.MessagesOf(turn),
                ForRuns = Effects.ForRuns(turn),
                Journal = Encoding.UTF8.GetString(JournalJson.Write(turn)),
            }
            : new TurnResult(taken);
    }

    private static InstanceRow RowOf(Turn turn, InstanceRow before)
    {
        var instance = turn.Instance;
        try
        {
            return before with
            {
                Version = before.Version + 1,
                State = InstanceState.Write(instance, turn.Plan),
                Status = InstanceRow.StatusOf(instance.Status),
                DueAt = instance.Status == InstanceStatus.Waiting ? instance.NextDue : null,
                Fault = instance.Fault is { } fault ? $"{fault.Code} {fault.Text}" : null,
            };
        }
        catch (ExpressionException e)
        {
            // It cannot be stored as it is now, so it ends as it was.
            return before with { Version = before.Version + 1, Status = "faulted", DueAt = null, Fault = $"{e.Code} {e.Message}" };
        }
    }
}
