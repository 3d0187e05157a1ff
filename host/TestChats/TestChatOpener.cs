using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Host.Designer;
using Porfin.Host.Flows;

namespace Porfin.Host.TestChats;

/// <summary>A test chat that was opened, or why it could not be.</summary>
/// <param name="FlowName">The flow's name; null when the business has no such flow, or there is nothing in it yet.</param>
/// <param name="Chat">The chat; null when the flow cannot run.</param>
/// <param name="Problems">What prevents it.</param>
public sealed record OpenedTestChat(string? FlowName, TestChat? Chat, IReadOnlyList<FlowProblem> Problems);

/// <summary>Opens test chats with the flows of a business as they are being edited.</summary>
public sealed class TestChatOpener(FlowList flows, DraftStore drafts, ActivityCatalog catalog, TimeProvider time)
{
    /// <summary>A new chat with the draft of a flow, which is the published version where nobody edits it.</summary>
    /// <param name="businessId">Whose flow.</param>
    /// <param name="businessName">What the flow knows as the business's name.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<OpenedTestChat> OpenAsync(Guid businessId, string businessName, Guid flowId, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(businessId, flowId, cancellation) is not { } draft)
        {
            return new OpenedTestChat(null, null, []);
        }

        var library = new FlowLibrary();
        foreach (var other in await flows.DocumentsAsync(businessId, cancellation))
        {
            if (FlowReader.Read(other).Flow is { } part)
            {
                library.Add(part);
            }
        }

        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(draft.Document), catalog, library);
        var chat = compilation.Plan is { } plan ? new TestChat(plan, time, businessName) : null;
        return new OpenedTestChat(draft.Name, chat, compilation.Problems);
    }
}
