using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;

namespace Porfin.Host.Pages.TestChats;

/// <summary>A chat with the draft of a flow, played by its author as the customer. All that happens is the browser's, and what it asks of <c>/api/designer</c>: nothing leaves the host.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class TestChatPage(DraftStore drafts, IAuthorizationService authorization)
{
    private string? options;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var person = (await Session).User;
        if (await drafts.FindAsync(person.BusinessId(), Id, Http.RequestAborted) is not { } draft)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        options = JsonSerializer.Serialize(
            new
            {
                Module = "/" + Assets["_content/Porfin.Designer/canvas/chat.js"],
                FlowId = Id,
                FlowName = draft.Name,
                BusinessName = person.BusinessName(),
                Culture = CultureInfo.CurrentUICulture.Name,
                MayChange = (await authorization.AuthorizeAsync(person, Roles.Manager)).Succeeded,
                Api = "/api/designer",
                Back = $"/fluxos/{Id}",
                Editor = $"/fluxos/{Id}/editar",
            },
            JsonSerializerOptions.Web);
    }
}
