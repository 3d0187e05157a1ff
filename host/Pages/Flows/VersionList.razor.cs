using Microsoft.AspNetCore.Components;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>A way back that somebody chose.</summary>
/// <param name="Version">To which version.</param>
/// <param name="AlsoDraft">True when the draft goes back too.</param>
public sealed record ChosenWayBack(int Version, bool AlsoDraft);

/// <summary>What was published when and by whom, the newest first; each version can be looked at, compared, taken home, and gone back to.</summary>
public sealed partial class VersionList
{
    private int? asked;
    private int red;
    private bool alsoDraft = true;

    [Parameter, EditorRequired] public Guid FlowId { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<FlowVersion> Versions { get; set; } = [];

    /// <summary>The version that answers now.</summary>
    [Parameter] public int? Published { get; set; }

    /// <summary>How many conversations wait in each version.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<int, int> Waiting { get; set; } = new Dictionary<int, int>();

    [Parameter] public bool MayEdit { get; set; }

    /// <summary>Counts the scenarios that a version fails.</summary>
    [Parameter] public Func<int, Task<int>>? CountRed { get; set; }

    [Parameter] public EventCallback<ChosenWayBack> OnGoBack { get; set; }

    private string WaitingText(int version) => Waiting.GetValueOrDefault(version) switch
    {
        0 => "",
        1 => " · " + T["flow.version.waiting.one"],
        var count => " · " + T["flow.version.waiting", count],
    };

    private async Task AskAsync(int version)
    {
        (asked, alsoDraft, red) = (asked == version ? null : version, true, 0);
        var count = asked is not null && CountRed is not null ? await CountRed(version) : 0;
        red = asked == version ? count : red;
    }

    private async Task GoBackAsync()
    {
        var version = asked!.Value;
        asked = null;
        await OnGoBack.InvokeAsync(new ChosenWayBack(version, alsoDraft));
    }
}
