using Porfin.Expressions;

namespace Porfin.Execution;

/// <summary>Makes the activity of a step and evaluates its inputs.</summary>
internal static class StepInputs
{
    /// <summary>A fresh activity with its inputs; null when an input failed.</summary>
    public static Activity? Prepare(Frame frame, TurnScope scope, out Fault? fault)
    {
        fault = null;
        var activity = frame.Node.Type.Create();
        foreach (var bound in frame.Node.Inputs)
        {
            if (bound.Shared is not null)
            {
                bound.Input.SetShared(activity, bound.Shared);
                continue;
            }

            if (bound.Input.IsLazy)
            {
                bound.Input.SetExpression(activity, bound.Expression);
                continue;
            }

            var value = scope.Evaluate(bound.Expression, frame.Outside);
            if (bound.Input.Set(activity, value) is { } wanted)
            {
                fault = new Fault("input:type", $"The input '{bound.Input.Name}' wants {wanted.English}, but is {Shorten(value)}.", frame.Node.Path);
                return null;
            }
        }

        return activity;
    }

    private static string Shorten(Value value)
    {
        var text = value.ToString();
        return text.Length <= 60 ? $"'{text}'" : $"'{text[..60]}…'";
    }
}
