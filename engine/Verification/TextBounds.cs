using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>The fewest and the most characters that a text can have.</summary>
internal readonly record struct Length(int Least, int Most)
{
    /// <summary>No text.</summary>
    public static Length None { get; } = new(0, 0);

    /// <summary>
    /// What nobody can know before it is said: taken as at most 200 characters, which few answers pass. A customer can write more; the channel then does
    /// with the message what it does beyond its limit.
    /// </summary>
    public static Length Free { get; } = new(0, 200);

    public static Length Of(string text) => new(text.Length, text.Length);

    public Length Then(Length next) => new(Cap((long)Least + next.Least), Cap((long)Most + next.Most));

    public Length Or(Length other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    private static int Cap(long length) => (int)Math.Min(length, int.MaxValue);
}

/// <summary>Bounds of the texts that expressions give: literal parts, and what the variables in them can hold.</summary>
internal sealed class TextBounds(Study study)
{
    private const int Number = 24;
    private const int MostNesting = 4;

    private readonly Counters counters = new(study);
    private readonly Dictionary<VariableReference, Length> known = [];

    /// <summary>The bounds of an expression where an activity stands.</summary>
    public Length Of(Expression expression, PlanNode node, int depth = 0) => expression switch
    {
        Constant constant => Length.Of(constant.Value.ToText()),
        Template.ConstantTemplate constant => Length.Of(constant.Text),
        Template.RunningTemplate template when depth < MostNesting => new TemplateLength(name => Of(name, node, depth + 1), study.Effort).Of(template.Text),
        NameExpression name => Of(name.Name, node, depth),
        _ => Length.Free,
    };

    private Length Of(string name, PlanNode node, int depth) => VariableUses.Find(node, name) is { } variable ? Of(variable, depth) : Length.Free;

    /// <summary>All that a variable can hold: its default, and whatever sets it anywhere.</summary>
    private Length Of(VariableReference variable, int depth)
    {
        if (known.TryGetValue(variable, out var found))
        {
            return found;
        }

        known[variable] = Length.Free;
        study.Effort.Spend();
        var declaration = VariableUses.Declaration(variable);
        var length = Length.Of(declaration.Value.ToText());
        foreach (var use in counters.Uses.ByVariable[variable].Where(use => use.IsWrite))
        {
            study.Effort.Spend();
            length = length.Or(Written(use, variable, depth));
        }

        length = counters.Uses.AnyComputedName || variable.Owner.Container!.OwnVariables.Any(own => own.Name == declaration.Name) ? length.Or(Length.Free) : length;
        known[variable] = FlowTypes.Alias(declaration.TypeName) is "Boolean" ? new(0, 5) : FlowTypes.IsNumber(declaration.TypeName) ? new(1, MostDigits(variable)) : length;
        return known[variable];
    }

    /// <summary>How long a number can be: whole counters stay small; what is computed may come to any number, also in a variable of a small type.</summary>
    private int MostDigits(VariableReference variable) =>
        FlowTypes.IsWhole(VariableUses.Declaration(variable).TypeName) && counters.Reach(variable) is { } reach ? Math.Min(Number, (int)Math.Log10(Math.Max(reach, 1)) + 2) : Number;

    private Length Written(VariableUse use, VariableReference variable, int depth)
    {
        if (use.Node.Target == variable)
        {
            return PossibleOutcomes.Input(use.Node, "value") is { } value ? Of(value.Expression, use.Node, depth + 1) : Length.None;
        }

        var output = use.Use is null ? Array.Find(use.Node.Outputs, output => output.Variable == variable) : null;
        var declared = use.Node.Type.Outputs.FirstOrDefault(candidate => candidate.Name.Equals(output?.Name, StringComparison.OrdinalIgnoreCase));
        var options = declared?.OneOf is { } input && PossibleOutcomes.ConstantOf(use.Node, input) is { } given ? ValueConvert.ToList(given) : [];
        return options.Count == 0 ? Length.Free : options.Select(option => Length.Of((option.Map is { } map ? map["id"].Text ?? map["title"].Text ?? "" : option.ToText()).Trim())).Aggregate((one, other) => one.Or(other));
    }
}
