using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Activities.Personas;
using Porfin.Activities.Scenarios;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;
using Porfin.Host.Scenarios;

namespace Porfin.Host.Pages.Suites;

/// <summary>Made-up customers talk with a flow's draft: how their conversations ended, and each of them to read and keep.</summary>
public sealed partial class PersonasPage(SuiteLife life, FlowPersonas personas, IAuthorizationService authorization, ILogger<PersonasPage> log) : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private Draft? draft;
    private PlayableFlow? flow;
    private IReadOnlyList<(string Path, string Title)> goals = [];
    private IReadOnlyList<PersonaRun>? talks;
    private bool isWhole;
    private bool isMissing;
    private bool hasFailed;
    private bool isBusy;
    private bool mayEdit;
    private int runs = 56;
    private long seed = 1;
    private string goal = "";
    private string? shown;
    private string? done;
    private int open;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        mayEdit = (await authorization.AuthorizeAsync((await Session).User, Roles.Manager)).Succeeded;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var business = (await Session).User.BusinessId();
            draft = await life.Drafts.FindAsync(business, Id, CancellationToken.None);
            flow = draft is null ? null : await life.Flows.OfAsync(business, draft.Document, CancellationToken.None);
            goals = flow is null ? [] : FlowPersonas.GoalsOf(flow.Plan);
            isMissing = draft is null;
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    private async Task TalkAsync()
    {
        (isBusy, talks, shown, done, open) = (true, null, null, null, 0);
        await LoadAsync();
        if (flow is not null)
        {
            var came = await personas.TalkAsync(flow.Plan, new(runs, seed, goals.Any(one => one.Path == goal) ? goal : null), left.Token);
            (talks, isWhole) = (came.Talks, came.IsWhole);
            runs = Math.Clamp(runs, 1, FlowPersonas.MostRuns);
        }

        isBusy = false;
    }

    private void Show(string end)
    {
        shown = shown == end ? null : end;
        open = 0;
    }

    private async Task KeepAsync(PersonaRun talk, int number)
    {
        var person = (await Session).User;
        var name = T["personas.name", T["persona." + talk.Persona.Name], seed, number].Value;
        var kept = await life.Store.SaveAsync(person.BusinessId(), Id, new Scenario(name, $"# {name}\n{talk.Transcript}"), person.Identity?.Name ?? "", CancellationToken.None);
        done = kept is ScenarioSaving.TooMany ? ScenarioRules.TooMany.In(CultureInfo.CurrentUICulture.Name) : T["suite.saved", name];
    }

    /// <summary>The ends in one line, most first.</summary>
    private string ResultOf(IReadOnlyList<PersonaRun> all) => string.Join(", ", EndsOf(all).Select(end => $"{end.Name} {Share(end.Count, all.Count)} %"));

    private IEnumerable<End> EndsOf(IReadOnlyList<PersonaRun> all) =>
        all.GroupBy(NameOf).Select(group => new End(group.Key, group.First().End.Kind, group.Count())).OrderByDescending(end => end.Count).ThenBy(end => end.Name, StringComparer.CurrentCulture);

    private string NameOf(PersonaRun talk) => talk.End.Kind is EndKind.Ended ? talk.End.Title : T["personas.end." + talk.End.Kind.ToString().ToLowerInvariant(), talk.End.Title];

    private static int Share(int count, int all) => (int)Math.Round(100.0 * count / all);

    private sealed record End(string Name, EndKind Kind, int Count);
}
