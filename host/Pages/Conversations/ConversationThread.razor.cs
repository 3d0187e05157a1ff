using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Conversations;
using Porfin.Host.Designer;
using Porfin.Host.Pages.Chat;

namespace Porfin.Host.Pages.Conversations;

/// <summary>The messages of one conversation; new ones and their ticks arrive by themselves. Looking at it marks it as read.</summary>
public sealed partial class ConversationThread(
    ConversationList list, ConversationFeed feed, FlowTraffic traffic, ShownTime time, ILogger<ConversationThread> log) : IDisposable
{
    private OpenConversation? conversation;
    private string? inFlow;
    private bool hasFailed;
    private bool isMissing;
    private Guid business;
    private LiveRefresh? live;
    private IDisposable? subscription;

    [Parameter, EditorRequired] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private ShownTime Time { get; } = time;

    private string Name => conversation?.Summary.Name ?? PhoneText.Of(conversation?.Summary.Address ?? "");

    public void Dispose()
    {
        subscription?.Dispose();
        live?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        business = (await Session).User.BusinessId();
        live = new LiveRefresh(() => InvokeAsync(RefreshAsync), DispatchExceptionAsync);
        subscription = feed.Subscribe(business, changed => { if (changed == Id) { live.Poke(); } });
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
            conversation = await list.FindAsync(business, Id, CancellationToken.None);
            isMissing = conversation is null;
            inFlow = await traffic.LastOfAsync(business, Id, CancellationToken.None) is { } last ? $"/fluxos/{last.FlowId}/versoes/{last.Visit.Version}/ver?conversa={last.Visit.InstanceId}" : null;
            hasFailed = false;
            await MarkReadAsync();
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    // Only once it is on a screen: the first, static drawing may be of a page that nobody sees.
    private async Task MarkReadAsync()
    {
        if (RendererInfo.IsInteractive && conversation is { Summary.Unread: > 0, Messages: [.., var last] })
        {
            await list.MarkReadAsync(business, Id, last.Id, CancellationToken.None);
            feed.Publish(business, Id);
        }
    }
}
