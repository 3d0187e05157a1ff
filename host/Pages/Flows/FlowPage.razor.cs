using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Flows;

namespace Porfin.Host.Pages.Flows;

/// <summary>One flow: its state, its published versions, where it lies.</summary>
public sealed partial class FlowPage(FlowLife life, IAuthorizationService authorization, NavigationManager navigation, ILogger<FlowPage> log)
{
    private OpenFlow? open;
    private IReadOnlyDictionary<int, int> waiting = new Dictionary<int, int>();
    private IReadOnlyList<string> folders = [];
    private bool isMissing;
    private bool hasFailed;
    private bool mayEdit;
    private string? done;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        done = null;
        mayEdit = (await authorization.AuthorizeAsync((await Session).User, Roles.Manager)).Succeeded;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var business = (await Session).User.BusinessId();
            open = await life.Flows.FindAsync(business, Id, CancellationToken.None);
            waiting = await life.Versions.WaitingAsync(business, Id, CancellationToken.None);
            folders = [.. (await life.Flows.AllAsync(business, CancellationToken.None)).Select(flow => flow.Folder).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
            isMissing = open is null;
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    private async Task GoBackAsync(ChosenWayBack chosen)
    {
        var person = (await Session).User;
        var way = new WayBack(chosen.Version, T["flow.rollback.note", chosen.Version], person.Identity?.Name ?? "");
        if (await life.Rollback.GoBackAsync(person.BusinessId(), Id, way, chosen.AlsoDraft, CancellationToken.None) is { } version)
        {
            done = T["flow.rollback.done", chosen.Version, version];
        }

        await LoadAsync();
    }

    private async Task<int> CountRedAsync(int version) => await life.Rollback.CountRedAsync((await Session).User.BusinessId(), Id, version, CancellationToken.None);

    private async Task SwitchAsync()
    {
        await life.Switch.SetAsync((await Session).User.BusinessId(), Id, !open!.Summary.IsOn, CancellationToken.None);
        await LoadAsync();
    }

    private async Task MoveAsync(string folder)
    {
        await life.Folders.MoveAsync((await Session).User.BusinessId(), Id, folder, CancellationToken.None);
        done = T["flow.folder.done"];
        await LoadAsync();
    }

    private async Task DuplicateAsync()
    {
        var person = (await Session).User;
        if (await life.Drafts.FindAsync(person.BusinessId(), Id, CancellationToken.None) is { } draft
            && (await life.Maker.FromAsync(person.BusinessId(), draft.Document, T["flow.copy.name", draft.Name], person.Identity?.Name ?? "", CancellationToken.None)).FlowId is { } copy)
        {
            // The editor is no page of the circuit.
            navigation.NavigateTo($"/fluxos/{copy}/editar", forceLoad: true);
        }
    }
}

/// <summary>What can be done with a flow around its editing.</summary>
public sealed record FlowLife(FlowList Flows, FlowVersions Versions, FlowFolders Folders, FlowSwitch Switch, FlowRollback Rollback, FlowMaker Maker, DraftStore Drafts);
