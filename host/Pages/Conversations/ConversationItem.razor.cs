using Microsoft.AspNetCore.Components;
using Porfin.Host.Conversations;
using Porfin.Host.Pages.Chat;

namespace Porfin.Host.Pages.Conversations;

/// <summary>A line of the list: who, when, the last words, how many are unread.</summary>
public sealed partial class ConversationItem(ShownTime time)
{
    [Parameter, EditorRequired] public ConversationSummary Conversation { get; set; } = null!;

    [Parameter] public bool IsOpen { get; set; }

    private ShownTime Time { get; } = time;

    private string Name => Conversation.Name ?? PhoneText.Of(Conversation.Address);
}
