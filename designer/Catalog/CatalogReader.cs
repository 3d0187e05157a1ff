using System.Globalization;
using System.Reflection;
using Porfin.Expressions;

namespace Porfin.Designer.Catalog;

/// <summary>Describes a catalog for the browser: structure from the descriptors, words from <see cref="ActivityTexts"/>, and in English from the summaries of the code where the texts say nothing.</summary>
public sealed class CatalogReader
{
    private readonly ActivityCatalog catalog;
    private readonly SummaryReader? summaries;
    private readonly ActivityTexts texts;

    private CatalogReader(ActivityCatalog catalog, CultureInfo culture)
    {
        this.catalog = catalog;
        texts = ActivityTexts.In(culture);
        summaries = culture.TwoLetterISOLanguageName is "en" ? new SummaryReader(catalog.All.Select(type => type.ClassType.Assembly)) : null;
    }

    /// <summary>A catalog in one language.</summary>
    public static CatalogView Read(ActivityCatalog catalog, CultureInfo culture)
    {
        var reader = new CatalogReader(catalog, culture);
        var order = PaletteCategories.All.Select(category => category.Key).ToList();
        return new(
            [.. PaletteCategories.All.Select(category => new CategoryView(category.Key, reader.Text($"category.{category.Key}"), category.Color, category.ColorDark, category.Icon))],
            [.. catalog.All.Select(reader.Describe).OrderBy(activity => order.IndexOf(activity.Category)).ThenBy(activity => activity.Label, StringComparer.Create(culture, ignoreCase: true))],
            [.. ExpressionNames.Functions.Select(name => new CompletionView(name))],
            [.. ExpressionNames.Filters.Select(name => new CompletionView(name))]);
    }

    private ActivityView Describe(ActivityType type)
    {
        var made = type.Create();
        return new(type.Name, type.Category, type.Icon, Text(type.Name), Help(type.ClassType, type.Name))
        {
            Browsable = type.IsBrowsable,
            Terminal = type.IsTerminal,
            Container = type.Ports.Any(port => port.Name is not "flow"),
            TextInput = type.ClassType.GetCustomAttribute<WritesToCustomerAttribute>()?.TextInput,
            Inputs = [.. type.Inputs.Select(input => Describe(type, input, made))],
            Outputs = [.. type.Outputs.Select(output => new OutputView(output.Name, Text($"{type.Name}<{output.Name}", $"<{output.Name}"), output.Type))],
            Outcomes = [.. type.Outcomes.Select(outcome => Describe(type, outcome))],
            OutcomesFrom = type.OutcomesFrom is { } from ? new(from, NameOfItems(type, from)) : null,
            // A "flow" is not in the document: the compiler puts the other flow there.
            Ports = [.. type.Ports.Where(port => port.Name is not "flow").Select(port => new PortView(port.Name, Text($"{type.Name}.{port.Name}", $"*.{port.Name}"), port.IsList, port.ItemProperty))],
        };
    }

    private InputView Describe(ActivityType type, ActivityInput input, Activity made)
    {
        var (own, shared) = ($"{type.Name}.{input.Name}", $"*.{input.Name}");
        var choices = InputShape.Choices(input).ToList();
        return new(input.Name, Text(own, shared), Help(input.Property, own, shared), InputShape.Editor(input), InputShape.Alias(input))
        {
            Example = texts.Find($"{own}.example", $"{shared}.example"),
            Required = input.IsRequired,
            Multiline = input.Editor is "multiline",
            Secret = input.IsSecret,
            Raw = input.IsRaw,
            Script = input.IsScript,
            Default = InputShape.Default(input, made),
            Choices = choices.Count == 0 ? null : [.. choices.Select(choice => Describe(InputShape.Plain(input), choice))],
            Rules = InputShape.Rules(input),
        };
    }

    private ChoiceView Describe(Type type, string choice) =>
        new(choice, Text($"{type.Name}.{choice}"), Help(type.GetField(choice)!, $"{type.Name}.{choice}"));

    private OutcomeView Describe(ActivityType type, Outcome outcome)
    {
        var (own, shared) = ($"{type.Name}>{outcome.Name}", $">{outcome.Name}");
        var field = type.ClassType.GetFields(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(field => field.FieldType == typeof(Outcome) && ((Outcome)field.GetValue(null)!).Name == outcome.Name);
        return new(outcome.Name, Text(own, shared), field is null ? "" : Help(field, own, shared));
    }

    private static string? NameOfItems(ActivityType type, string input) => type.Inputs.First(other => other.Name == input).Editor switch
    {
        "options" => "title",
        "cases" => "label",
        _ => null,
    };

    private string Text(params ReadOnlySpan<string> keys) => texts.Find(keys) ?? keys[0];

    private string Help(MemberInfo member, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (texts.Find(key + ".help") is { } text)
            {
                return text;
            }
        }

        return (member is Type type ? summaries?.Of(type) : summaries?.Of(member)) ?? "";
    }
}
