using Porfin.Host.Flows;

namespace Porfin.Host.Designer;

/// <summary>Goes back to an old version, for customers and, when that is wanted, for who edits.</summary>
public sealed class FlowRollback(FlowVersions versions, FlowList flows, DraftStore drafts, LiveFlows live)
{
    /// <summary>Publishes an old version again; the new version's number, or null when there is no such old one.</summary>
    public async Task<int?> GoBackAsync(Guid businessId, Guid flowId, WayBack way, bool alsoDraft, CancellationToken cancellation)
    {
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
