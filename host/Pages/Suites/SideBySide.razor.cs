using Microsoft.AspNetCore.Components;
using Porfin.Documents.Comparing;

namespace Porfin.Host.Pages.Suites;

/// <summary>What was expected beside what came, with the words that differ marked.</summary>
public sealed partial class SideBySide
{
    private IReadOnlyList<WordChange> words = [];

    [Parameter, EditorRequired] public string Expected { get; set; } = "";

    [Parameter, EditorRequired] public string Played { get; set; } = "";

    /// <summary>The line of the scenario; null when it is of none.</summary>
    [Parameter] public int? Line { get; set; }

    protected override void OnParametersSet() => words = WordDiff.Compare(Expected, Played);
}
