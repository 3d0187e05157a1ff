namespace Porfin.Engine.Tests.Verification;

/// <summary>Stands for a decision whose result is not known: the test chooses.</summary>
[Activity("Test.Chance")]
public sealed class Chance : Activity
{
    public static readonly Outcome Yes = new("Yes");
    public static readonly Outcome No = new("No");

    /// <summary>Decides; set by the test on its own thread.</summary>
    [ThreadStatic]
    private static Func<bool>? decide;

    public static void DecideBy(Func<bool> choice) => decide = choice;

    public override Next Execute(ActivityContext context) => decide?.Invoke() is true ? Yes : No;
}

/// <summary>Stands for all that writes to the customer.</summary>
[Activity("Test.Say")]
[WritesToCustomer("text")]
public sealed class Say : Activity
{
    [Input]
    public string Text { get; init; } = "";

    public override Next Execute(ActivityContext context)
    {
        context.Emit(new LineWritten(Text));
        return Outcome.Done;
    }
}

/// <summary>Stands for all that asks the customer.</summary>
[Activity("Test.Question")]
[OutcomeCause("Answered", OutcomeCause.Customer)]
[OutcomeCause("Silent", OutcomeCause.Time, After = "patience", IsOptional = true)]
public sealed class Question : Activity
{
    public static readonly Outcome Answered = new("Answered");
    public static readonly Outcome Silent = new("Silent");

    [Input]
    public TimeSpan Patience { get; init; }

    public override Next Execute(ActivityContext context) =>
        Patience > TimeSpan.Zero ? Next.Wait(Wake.OnMessage(), Wake.At(context.Now + Patience)) : Next.Wait(Wake.OnMessage());

    public override Next Resume(ActivityContext context, Stimulus stimulus) => stimulus.Kind is Stimulus.Kinds.Timer ? Silent : Answered;
}
