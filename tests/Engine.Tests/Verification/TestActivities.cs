using Porfin.Expressions;

namespace Porfin.Engine.Tests.Verification;

/// <summary>Stands for a decision whose result is not known: the test chooses.</summary>
[Activity("Test.Chance")]
public sealed class Chance : Activity
{
    public static readonly Outcome Yes = new("Yes");
    public static readonly Outcome No = new("No");

    /// <summary>Decides; set by the test on its own thread.</summary>
    [ThreadStatic]
    private static Func<string, bool>? decide;

    public static void DecideBy(Func<bool> choice) => decide = _ => choice();

    public static void DecideBy(Func<string, bool> choice) => decide = choice;

    public static bool Decides(string node) => decide?.Invoke(node) is true;

    public override Next Execute(ActivityContext context) => Decides(context.NodeId) ? Yes : No;
}

/// <summary>Stands for all that may fail by an outcome that tells of it: the test chooses.</summary>
[Activity("Test.Fail")]
[FailsBy("Broken")]
public sealed class Fail : Activity
{
    public static readonly Outcome Done = new("Done");
    public static readonly Outcome Broken = new("Broken");

    public override Next Execute(ActivityContext context) => Chance.Decides(context.NodeId) ? Broken : Done;
}

/// <summary>Stands for all that may fail by a fault: the test chooses.</summary>
[Activity("Test.Faulty")]
[FailsBy("fault")]
public sealed class Faulty : Activity
{
    public override Next Execute(ActivityContext context) => Chance.Decides(context.NodeId) ? Next.Fault("test:failed", "It failed.") : Outcome.Done;
}

/// <summary>Stands for all that writes to the customer.</summary>
[Activity("Test.Say")]
[WritesToCustomer("text")]
public sealed class Say : Activity
{
    public const int Most = 20;

    [Input, ChannelLimit(Most)]
    public string Text { get; init; } = "";

    public override Next Execute(ActivityContext context)
    {
        context.Emit(new LineWritten(Text));
        return Outcome.Done;
    }
}

/// <summary>Stands for all that asks the customer. What they choose is one of the options; the test chooses which.</summary>
[Activity("Test.Question")]
[OutcomeCause("Answered", OutcomeCause.Customer)]
[OutcomeCause("Silent", OutcomeCause.Time, After = "patience", IsOptional = true)]
[Output("Answer", "String", Except = ["Silent"], OneOf = "options")]
public sealed class Question : Activity
{
    public static readonly Outcome Answered = new("Answered");
    public static readonly Outcome Silent = new("Silent");

    [Input]
    public TimeSpan Patience { get; init; }

    [Input]
    public IReadOnlyList<string> Options { get; init; } = [];

    public override Next Execute(ActivityContext context) =>
        Patience > TimeSpan.Zero ? Next.Wait(Wake.OnMessage(), Wake.After(context.Now, Patience)) : Next.Wait(Wake.OnMessage());

    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Kind is Stimulus.Kinds.Timer)
        {
            return Silent;
        }

        var chosen = Options.Count == 0 ? "" : Options[(int)stimulus.Payload.Number % Options.Count];
        context.Output("Answer", Value.Of(chosen));
        return Answered;
    }
}

/// <summary>Reads a value, and says when it has none.</summary>
[Activity("Test.Use")]
public sealed class Use : Activity
{
    public const string Unset = "(unset)";

    [Input]
    public Value Value { get; init; }

    public override Next Execute(ActivityContext context)
    {
        if (Value.IsNullish)
        {
            context.Emit(new LineWritten(Unset));
        }

        return Outcome.Done;
    }
}

/// <summary>Stands for all that asks a language model.</summary>
[Activity("Test.Model")]
[Discloses(Outsider.Model)]
public sealed class Model : Activity
{
    [Input]
    public string Prompt { get; init; } = "";

    public override Next Execute(ActivityContext context) => Outcome.Done;
}
