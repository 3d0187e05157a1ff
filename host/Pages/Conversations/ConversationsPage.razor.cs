using Microsoft.AspNetCore.Components;

namespace Porfin.Host.Pages.Conversations;

/// <summary>The list of conversations and one of them beside it; on a phone one or the other.</summary>
public sealed partial class ConversationsPage
{
    /// <summary>The conversation that is shown; null for none.</summary>
    [Parameter] public Guid? Id { get; set; }
}
