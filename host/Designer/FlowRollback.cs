using Microsoft.Extensions.Localization;
using Porfin.Host.Flows;
using Porfin.Host.Pages;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Designer;

/// <summary>
/// Goes back to an old version, for customers and, when that is wanted, for who edits. It is the way out of trouble, so scenarios that fail do not stop it: they are
/// told before, and kept with the version.
/// </summary>
public sealed class FlowRollback(FlowVersions versions, FlowList flows, DraftStore drafts, LiveFlows live, FlowSuite suite, IStringLocalizer<Texts> texts)
{
    /// <summary>How many of the flow's scenarios a version fails.</summary>
    public async Task<int> CountRedAsync(Guid businessId, Guid flowId, int version, CancellationToken cancellation) =>
        await flows.DocumentAsync(businessId, flowId, version, cancellation) is { } document
            ? (await suite.PlayAsync(businessId, flowId, document, cancellation) ?? []).Count(played => !played.Passed)
            : 0;

    /// <summary>Publishes an old version again; the new version's number, or null when there is no such old one.</summary>
    public async Task<int?> GoBackAsync(Guid businessId, Guid flowId, WayBack way, bool alsoDraft, CancellationToken cancellation)
    {
        var red = await CountRedAsync(businessId, flowId, way.Version, cancellation);
        way = red == 0 ? way : way with { OverrideReason = texts["flow.rollback.red.kept", red] };
        if (await versions.GoBackAsync(businessId, flowId, way, cancellation) is not { } version)
        {
            return null;
        }

        if (alsoDraft && await drafts.FindAsync(businessId, flowId, cancellation) is { } draft
            && await flows.DocumentAsync(businessId, flowId, version, cancellation) is { } document && document != draft.Document
            && await drafts.SaveAsync(businessId, flowId, new DraftChange(draft.Revision, document, way.Author), cancellation) is { } revision)
        {
            live.Tell(flowId, new LiveEvent("revision", new RevisionSaved(revision, "", way.Author.Split('@')[0])));
        }

        return version;
    }
}
