using Porfin.Execution;
using Porfin.Expressions;

namespace Porfin.Verification;

/// <summary>Texts and options beyond what a channel takes. The activities declare the limits; the engine knows no channel.</summary>
internal static class Limits
{
    private const int MostShown = 24;

    public static IEnumerable<Finding> Find(Study study)
    {
        var bounds = new TextBounds(study);
        foreach (var node in study.Reached.Where(node => node.Container is null))
        {
            var otherForm = false;
            foreach (var (bound, limit) in node.Inputs.SelectMany(bound => bound.Input.Limits.Select(limit => (bound, limit))))
            {
                study.Effort.Spend();
                if (Judge(study, bounds, node, bound, limit) is not { } finding || (otherForm && limit.Beyond is BeyondLimit.OtherForm))
                {
                    continue;
                }

                otherForm |= limit.Beyond is BeyondLimit.OtherForm;
                yield return finding;
            }
        }
    }

    private static Finding? Judge(Study study, TextBounds bounds, PlanNode node, BoundInput bound, ChannelLimitAttribute limit)
    {
        if (bound.Input.Property.PropertyType != typeof(ValueList))
        {
            return Beyond(study, node, bound, limit, bounds.Of(bound.Expression, node), Sentences.Of("what:text").With(bound.Input.Name));
        }

        if (bound.Expression is not Constant constant)
        {
            return null;
        }

        var items = ValueConvert.ToList(constant.Value);
        if (limit.Part is not { } part)
        {
            return Beyond(study, node, bound, limit, new(items.Count, items.Count), Sentences.Of("what:items").With(bound.Input.Name));
        }

        var texts = items.Select((item, index) => (Text: item.Map is { } map ? map[part].ToText() : part is "title" ? item.ToText() : "", index)).ToList();
        study.Effort.Spend(texts.Count);
        var longest = texts.OrderByDescending(text => text.Text.Length).FirstOrDefault();
        if (longest.Text is not { } longText)
        {
            return null;
        }

        var shown = longText.Length <= MostShown ? longText : longText[..MostShown] + "…";
        return Beyond(study, node, bound, limit, Length.Of(longText), Sentences.Of("what:part").With(Sentences.Of("part:" + part), shown)) is not { } finding ? null : finding with
        {
            Repair = limit.Beyond is BeyondLimit.OtherForm || !Study.IsOwn(node) ? null : Shorten(node, bound.Input.Name, limit),
        };
    }

    private static Finding? Beyond(Study study, PlanNode node, BoundInput bound, ChannelLimitAttribute limit, Length length, Sentence what)
    {
        if (length.Most <= limit.Most)
        {
            return null;
        }

        var isSure = length.Least > limit.Most;
        var severity = limit.Beyond switch
        {
            BeyondLimit.Refused => isSure ? Severity.Error : Severity.Warning,
            BeyondLimit.OtherForm => Severity.Info,
            _ => isSure ? Severity.Warning : Severity.Info,
        };
        return Study.At(node, isSure ? "limit:exceeded" : "limit:may-be-exceeded", severity, study.Paths.To(node.Index, study.Effort), node.Name, what, isSure ? length.Least : length.Most, limit.Most, Sentences.Of("beyond:" + limit.Beyond)) with
        {
            JsonPath = Study.IsOwn(node) ? $"{node.JsonPath}/{bound.Input.Name}" : "",
        };
    }

    /// <summary>Cuts titles or descriptions that are too long, with an ellipsis.</summary>
    private static Repair Shorten(PlanNode node, string input, ChannelLimitAttribute limit) => new(Sentences.Of("repair:shorten").With(limit.Most), edit =>
    {
        var renamed = edit.Shorten($"{node.JsonPath}/{input}", limit.Part!, limit.Most);
        if (limit.Part is "title" && node.Type.OutcomesFrom == input && node.Parent?.Graph is not null)
        {
            edit.RenamePorts(node.Parent.JsonPath, node.Id, renamed);
        }
    });
}
