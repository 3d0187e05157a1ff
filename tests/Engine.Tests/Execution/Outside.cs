using System.Text.Json;

namespace Porfin.Engine.Tests.Execution;

/// <summary>Stands for all that asks the outside.</summary>
[Activity("Test.Outside")]
[Output("Result")]
[FailsBy("Failed")]
public sealed class Outside : Activity
{
    public static readonly Outcome Even = new("Even");
    public static readonly Outcome Odd = new("Odd");
    public static readonly Outcome Failed = new("Failed");

    public override Next Execute(ActivityContext context) => Next.Call(new Asked());

    public override Next Continue(ActivityContext context, CallAnswer answer)
    {
        context.Output("Result", answer.Value);
        return answer.Failure is not null ? Failed : answer.Value.List![0].Number % 2 == 0 ? Even : Odd;
    }
}

/// <summary>The question of <see cref="Outside"/>.</summary>
public sealed record Asked : Call
{
    public override void WriteFields(Utf8JsonWriter writer)
    {
    }
}
