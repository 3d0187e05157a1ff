using Microsoft.Extensions.Options;
using Porfin.Activities.Http;
using Porfin.Host.Http;

namespace Porfin.Host.CommandLine;

/// <summary>Answers the calls of flows that run in a terminal, by really making them.</summary>
internal sealed class LiveCalls(TimeProvider time) : IDisposable
{
    private readonly HttpCaller http = new(Options.Create(new HttpCallOptions()), time);

    /// <summary>Answers one call. A terminal has one flow and no thread that others need, so it may block.</summary>
    public CallAnswer Answer(Call call) => call is HttpCall request
        ? http.AnswerAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult()
        : new(default, "call:unavailable", $"Nothing answers {call.GetType().Name} here.");

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}
