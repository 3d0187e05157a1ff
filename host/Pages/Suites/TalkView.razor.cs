using Microsoft.AspNetCore.Components;
using Porfin.Activities.Transcripts;

namespace Porfin.Host.Pages.Suites;

/// <summary>A transcript as a conversation.</summary>
public sealed partial class TalkView
{
    private IReadOnlyList<Entry> entries = [];

    [Parameter, EditorRequired] public string Transcript { get; set; } = "";

    protected override void OnParametersSet() => entries = [.. Activities.Transcripts.Transcript.Parse(Transcript).Where(entry => entry.Kind is not EntryKind.Comment)];

    private static string ClassOf(Entry entry) => entry.Kind switch { EntryKind.Customer => "in", EntryKind.Flow => "out", _ => "between" };

    private static string? WhoOf(Entry entry) => entry.Kind switch { EntryKind.Customer => "suite.customer", EntryKind.Flow => "suite.flow", _ => null };
}
