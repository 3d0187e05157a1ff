using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Porfin.Host.TestChats;

namespace Porfin.Host.Pages.TestChats;

/// <summary>A test chat for who was given its link: to read, or to play on. The secret in the address is all they need.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class SharedChatPage(ChatLinks links)
{
    private string? options;

    [Parameter] public string Secret { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await links.FindAsync(Secret, Http.RequestAborted) is not { } shared)
        {
            // No 404: it would be answered by the page for wrong addresses, which does not say what to do.
            return;
        }

        options = JsonSerializer.Serialize(
            new
            {
                Module = "/" + Assets["_content/Porfin.Designer/canvas/chat.js"],
                shared.FlowName,
                Culture = CultureInfo.CurrentUICulture.Name,
                Guest = new { Api = "/api/chats/" + Secret, shared.MayPlay, shared.Moves },
            },
            JsonSerializerOptions.Web);
    }
}
