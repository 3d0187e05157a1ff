using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Porfin.Activities.Transcripts;
using Porfin.Compilation;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Host.CommandLine;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Porfin.Host.Pages;

namespace Porfin.Host.TestChats;

/// <summary>A chat that was played, or why it could not be.</summary>
/// <param name="Chat">The chat; null when the flow cannot run, or a move cannot be understood.</param>
/// <param name="Problems">What prevents the flow from running.</param>
/// <param name="Refused">Why the moves cannot be played; null when they can.</param>
public sealed record ChatAnswer(ToldChat? Chat, IReadOnlyList<CheckedProblem> Problems, string? Refused = null);

/// <summary>Plays test chats: the real engine in memory, on a clock of its own. Nothing is stored and nothing is sent.</summary>
public sealed class ChatPlayer(FlowList flows, ActivityCatalog catalog, Catalogs catalogs, IStringLocalizer<Texts> texts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Plays a chat.</summary>
    /// <param name="businessId">Whose flow.</param>
    /// <param name="document">The flow.</param>
    /// <param name="moves">What was done.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ChatAnswer> PlayAsync(Guid businessId, string document, IReadOnlyList<Entry> moves, CancellationToken cancellation)
    {
        var library = new FlowLibrary();
        foreach (var other in await flows.DocumentsAsync(businessId, cancellation))
        {
            if (FlowReader.Read(other).Flow is { } part)
            {
                library.Add(part);
            }
        }

        // On a thread of its own: turns are computed, not awaited.
        return await Task.Run(() => Play(document, moves, library, cancellation), cancellation);
    }

    private ChatAnswer Play(string document, IReadOnlyList<Entry> moves, FlowLibrary library, CancellationToken cancellation)
    {
        var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(document), catalog, library);
        if (compilation.Plan is not { } plan)
        {
            return new(null, FlowCheck.Shown(compilation.Problems, document));
        }

        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var parts = new Dictionary<string, Plan?> { [plan.Flow.DefinitionId] = plan };
        try
        {
            var played = ChatPlay.Of(plan, moves, definition => FlowFiles.Part(definition, library, parts), either.Token);
            var names = StepNames.Of(document, catalogs.In(CultureInfo.CurrentUICulture.Name));
            return new(new ChatTeller(plan, new StoryWords(names, texts), names).Tell(played), []);
        }
        catch (FormatException e)
        {
            return new(null, [], e.Message);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new(null, [], texts["test.slow", Patience.TotalSeconds]);
        }
    }
}
