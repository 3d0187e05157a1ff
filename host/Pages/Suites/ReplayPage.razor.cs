using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Scenarios;
using Porfin.Recordings;

namespace Porfin.Host.Pages.Suites;

/// <summary>Real conversations, masked, lived again with a flow's draft: what would come out otherwise, by cause, the worst first.</summary>
public sealed partial class ReplayPage(SuiteLife life, FlowReplay replay, ILogger<ReplayPage> log) : IDisposable
{
    private const int MostShown = 20;
    private const string Message = "MessageCreated ";
    private const string Way = "left by ";
    private readonly CancellationTokenSource left = new();
    private Draft? draft;
    private PlayableFlow? flow;
    private ReplayedFlow? replayed;
    private bool isMissing;
    private bool hasFailed;
    private bool isBusy;
    private int days = 30;
    private int limit = 100;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var business = (await Session).User.BusinessId();
            draft = await life.Drafts.FindAsync(business, Id, CancellationToken.None);
            flow = draft is null ? null : await life.Flows.OfAsync(business, draft.Document, CancellationToken.None);
            isMissing = draft is null;
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    private async Task ReplayAsync()
    {
        (isBusy, replayed) = (true, null);
        await LoadAsync();
        if (flow is not null)
        {
            replayed = await replay.RunAsync((await Session).User.BusinessId(), Id, flow.Plan, new(days, limit), left.Token);
        }

        isBusy = false;
    }

    private string ResultOf(ReplayedFlow all) => string.Join(" · ", new[] { ReplayResult.Same, ReplayResult.OtherText, ReplayResult.OtherPath, ReplayResult.Stuck }
        .Select(result => $"{T[KeyOf(result)]} {(result is ReplayResult.Same ? all.Same : all.Causes.Where(cause => cause.Result == result).Sum(cause => cause.Conversations.Count)).ToString(CultureInfo.CurrentCulture)}"));

    private string TitleOf(ReplayCause cause) => cause.NodeId.Length == 0 ? T["replay.whole"] : flow!.Plan.Contains(cause.NodeId) ? flow.Plan.TitleOf(cause.NodeId) : T["replay.gone", cause.NodeId];

    private static string KeyOf(ReplayResult result) => "replay." + result.ToString().ToLowerInvariant();

    /// <summary>A difference as people read it: a message by its words, a way by its name.</summary>
    private string Told(string? what)
    {
        if (what is null)
        {
            return T["replay.nothing"];
        }

        if (what.IndexOf(Message, StringComparison.Ordinal) is >= 0 and var at && TextOf(what[(at + Message.Length)..]) is { } text)
        {
            return text;
        }

        return what.IndexOf(Way, StringComparison.Ordinal) is >= 0 and var way ? T["replay.left", what[(way + Way.Length)..]] : what;
    }

    private static string? TextOf(string json)
    {
        try
        {
            using var fields = JsonDocument.Parse(json);
            return Find(fields.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement json) => json.ValueKind is not JsonValueKind.Object ? null
        : json.TryGetProperty("body", out var body) && body.ValueKind is JsonValueKind.String ? body.GetString()
        : json.EnumerateObject().Select(property => Find(property.Value)).FirstOrDefault(found => found is not null);
}
