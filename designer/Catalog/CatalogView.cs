using System.Text.Json.Nodes;

namespace Porfin.Designer.Catalog;

/// <summary>What the browser knows of the activities there are, in one language. Written as JSON in camel case.</summary>
/// <param name="Categories">The sections of the palette, in their order.</param>
/// <param name="Activities">All kinds of activities, by section and name; those that are not browsable too, for documents may hold them.</param>
/// <param name="Functions">Names that scripts can use, for completion.</param>
/// <param name="Filters">Filters of templates, for completion.</param>
public sealed record CatalogView(
    IReadOnlyList<CategoryView> Categories,
    IReadOnlyList<ActivityView> Activities,
    IReadOnlyList<CompletionView> Functions,
    IReadOnlyList<CompletionView> Filters);

/// <summary>A name that is offered while an expression is written.</summary>
/// <param name="Name">The name.</param>
public sealed record CompletionView(string Name);

/// <summary>A section of the palette.</summary>
/// <param name="Key">What activities call it.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Color">Its colour, <c>#rrggbb</c>, readable as text on white.</param>
/// <param name="ColorDark">The same, readable on a dark ground.</param>
/// <param name="Icon">A Material Symbols name.</param>
public sealed record CategoryView(string Key, string Label, string Color, string ColorDark, string Icon);

/// <summary>A kind of activity.</summary>
/// <param name="Type">The type name in documents.</param>
/// <param name="Category">The key of its section.</param>
/// <param name="Icon">A Material Symbols name.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Description">What it does.</param>
public sealed record ActivityView(string Type, string Category, string Icon, string Label, string Description)
{
    /// <summary>The version that new nodes carry.</summary>
    public int Version { get; init; } = 1;

    /// <summary>False keeps it out of the palette.</summary>
    public bool Browsable { get; init; }

    /// <summary>True when it ends the flowchart or sequence in which it stands.</summary>
    public bool Terminal { get; init; }

    /// <summary>True when it holds activities inside itself.</summary>
    public bool Container { get; init; }

    /// <summary>The input that holds the text which the customer reads; null when it writes nothing.</summary>
    public string? TextInput { get; init; }

    /// <summary>The inputs, in order of declaration.</summary>
    public IReadOnlyList<InputView> Inputs { get; init; } = [];

    /// <summary>The outputs.</summary>
    public IReadOnlyList<OutputView> Outputs { get; init; } = [];

    /// <summary>The fixed outcomes.</summary>
    public IReadOnlyList<OutcomeView> Outcomes { get; init; } = [];

    /// <summary>The input whose items name further outcomes; null when there is none.</summary>
    public OutcomesFromView? OutcomesFrom { get; init; }

    /// <summary>The places for nested activities.</summary>
    public IReadOnlyList<PortView> Ports { get; init; } = [];
}

/// <summary>An input.</summary>
/// <param name="Name">The property in documents.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Help">What it means.</param>
/// <param name="Editor">One of <c>text</c>, <c>multiline</c>, <c>number</c>, <c>boolean</c>, <c>choice</c>, <c>duration</c>, <c>moment</c>, <c>options</c>, <c>cases</c>, <c>texts</c>, <c>map</c>, <c>list</c>, <c>condition</c>, <c>flow</c>, <c>variable</c>, <c>code</c>, <c>value</c>.</param>
/// <param name="Type">The type alias that documents write beside its expression.</param>
public sealed record InputView(string Name, string Label, string Help, string Editor, string Type)
{
    /// <summary>An example to imitate; null when it needs none.</summary>
    public string? Example { get; init; }

    /// <summary>True when it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>True for texts of several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>True keeps the value out of journals, traces and exports.</summary>
    public bool Secret { get; init; }

    /// <summary>True for plain JSON that is no expression.</summary>
    public bool Raw { get; init; }

    /// <summary>True for a text that is a script whatever the type of its expression says.</summary>
    public bool Script { get; init; }

    /// <summary>What holds when it is not given; null when that is nothing.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>The values of a choice; null for other editors.</summary>
    public IReadOnlyList<ChoiceView>? Choices { get; init; }

    /// <summary>The rules on its value.</summary>
    public RulesView Rules { get; init; } = new();
}

/// <summary>One value of a choice.</summary>
/// <param name="Value">What documents say.</param>
/// <param name="Label">What people read.</param>
/// <param name="Help">What it means.</param>
public sealed record ChoiceView(string Value, string Label, string Help);

/// <summary>The rules on a value, as far as an editor can check them; null where there is none.</summary>
/// <param name="Min">The least number or the shortest duration.</param>
/// <param name="Max">The greatest number or the longest duration.</param>
/// <param name="MinItems">How many items a list needs.</param>
public sealed record RulesView(JsonNode? Min = null, JsonNode? Max = null, int? MinItems = null);

/// <summary>An output, which can be bound to a variable.</summary>
/// <param name="Name">The name in documents.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">The type alias.</param>
public sealed record OutputView(string Name, string Label, string Type);

/// <summary>A way out.</summary>
/// <param name="Name">The name in documents.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Help">When it is taken.</param>
public sealed record OutcomeView(string Name, string Label, string Help);

/// <summary>Where further outcomes come from.</summary>
/// <param name="Input">The input whose items name them.</param>
/// <param name="Key">The property of each item that is the name; null where the items are texts.</param>
public sealed record OutcomesFromView(string Input, string? Key);

/// <summary>A place for a nested activity.</summary>
/// <param name="Name">The property in documents.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="List">True when it holds a list.</param>
/// <param name="ItemProperty">For lists of objects: the property of each item that holds the activity.</param>
public sealed record PortView(string Name, string Label, bool List, string? ItemProperty);
