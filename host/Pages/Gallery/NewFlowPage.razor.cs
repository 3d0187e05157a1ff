using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Documents;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Gallery;

namespace Porfin.Host.Pages.Gallery;

/// <summary>Where a flow begins: a template, nothing, or a document that the person brings. Plain forms, so that a document of any size can come.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class NewFlowPage(TemplateGallery gallery, FlowMaker maker, NavigationManager navigation)
{
    private MadeFlow? made;

    [SupplyParameterFromForm(Name = "texto", FormName = "importar")] private string? Pasted { get; set; }

    [SupplyParameterFromForm(Name = "arquivo", FormName = "importar")] private IFormFile? File { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private async Task MakeBlankAsync()
    {
        var person = (await Session).User;
        Open(await maker.BlankAsync(person.BusinessId(), T["new.blank.name"], person.Identity?.Name ?? "", CancellationToken.None));
    }

    private async Task ImportAsync()
    {
        var person = (await Session).User;
        var document = await DocumentAsync();
        made = document is null
            ? new MadeFlow(null, [new("import:empty", "error", null, null, T["import.empty"], [])])
            : await maker.FromAsync(person.BusinessId(), document, null, person.Identity?.Name ?? "", CancellationToken.None);
        if (made is { FlowId: { } flow, Problems.Count: 0 })
        {
            Open(flow);
        }
    }

    private async Task<string?> DocumentAsync()
    {
        if (File is not { Length: > 0 } file)
        {
            return string.IsNullOrWhiteSpace(Pasted) ? null : Pasted;
        }

        // One byte more than is read, so that a document that is too long is told so.
        var bytes = new byte[Math.Min(file.Length, FlowReader.MaxBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    private void Open(Guid flow) => navigation.NavigateTo($"/fluxos/{flow}/editar");
}
