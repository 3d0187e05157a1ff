using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Designer;

/// <summary>
/// The page in which a flow is edited, or an old version looked at. Drawn by the plain request: all that happens after is the browser's, so a lost circuit can
/// take nothing away. Until its script runs, and without it, the flow is there to read.
/// </summary>
[ExcludeFromInteractiveRouting]
public sealed partial class DesignerPage(DraftStore drafts, FlowList flows, Catalogs catalogs, IAuthorizationService authorization)
{
    private Frame? frame;

    [Parameter] public Guid Id { get; set; }

    [Parameter] public int? Version { get; set; }

    /// <summary>A run whose way is lit.</summary>
    [SupplyParameterFromQuery(Name = "conversa")] private Guid? Run { get; set; }

    /// <summary>The version that another, or the draft, is compared with.</summary>
    [SupplyParameterFromQuery(Name = "de")] private int? From { get; set; }

    [SupplyParameterFromQuery(Name = "ate")] private string? Until { get; set; }

    /// <summary>A step that is shown.</summary>
    [SupplyParameterFromQuery(Name = "passo")] private string? Step { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var person = (await Session).User;
        var draft = await drafts.FindAsync(person.BusinessId(), Id, Http.RequestAborted);
        var document = Version is { } version ? await flows.DocumentAsync(person.BusinessId(), Id, version, Http.RequestAborted) : draft?.Document;
        if (draft is null || document is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isReadOnly = Version is not null || From is not null || !(await authorization.AuthorizeAsync(person, Roles.Manager)).Succeeded;
        var culture = CultureInfo.CurrentUICulture.Name;
        frame = new Frame(draft.Name, isReadOnly, OptionsFor(culture, isReadOnly, person.BusinessName()), FlowSteps.Of(document, catalogs.In(culture)));
    }

    private string OptionsFor(string culture, bool isReadOnly, string businessName) => JsonSerializer.Serialize(
        new
        {
            Module = "/" + Assets["_content/Porfin.Designer/canvas/designer.js"],
            FlowId = Id,
            Culture = culture,
            ReadOnly = isReadOnly,
            Version,
            Run,
            Step,
            BusinessName = businessName,
            Compare = From is { } from ? new { From = from, To = int.TryParse(Until, NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? (object)to : "draft" } : null,
            Theme = Http.Request.Cookies[App.ThemeCookie] is "dark" or "light" ? Http.Request.Cookies[App.ThemeCookie] : "system",
            Urls = new
            {
                Api = "/api/designer",
                Test = $"/fluxos/{Id}/testar",
                Versions = $"/fluxos/{Id}",
                Conversations = "/conversas",
            },
        },
        JsonSerializerOptions.Web);

    private sealed record Frame(string Name, bool IsReadOnly, string Options, IReadOnlyList<FlowStep> Steps);
}
