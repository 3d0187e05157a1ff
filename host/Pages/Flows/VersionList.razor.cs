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
    private bool alsoDraft = true;

    [Parameter, EditorRequired] public Guid FlowId { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<FlowVersion> Versions { get; set; } = [];

    /// <summary>The version that answers now.</summary>
    [Parameter] public int? Published { get; set; }

    /// <summary>How many conversations wait in each version.</summary>
    [Parameter, EditorRequired] public IReadOnlyDictionary<int, int> Waiting { get; set; } = new Dictionary<int, int>();

    [Parameter] public bool MayEdit { get; set; }

    [Parameter] public EventCallback<ChosenWayBack> OnGoBack { get; set; }

    private string WaitingText(int version) => Waiting.GetValueOrDefault(version) switch
    {
        0 => "",
        1 => " · " + T["flow.version.waiting.one"],
        var count => " · " + T["flow.version.waiting", count],
    };

    private void Ask(int version)
    {
        asked = asked == version ? null : version;
        alsoDraft = true;
    }

    private async Task GoBackAsync()
    {
        var version = asked!.Value;
        asked = null;
        await OnGoBack.InvokeAsync(new ChosenWayBack(version, alsoDraft));
    }
}
