using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Gallery;
using Porfin.Host.Pages.Designer;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Pages.Gallery;

/// <summary>A template before it is taken: what it does, a conversation with it, its steps.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class TemplatePage(TemplateGallery gallery, FlowMaker maker, Catalogs catalogs, ScenarioStore scenarios, NavigationManager navigation)
{
    private Template? template;
    private IReadOnlyList<FlowStep> steps = [];

    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromForm(Name = "nome", FormName = "usar")] private string? Name { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized()
    {
        template = gallery.Find(Key);
        if (template is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        steps = FlowSteps.Of(template.Document, catalogs.In(CultureInfo.CurrentUICulture.Name));
    }

    private async Task UseAsync()
    {
        var person = (await Session).User;
        var made = await maker.FromAsync(person.BusinessId(), template!.Document, Name, person.Identity?.Name ?? "", CancellationToken.None);
        foreach (var scenario in template.Scenarios)
        {
            await scenarios.SaveAsync(person.BusinessId(), made.FlowId!.Value, scenario, person.Identity?.Name ?? "", CancellationToken.None);
        }

        navigation.NavigateTo($"/fluxos/{made.FlowId}/editar");
    }
}
