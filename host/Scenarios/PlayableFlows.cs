using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.CommandLine;
using Porfin.Host.Designer;
using Porfin.Host.Flows;

namespace Porfin.Host.Scenarios;

/// <summary>A flow that can be played without touching anything.</summary>
/// <param name="Plan">Its plan.</param>
/// <param name="Find">Finds the plan of a flow that it begins as an instance of its own.</param>
public sealed record PlayableFlow(Plan Plan, Func<string, Plan?> Find);

/// <summary>Compiles documents with the other flows of their business, to be played.</summary>
public sealed class PlayableFlows(FlowList flows, DraftStore drafts, ActivityCatalog catalog)
{
    /// <summary>The draft of a flow; null when the business has no such flow, or it cannot run.</summary>
    public async Task<PlayableFlow?> DraftAsync(Guid businessId, Guid flowId, CancellationToken cancellation) =>
        await drafts.FindAsync(businessId, flowId, cancellation) is { } draft ? await OfAsync(businessId, draft.Document, cancellation) : null;

    /// <summary>A document of a business; null when it cannot run.</summary>
    public async Task<PlayableFlow?> OfAsync(Guid businessId, string document, CancellationToken cancellation)
    {
        var library = new FlowLibrary();
        foreach (var other in await flows.DocumentsAsync(businessId, cancellation))
        {
            if (FlowReader.Read(other).Flow is { } part)
            {
                library.Add(part);
            }
        }

        if (FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), catalog, library).Plan is not { } plan)
        {
            return null;
        }

        var parts = new Dictionary<string, Plan?> { [plan.Flow.DefinitionId] = plan };
        return new(plan, definition => FlowFiles.Part(definition, library, parts));
    }
}
