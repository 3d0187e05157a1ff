using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Account;

/// <summary>A labelled input of a form that is posted plainly, with its problem beside it.</summary>
public sealed partial class Field
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string Type { get; set; } = "text";

    [Parameter] public string? Value { get; set; }

    [Parameter] public string? Autocomplete { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }
}
