using System.ComponentModel.DataAnnotations;
using Porfin.Documents.Reading;
using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Checks inputs whose values are written in the document against their types and rules.</summary>
internal sealed class ConstantInputs(List<FlowProblem> problems)
{
    /// <summary>Tries a constant on the input's type and rules.</summary>
    /// <param name="input">The input.</param>
    /// <param name="value">Its value.</param>
    /// <param name="sample">An activity whose property is set.</param>
    /// <param name="node">The activity in the plan.</param>
    /// <param name="place">Where the value stands.</param>
    public void Check(ActivityInput input, Value value, Activity sample, PlanNode node, string place)
    {
        if (input.Set(sample, value) is { } wanted)
        {
            Wrong(input, value, wanted, node, place);
            return;
        }

        var actual = input.Property.GetValue(sample);
        foreach (var rule in input.Rules)
        {
            var isMissing = rule is RequiredAttribute && (actual is null or "" or Value { IsNullish: true });
            if (isMissing || (rule is not RequiredAttribute && !rule.IsValid(actual)))
            {
                Add(isMissing ? "input:required" : "input:rule", Severity.Error, isMissing ? ActivitySentences.InputMissing.With(input.Name) : RuleSentences.Of(rule, input.Name), node, place);
            }
        }

        if (actual is TimeSpan time && time < TimeSpan.Zero)
        {
            Add("input:negative-time", Severity.Warning, ActivitySentences.NegativeTime.With(input.Name, Shortened.Text(value.ToString())), node, place);
        }

        CheckCondition(input, value, node, place);
    }

    /// <summary>Looks at the constant of an input that the activity evaluates itself.</summary>
    public void CheckLazy(ActivityInput input, Expression expression, PlanNode node, string place)
    {
        if (expression is not Constant { Value: var value } || value.IsNullish || value.Text is { Length: 0 })
        {
            return;
        }

        var wanted = input.Editor switch
        {
            "number" when ValueConvert.ToNumber(value) is null or double.NaN => InputSentences.Number,
            "boolean" when ValueConvert.ToBoolean(value) is null => InputSentences.Truth,
            "map" when value.Map is null => InputSentences.Map,
            _ => null,
        };
        if (wanted is not null)
        {
            Wrong(input, value, wanted, node, place);
        }

        CheckCondition(input, value, node, place);
    }

    /// <summary>A condition that is a text other than true and false was meant to be computed.</summary>
    private void CheckCondition(ActivityInput input, Value value, PlanNode node, string place)
    {
        if (input.Editor is "condition" && value.Text is { Length: > 0 } text && !bool.TryParse(text, out _))
        {
            Add("input:constant-condition", Severity.Warning, ActivitySentences.ConstantCondition.With(input.Name, Shortened.Text(text)), node, place);
        }
    }

    private void Wrong(ActivityInput input, Value value, Sentence wanted, PlanNode node, string place)
    {
        var type = Nullable.GetUnderlyingType(input.Property.PropertyType) ?? input.Property.PropertyType;
        var meant = type.IsEnum && value.Text is { } text ? Suggestions.Ask(text, Enum.GetNames(type)) : Sentence.None;
        Add("input:type", Severity.Error, ActivitySentences.InputType.With(input.Name, wanted, Shortened.Text(value.ToString()), meant), node, place);
    }

    private void Add(string code, Severity severity, Sentence why, PlanNode node, string place) => problems.Add(new(code, severity, why, node.Path, place));
}
