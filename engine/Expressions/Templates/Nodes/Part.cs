using System.Runtime.CompilerServices;

namespace Porfin.Expressions.Templates;

/// <summary>How rendering goes on after a part.</summary>
internal enum Signal
{
    Next,
    Break,
    Continue,
}

/// <summary>A part of a compiled template that writes something or gives a name. Immutable.</summary>
internal abstract class Part
{
    public abstract Signal Render(Rendering rendering);
}

/// <summary>Parts one after the other.</summary>
internal sealed class Block(IReadOnlyList<Part> parts) : Part
{
    private readonly Part[] parts = [.. parts];

    public static Block Empty { get; } = new([]);

    /// <summary>The text when the block writes nothing but one; else null.</summary>
    public string? OnlyText => parts switch
    {
        [] => "",
        [TextPart part] => part.Text,
        _ => null,
    };

    public override Signal Render(Rendering rendering)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var part in parts)
        {
            rendering.Budget.Step();
            var signal = part.Render(rendering);
            if (signal is not Signal.Next)
            {
                return signal;
            }
        }

        return Signal.Next;
    }
}

/// <summary>Text as it is.</summary>
internal sealed class TextPart(string text) : Part
{
    public string Text { get; } = text;

    public override Signal Render(Rendering rendering)
    {
        rendering.Write(Text);
        return Signal.Next;
    }
}

/// <summary><c>{{ … }}</c>.</summary>
internal sealed class OutputPart(Node node) : Part
{
    public override Signal Render(Rendering rendering)
    {
        var value = node.Evaluate(rendering);
        rendering.Place = node.Place;
        rendering.Write(value);
        return Signal.Next;
    }
}

/// <summary><c>{% break %}</c> and <c>{% continue %}</c>.</summary>
internal sealed class SignalPart(Signal signal) : Part
{
    public override Signal Render(Rendering rendering) => signal;
}
