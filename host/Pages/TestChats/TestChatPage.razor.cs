using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Activities.Messages;
using Porfin.Host.Businesses;
using Porfin.Host.TestChats;

namespace Porfin.Host.Pages.TestChats;

/// <summary>A chat with a flow, played by its author as the customer. Nothing leaves the host.</summary>
public sealed partial class TestChatPage(TestChatOpener opener, TimeProvider time, ILogger<TestChatPage> log) : IDisposable
{
    private static readonly TimeSpan TypingTime = TimeSpan.FromMilliseconds(450);
    private readonly CancellationTokenSource left = new();
    private OpenedTestChat? opened;
    private bool hasFailed;
    private bool typing;
    private bool isRevealing;
    private int shown;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private IEnumerable<TestItem> Shown => opened!.Chat!.Items.Take(shown);

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchTimersAsync(left.Token);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            shown = 0;
            var person = (await Session).User;
            opened = await opener.OpenAsync(person.BusinessId(), person.BusinessName(), Id, CancellationToken.None);
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    // The newest published version is taken up, as a new conversation would.
    private Task RestartAsync() => LoadAsync();

    private Task SendAsync(string text) => DoAsync(chat => chat.Send(text));

    private Task ChooseAsync(Choice choice) => DoAsync(chat => chat.Choose(choice));

    private Task GiveBackAsync() => DoAsync(chat => chat.GiveBack());

    private Task SkipAsync(TimeSpan span) => DoAsync(chat => chat.Skip(span));

    private Task DoAsync(Action<TestChat> step)
    {
        shown = opened!.Chat!.Items.Count;
        step(opened.Chat);
        return RevealAsync();
    }

    /// <summary>Shows what is new one after the other; before each message of the flow it "types".</summary>
    private async Task RevealAsync()
    {
        if (isRevealing)
        {
            return;
        }

        isRevealing = true;
        while (opened?.Chat is { } chat && shown < chat.Items.Count)
        {
            if (chat.Items[shown] is FlowSaid)
            {
                typing = true;
                StateHasChanged();
                await Task.Delay(TypingTime);
                typing = false;
            }

            // A restart or a quick next message may have moved on meanwhile.
            shown = Math.Min(shown + 1, opened?.Chat?.Items.Count ?? 0);
            StateHasChanged();
        }

        isRevealing = false;
    }

    private async Task WatchTimersAsync(CancellationToken cancellation)
    {
        try
        {
            using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
            while (await second.WaitForNextTickAsync(cancellation))
            {
                await InvokeAsync(() => opened?.Chat?.Tick() is true ? RevealAsync() : Task.CompletedTask);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
