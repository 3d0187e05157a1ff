using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Conversations;

namespace Porfin.Host.Pages.Conversations;

/// <summary>The latest conversations of the business; new ones and new messages appear by themselves.</summary>
public sealed partial class ConversationItems(ConversationList list, ConversationFeed feed, ILogger<ConversationItems> log) : IDisposable
{
    private IReadOnlyList<ConversationSummary>? conversations;
    private bool hasFailed;
    private Guid business;
    private LiveRefresh? live;
    private IDisposable? subscription;

    /// <summary>The conversation that is shown beside the list.</summary>
    [Parameter] public Guid? Open { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    public void Dispose()
    {
        subscription?.Dispose();
        live?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        business = (await Session).User.BusinessId();
        live = new LiveRefresh(() => InvokeAsync(RefreshAsync), DispatchExceptionAsync);
        subscription = feed.Subscribe(business, _ => live.Poke());
        await LoadAsync();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            conversations = await list.LatestAsync(business, CancellationToken.None);
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }
}
