using System.Text;

namespace Porfin.Expressions.Templates;

/// <summary>One run of a template: what it sees, what it has set, what it has written.</summary>
internal sealed class Rendering(ExpressionScope scope, StringBuilder output)
{
    private StringBuilder output = output;

    public ExpressionScope Scope { get; } = scope;

    public ExpressionBudget Budget { get; } = scope.Budget;

    public Locals Locals { get; } = new();

    /// <summary>The place of the last operation that could fail.</summary>
    public int Place { get; set; }

    public void Write(string text)
    {
        Budget.Allocate(text.Length * sizeof(char));
        output.Append(text);
    }

    public void Write(Value value) => Write(value.Text ?? Printing.Text(this, value));

    /// <summary>Renders a block into a text of its own.</summary>
    public string Capture(Block block)
    {
        var outer = output;
        output = new();
        try
        {
            block.Render(this);
            return output.ToString();
        }
        finally
        {
            output = outer;
        }
    }
}
