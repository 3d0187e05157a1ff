using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>One flow: its state and its published versions, each of which can be downloaded.</summary>
public sealed partial class FlowPage(FlowList list, ILogger<FlowPage> log)
{
    private OpenFlow? open;
    private bool isMissing;
    private bool hasFailed;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            open = await list.FindAsync((await Session).User.BusinessId(), Id, CancellationToken.None);
            isMissing = open is null;
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }
}
