namespace Porfin.Expressions.Templates;

/// <summary><c>if … elif … else</c>; <c>unless</c> has its first condition turned round.</summary>
internal sealed class IfPart(IReadOnlyList<(Node Condition, Block Body)> branches, Block otherwise) : Part
{
    public override Signal Render(Rendering rendering)
    {
        foreach (var (condition, body) in branches)
        {
            if (Truth.Of(condition.Evaluate(rendering)))
            {
                return body.Render(rendering);
            }
        }

        return otherwise.Render(rendering);
    }
}

/// <summary>Liquid's <c>case … when … else</c>: every branch that names the value is shown; the else when none does.</summary>
internal sealed class CasePart(Node subject, IReadOnlyList<(Node[] Values, Block Body)> branches, Block otherwise) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var value = subject.Evaluate(rendering);
        var found = false;
        foreach (var (values, body) in branches)
        {
            if (!Array.Exists(values, candidate => IsSame(rendering, value, candidate)))
            {
                continue;
            }

            found = true;
            var signal = body.Render(rendering);
            if (signal is not Signal.Next)
            {
                return signal;
            }
        }

        return found ? Signal.Next : otherwise.Render(rendering);
    }

    private static bool IsSame(Rendering rendering, Value value, Node candidate) => candidate switch
    {
        Name { Text: "blank" } => Truth.IsBlank(value),
        Name { Text: "empty" } => Truth.IsEmpty(value),
        _ => Comparing.Same(rendering, value, candidate.Evaluate(rendering)),
    };
}
