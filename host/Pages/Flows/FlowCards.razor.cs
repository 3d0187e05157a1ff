using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>The flows of the business, by folder and by words of their names.</summary>
public sealed partial class FlowCards(FlowList list, IAuthorizationService authorization, ILogger<FlowCards> log)
{
    private IReadOnlyList<FlowSummary>? flows;
    private bool hasFailed;
    private bool mayEdit;
    private string words = "";
    private string? folder;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private List<string> Folders => [.. flows!.Select(flow => flow.Folder).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCultureIgnoreCase)];

    private IEnumerable<FlowSummary> Shown => flows!
        .Where(flow => folder is null || flow.Folder == folder)
        .Where(flow => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Has(flow.Name, word) || Has(flow.Folder, word)));

    protected override async Task OnInitializedAsync()
    {
        mayEdit = (await authorization.AuthorizeAsync((await Session).User, Roles.Manager)).Succeeded;
        await LoadAsync();
    }

    // People type without accents.
    private static bool Has(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private async Task LoadAsync()
    {
        try
        {
            flows = await list.AllAsync((await Session).User.BusinessId(), CancellationToken.None);
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }
}
