using System.Globalization;
using Porfin.Activities.Handoff;
using Porfin.Activities.Messages;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>
/// One conversation with a flow in memory, on a clock that moves only when it is told to. The first message begins an instance, and so does the first one after an
/// instance has ended. The state is stored and read again after each turn.
/// </summary>
/// <param name="plan">The flow.</param>
/// <param name="world">Zone, culture and the moment at which the conversation begins. Its facts are copied.</param>
/// <param name="answer">Answers calls; without it they fail as unavailable.</param>
/// <param name="find">Finds the plan of a flow that is to be begun as an instance of its own; without it there is none.</param>
public sealed class ChatSession(Plan plan, World world, Func<Call, CallAnswer>? answer = null, Func<string, Plan?>? find = null)
{
    /// <summary>The most timers that fire while the clock moves once.</summary>
    private const int MaxTimers = 1_000;

    private readonly ValueMap facts = ValueConvert.Copy(Value.Of(world.Facts)).Map!;
    private readonly List<Choice> offered = [];
    private readonly List<Turn> turns = [];
    private readonly HashSet<string> heard = [];
    private FlowRunner? runner;
    private IncomingMessage? last;
    private IncomingMessage? held;
    private bool holds;
    private int instances;
    private int messages;

    /// <summary>How long the flow is silent after somebody of the business wrote to the customer, as in the host: 2 hours, unless the flow's settings say otherwise.</summary>
    public static readonly TimeSpan HumanKeeps = TimeSpan.FromHours(2);

    /// <summary>What happened since the last look, in order; looking empties it.</summary>
    public IReadOnlyList<Turn> TakeTurns()
    {
        var taken = turns.ToArray();
        turns.Clear();
        return taken;
    }

    /// <summary>The time of the conversation.</summary>
    public DateTimeOffset Now { get; private set; } = world.Now;

    /// <summary>The newest instance; null before the first message.</summary>
    public FlowInstance? Instance => runner?.Instance;

    /// <summary>True while a person has the conversation.</summary>
    public bool IsHandedOff => Instance?.Bookmarks.Any(bookmark => bookmark.Kind == HandOff.GivenBack) is true;

    /// <summary>Until when a person of the business, who wrote by hand, keeps the flow silent; null when nobody does.</summary>
    public DateTimeOffset? HumanUntil { get; private set; }

    /// <summary>The options that can be tapped now, as they were drawn last.</summary>
    public IReadOnlyList<Choice> Offered => offered;

    /// <summary>Facts that expressions can read: <c>contact</c>, <c>business</c> …</summary>
    public ValueMap Facts => facts;

    /// <summary>The customer sends something.</summary>
    /// <param name="text">What it says; empty for an audio or a sticker.</param>
    /// <param name="kind">What it is; see <see cref="IncomingMessage"/>.</param>
    public void Say(string text, string kind = "text") => Receive(new(NextMessage(), kind, text, null, Now));

    /// <summary>The customer taps an option, the newest one of that title.</summary>
    /// <returns>False when there is no such option.</returns>
    public bool Tap(string title)
    {
        var choice = offered.FindLast(choice => choice.Title == title);
        if (choice is not null)
        {
            Receive(new(NextMessage(), "choice", choice.Title, choice.Id, Now));
        }

        return choice is not null;
    }

    /// <summary>The customer taps this very option, even one of an old message.</summary>
    public void Tap(Choice choice) => Receive(new(NextMessage(), "choice", choice.Title, choice.Id, Now));

    /// <summary>The message that it would be if the customer said something, or tapped an option.</summary>
    internal Stimulus Message(string text, Choice? tapped = null, string kind = "text") =>
        new IncomingMessage("try", tapped is null ? kind : "choice", tapped?.Title ?? text, tapped?.Id, Now).ToStimulus();

    /// <summary>What would happen if something came; nothing changes by it. Null where nothing waits.</summary>
    internal Turn? Try(Stimulus stimulus, DateTimeOffset at, Func<Call, CallAnswer> answered)
    {
        if (Instance is not { Status: InstanceStatus.Waiting } instance)
        {
            return null;
        }

        var copy = InstanceState.Read(InstanceState.Write(instance, plan), plan);
        var turn = FlowEngine.Run(plan, copy, stimulus, world with { Now = at, Facts = ValueConvert.Copy(Value.Of(facts)).Map! });
        while (turn.Call is { } call)
        {
            turn.Answer(answered(call));
        }

        return turn;
    }

    /// <summary>The customer's newest message is delivered once more, as channels do: it has its id, so that nobody hears it twice.</summary>
    public void Repeat()
    {
        if (last is not null)
        {
            Receive(last);
        }
    }

    /// <summary>The customer's next message arrives only after the one that follows it, or when time passes.</summary>
    public void HoldNext() => holds = true;

    /// <summary>Somebody of the business writes to the customer by hand: what the customer answers is for them, and timers wait until they are done, for as long as the flow's settings say.</summary>
    public void OwnerWrites() => HumanUntil = Now + (plan.Flow.Settings.SilentAfterPerson ?? HumanKeeps);

    /// <summary>The conversation begins at another moment; only before anything has happened.</summary>
    /// <returns>False when something has.</returns>
    public bool BeginAt(DateTimeOffset moment)
    {
        if (runner is not null || messages > 0)
        {
            return false;
        }

        Now = moment;
        return true;
    }

    /// <summary>A variable as it is now; undefined when there is none.</summary>
    public Value Get(string name) => runner?.Get(name) ?? default;

    /// <summary>Gives a variable another value: a text is read as the variable's type.</summary>
    /// <returns>False when there is no such variable now.</returns>
    /// <exception cref="ExpressionException">The value is not of the variable's type.</exception>
    public bool Set(string name, Value value) => runner?.Set(name, value) is true;

    /// <summary>True while a message of the customer is held back, to arrive after the next one.</summary>
    public bool IsHolding => holds || held is not null;

    /// <summary>Begins an instance without a message.</summary>
    public void Start(ValueMap? inputs = null) => Begin(Stimulus.Start(inputs));

    /// <summary>Begins an instance, by <see cref="Stimulus.Start"/> or <see cref="Stimulus.Triggered"/>.</summary>
    public void Begin(Stimulus stimulus)
    {
        var id = new Guid(++instances, 0x5021, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
        runner = new FlowRunner(plan, id, world with { Facts = facts }, answer) { Find = find ?? (_ => null) };
        Run(stimulus);
    }

    /// <summary>Lets time pass: timers that fall due on the way fire, each at its moment, or when the flow may speak again.</summary>
    public void Advance(DateTimeOffset until)
    {
        Arrive();
        for (var fired = 0; fired < MaxTimers && NextTimer() is { } due && Moment(due) <= until; fired++)
        {
            Now = Moment(due) > Now ? Moment(due) : Now;
            RunOnce(Stimulus.Elapsed(due.Id));
        }

        Now = until > Now ? until : Now;
    }

    /// <summary>Anything else wakes the flow: a person gives the conversation back, an event is published.</summary>
    public void Wake(Stimulus stimulus) => Run(stimulus);

    private Bookmark? NextTimer() => Instance?.Bookmarks.Where(bookmark => bookmark.Due is not null).MinBy(bookmark => bookmark.Due);

    private DateTimeOffset Moment(Bookmark timer) => HumanUntil > timer.Due ? HumanUntil.Value : timer.Due!.Value;

    private void Receive(IncomingMessage message)
    {
        if (holds)
        {
            (held, holds) = (message, false);
            return;
        }

        Hear(message);
        Arrive();
    }

    /// <summary>What was held arrives.</summary>
    private void Arrive()
    {
        if (held is { } message)
        {
            held = null;
            Hear(message);
        }
    }

    private void Hear(IncomingMessage message)
    {
        last = message;
        if (!heard.Add(message.Id) || HumanUntil > Now)
        {
            return;
        }

        if (Instance?.Status is InstanceStatus.Waiting)
        {
            Run(message.ToStimulus());
            return;
        }

        // The message that begins an instance is a fact of its first turn; later turns see their own.
        facts["message"] = message.ToStimulus().Payload;
        Start();
        facts.Remove("message");
    }

    private void Run(Stimulus stimulus)
    {
        RunOnce(stimulus);
        Advance(Now);
    }

    private void RunOnce(Stimulus stimulus)
    {
        if (runner is null)
        {
            return;
        }

        var before = runner.Turns.Count;
        runner.Now = Now;
        runner.Run(stimulus);
        foreach (var turn in runner.Turns.Skip(before))
        {
            turns.Add(turn);
            offered.AddRange(turn.Events.OfType<MessageCreated>().Select(created => created.Content).OfType<ChoicesContent>().SelectMany(content => content.Choices));
        }
    }

    private string NextMessage() => string.Create(CultureInfo.InvariantCulture, $"m{++messages}");
}
