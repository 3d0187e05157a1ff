using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentAssertions;
using Porfin.Activities.Messages;
using Porfin.Designer.Catalog;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary>Everything of the catalog that people see has words in every language.</summary>
public sealed class CatalogTests
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);

    public static TheoryData<string> Languages => ["pt-BR", "en", "es"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_activity_has_words(string language)
    {
        var view = Read(language);
        var missing = new List<string>();
        void Want(string place, string? text)
        {
            // A text that is missing shows as its key.
            if (string.IsNullOrWhiteSpace(text) || text == place || text.StartsWith("category.", StringComparison.Ordinal)) missing.Add(place);
        }

        foreach (var category in view.Categories) Want("category." + category.Key, category.Label);
        foreach (var activity in view.Activities)
        {
            Want(activity.Type, activity.Label);
            Want(activity.Type + ".help", activity.Description);
            foreach (var input in activity.Inputs)
            {
                Want($"{activity.Type}.{input.Name}", input.Label);
                Want($"{activity.Type}.{input.Name}.help", input.Help);
                foreach (var choice in input.Choices ?? [])
                {
                    Want($"{input.Name}.{choice.Value}.help", choice.Help);
                    if (choice.Label.EndsWith("." + choice.Value, StringComparison.Ordinal)) missing.Add(choice.Label);
                }
            }

            foreach (var output in activity.Outputs) Want($"{activity.Type}<{output.Name}", output.Label);
            foreach (var outcome in activity.Outcomes) Want($"{activity.Type}>{outcome.Name}", outcome.Label);
            foreach (var outcome in activity.Outcomes.Where(outcome => outcome.Name is not "Done")) Want($"{activity.Type}>{outcome.Name}.help", outcome.Help);
            foreach (var port in activity.Ports) Want($"{activity.Type}.{port.Name}", port.Label);
        }

        missing.Should().BeEmpty("designer/Catalog/ActivityTexts.{0}.resx", language);
    }

    /// <summary>The attributes are shared with whoever checks flows, and change when they first check.</summary>
    [Fact]
    public void Limits_are_told_alike_before_and_after_values_were_checked()
    {
        var before = Limits();
        foreach (var input in Catalog.All.SelectMany(type => type.Inputs))
        {
            foreach (var range in input.Rules.OfType<RangeAttribute>()) range.IsValid(Activator.CreateInstance(range.OperandType));
        }

        Limits().Should().Equal(before);
        before.Should().Contain(("Porfin.CallHttp", "timeout", "00:01:00"));
    }

    private static List<(string, string, string?)> Limits() =>
        [.. Read("en").Activities.SelectMany(activity => activity.Inputs.Select(input => (activity.Type, input.Name, input.Rules.Max?.ToString())))];

    [Fact]
    public void Every_activity_lies_in_a_section_and_has_an_icon()
    {
        var view = Read("pt-BR");
        var sections = view.Categories.Select(category => category.Key).ToList();
        view.Activities.Where(activity => !sections.Contains(activity.Category)).Should().BeEmpty("PaletteCategories has {0}", string.Join(", ", sections));
        view.Activities.Where(activity => activity.Browsable && activity.Icon.Length == 0).Select(activity => activity.Type).Should().BeEmpty();
    }

    [Fact]
    public void Every_text_belongs_to_something()
    {
        var view = Read("pt-BR");
        var types = view.Activities.Select(activity => activity.Type).ToList();
        var inputs = view.Activities.SelectMany(activity => activity.Inputs.Select(input => input.Name).Concat(activity.Ports.Select(port => port.Name))).ToHashSet();
        var keys = new System.Resources.ResourceManager(typeof(ActivityTexts)).GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);
        keys.Where(key => key.StartsWith("Porfin.", StringComparison.Ordinal) || key.StartsWith("Elsa.", StringComparison.Ordinal))
            .Where(key => !types.Exists(type => key == type || (key.StartsWith(type, StringComparison.Ordinal) && key[type.Length] is '.' or '>' or '<')))
            .Should().BeEmpty("no such activity");
        keys.Where(key => key.StartsWith("*.", StringComparison.Ordinal)).Where(key => !inputs.Contains(key.Split('.')[1]) && key is not "*.flow").Should().BeEmpty("no such input");
    }

    [Fact]
    public void Editors_types_defaults_and_rules_come_from_the_class()
    {
        var ask = Read("pt-BR").Activities.Single(activity => activity.Type == "Porfin.Ask");
        ask.Inputs.Select(input => (input.Name, input.Editor, input.Type)).Should().Equal(
            ("question", "multiline", "String"), ("kind", "choice", "String"), ("options", "options", "Object"), ("buttonLabel", "text", "String"), ("retries", "number", "Int32"),
            ("retryText", "multiline", "String"), ("unreadableText", "multiline", "String"), ("patience", "duration", "TimeSpan"));
        ask.Inputs[0].Required.Should().BeTrue();
        ask.Inputs[1].Choices!.Select(choice => choice.Value).Should().Equal("Text", "Number", "Email", "Phone", "Cpf", "Date", "Choice");
        ask.Inputs[1].Default!.ToString().Should().Be("Text");
        ask.Inputs[4].Default!.GetValue<double>().Should().Be(2);
        (ask.Inputs[4].Rules.Min!.GetValue<double>(), ask.Inputs[4].Rules.Max!.GetValue<double>()).Should().Be((0, 10));
        ask.TextInput.Should().Be("question");
        var choices = Read("en").Activities.Single(activity => activity.Type == "Porfin.SendChoices");
        choices.OutcomesFrom.Should().Be(new OutcomesFromView("options", "title"));
        choices.Inputs.Single(input => input.Name == "options").Rules.MinItems.Should().Be(1);
    }

    private static CatalogView Read(string language) => CatalogReader.Read(Catalog, CultureInfo.GetCultureInfo(language));
}
