using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;
using Porfin.Host.Conversations;
using Porfin.Host.Pages.Chat;

namespace Porfin.Host.Pages.Conversations;

/// <summary>Who talks in a conversation, a person or the flow, and the buttons by which operators change that.</summary>
public sealed partial class HandsBar(HumanTalk talk, ConversationFeed feed, IAuthorizationService allowed, ShownTime time)
{
    private bool isBusy;

    /// <summary>The conversation.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The person's talk; null when the flow speaks.</summary>
    [Parameter] public InHands? Hands { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private ShownTime Time { get; } = time;

    private Task TakeOverAsync() => ChangeAsync(business => talk.TakeOverAsync(business, Id, CancellationToken.None));

    private Task GiveBackAsync() => ChangeAsync(business => talk.GiveBackAsync(business, Id, CancellationToken.None));

    // A button that is not shown can still be asked for: the right is looked at again.
    private async Task ChangeAsync(Func<Guid, Task> change)
    {
        var person = (await Session).User;
        if (!(await allowed.AuthorizeAsync(person, Roles.Operator)).Succeeded)
        {
            return;
        }

        isBusy = true;
        try
        {
            await change(person.BusinessId());
            feed.Publish(person.BusinessId(), Id);
        }
        finally
        {
            isBusy = false;
        }
    }
}
