using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Layout;

/// <summary>A link that looks like a Radzen button: what leads somewhere is a link, so that it can be opened in a new tab.</summary>
public sealed partial class LinkButton
{
    [Parameter, EditorRequired] public string Href { get; set; } = "";

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    [Parameter] public string? Icon { get; set; }

    /// <summary>What a screen reader says instead of the text, where the text alone is not clear.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>filled, flat, outlined or text.</summary>
    [Parameter] public string Variant { get; set; } = "filled";

    /// <summary>primary or base.</summary>
    [Parameter] public string Color { get; set; } = "primary";
}
