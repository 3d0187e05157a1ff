using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Npgsql;
using Porfin.Activities.Scenarios;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Pages.Suites;

/// <summary>The scenarios of a flow: which its draft fulfils, where it does something else, and what becomes of them.</summary>
public sealed partial class SuitePage(SuiteLife life, IAuthorizationService authorization, ILogger<SuitePage> log)
{
    private const int MostFiles = 200;
    private readonly Dictionary<string, PlayedScenario> played = new(StringComparer.Ordinal);
    private Draft? draft;
    private IReadOnlyList<StoredScenario> scenarios = [];
    private IReadOnlyList<string> refused = [];
    private Scenario? edited;
    private string? replaced;
    private string? done;
    private bool isMissing;
    private bool hasFailed;
    private bool cannotRun;
    private bool isBusy;
    private bool wasPlayed;
    private bool mayEdit;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        mayEdit = (await authorization.AuthorizeAsync((await Session).User, Roles.Manager)).Succeeded;
        await LoadAsync();
    }

    // Played once the page reacts: while it is only drawn nobody could use what comes out.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!wasPlayed && scenarios.Count > 0)
        {
            wasPlayed = true;
            await RunAllAsync();
            StateHasChanged();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var business = (await Session).User.BusinessId();
            draft = await life.Drafts.FindAsync(business, Id, CancellationToken.None);
            scenarios = await life.Store.AllAsync(business, Id, CancellationToken.None) ?? [];
            isMissing = draft is null;
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    private Task RunAllAsync()
    {
        played.Clear();
        return PlayAsync([.. scenarios.Select(one => new Scenario(one.Name, one.Text))]);
    }

    private Task RunAsync(StoredScenario scenario) => PlayAsync([new(scenario.Name, scenario.Text)]);

    private async Task PlayAsync(IReadOnlyList<Scenario> wanted)
    {
        isBusy = true;
        foreach (var one in await PlayedAsync(wanted) ?? [])
        {
            played[one.Name] = one;
        }

        isBusy = false;
    }

    private async Task<PlayedScenario?> PlayTextAsync(string text) => await PlayedAsync([new("-", text)]) is [var one] ? one : null;

    private async Task<IReadOnlyList<PlayedScenario>?> PlayedAsync(IReadOnlyList<Scenario> wanted)
    {
        // Always the draft as it is now: it may be edited in another window.
        var flow = await life.Flows.DraftAsync((await Session).User.BusinessId(), Id, CancellationToken.None);
        cannotRun = flow is null;
        return flow is null ? null : await life.Suite.PlayAsync(flow, wanted, CancellationToken.None);
    }

    private void Edit(StoredScenario scenario) => (edited, replaced) = (new(scenario.Name, scenario.Text), scenario.Name);

    private void Close() => (edited, replaced) = (null, null);

    private async Task<string?> SaveAsync(Scenario scenario)
    {
        if (ScenarioRules.ProblemOf(scenario.Name, scenario.Text) is { } problem)
        {
            return problem.In(CultureInfo.CurrentUICulture.Name);
        }

        if (scenario.Name != replaced && scenarios.Any(other => other.Name == scenario.Name))
        {
            return T["suite.taken", scenario.Name];
        }

        var person = (await Session).User;
        if (await life.Store.SaveAsync(person.BusinessId(), Id, scenario, person.Identity?.Name ?? "", CancellationToken.None) is ScenarioSaving.TooMany)
        {
            return ScenarioRules.TooMany.In(CultureInfo.CurrentUICulture.Name);
        }

        if (replaced is { } old && old != scenario.Name)
        {
            await life.Store.RemoveAsync(person.BusinessId(), Id, old, CancellationToken.None);
        }

        Close();
        await AfterAsync(T["suite.saved", scenario.Name], [scenario]);

        // The form asks by a delegate, not by an event: nobody else draws this page anew.
        StateHasChanged();
        return null;
    }

    private async Task AcceptAsync(StoredScenario scenario)
    {
        // Played anew: what is accepted is what the flow says now.
        if (await PlayedAsync([new(scenario.Name, scenario.Text)]) is [{ Accepted: { } text }])
        {
            var person = (await Session).User;
            var accepted = new Scenario(scenario.Name, text);
            await life.Store.SaveAsync(person.BusinessId(), Id, accepted, person.Identity?.Name ?? "", CancellationToken.None);
            await AfterAsync(T["suite.accepted", scenario.Name], [accepted]);
        }
    }

    private async Task RemoveAsync(StoredScenario scenario)
    {
        await life.Store.RemoveAsync((await Session).User.BusinessId(), Id, scenario.Name, CancellationToken.None);
        played.Remove(scenario.Name);
        await AfterAsync(T["suite.removed", scenario.Name], []);
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        var files = new List<BroughtFile>();
        foreach (var file in chosen.GetMultipleFiles(MostFiles).Where(file => file.Size <= ScenarioArchive.LargestFile))
        {
            using var bytes = new MemoryStream();
            await using var stream = file.OpenReadStream(ScenarioArchive.LargestFile);
            await stream.CopyToAsync(bytes);
            files.Add(new(file.Name, bytes.ToArray()));
        }

        var person = (await Session).User;
        var brought = await life.Archive.TakeAsync(person.BusinessId(), Id, files, person.Identity?.Name ?? "", CancellationToken.None);
        refused = brought.Refused;
        await AfterAsync(T["suite.imported", brought.Saved], []);
        await RunAllAsync();
    }

    private async Task AfterAsync(string text, IReadOnlyList<Scenario> changed)
    {
        done = text;
        await LoadAsync();
        await PlayAsync(changed);
    }

    // What is red comes first.
    private IEnumerable<StoredScenario> Sorted() => scenarios.OrderBy(one => played.GetValueOrDefault(one.Name) is not { Passed: false }).ThenBy(one => one.Name, StringComparer.CurrentCulture);

    private string Summary() => isBusy ? T["suite.running"] : played.Count == 0 ? T["suite.count", scenarios.Count] : T["suite.result", played.Values.Count(one => one.Passed), played.Values.Count(one => !one.Passed)];
}

/// <summary>What can be done with the scenarios of a flow.</summary>
public sealed record SuiteLife(ScenarioStore Store, FlowSuite Suite, PlayableFlows Flows, DraftStore Drafts, ScenarioArchive Archive);
