using System.Text;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Host.Flows;

namespace Porfin.Host.TestChats;

/// <summary>A test chat that was opened, or why it could not be.</summary>
/// <param name="FlowName">The flow's name; null when the business has no such flow, or none of its versions is published.</param>
/// <param name="Chat">The chat; null when the flow cannot run.</param>
/// <param name="Problems">What prevents it.</param>
public sealed record OpenedTestChat(string? FlowName, TestChat? Chat, IReadOnlyList<FlowProblem> Problems);

/// <summary>Opens test chats with the published flows of a business.</summary>
public sealed class TestChatOpener(FlowList flows, ActivityCatalog catalog, TimeProvider time)
{
    /// <summary>A new chat with the published version of a flow.</summary>
    /// <param name="businessId">Whose flow.</param>
    /// <param name="businessName">What the flow knows as the business's name.</param>
    /// <param name="flowId">The flow.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<OpenedTestChat> OpenAsync(Guid businessId, string businessName, Guid flowId, CancellationToken cancellation)
    {
        var open = await flows.FindAsync(businessId, flowId, cancellation);
        var document = await flows.DocumentAsync(businessId, flowId, version: null, cancellation);
        if (open is null || document is null)
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

        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), catalog, library);
        var chat = compilation.Plan is { } plan ? new TestChat(plan, time, businessName) : null;
        return new OpenedTestChat(open.Summary.Name, chat, compilation.Problems);
    }
}
