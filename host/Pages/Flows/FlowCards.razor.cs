using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>The flows of the business.</summary>
public sealed partial class FlowCards(FlowList list, ILogger<FlowCards> log)
{
    private IReadOnlyList<FlowSummary>? flows;
    private bool hasFailed;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

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
