using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Npgsql;
using Porfin.Host.Businesses;

namespace Porfin.Host.Pages.Members;

/// <summary>Whom somebody wants to invite, and as what.</summary>
public sealed record Wanted(string Email, string Role);

/// <summary>The people of the business: admins invite them, change their roles, remove them.</summary>
public sealed partial class PeoplePage(BusinessPeople all, Standing standing, IServiceScopeFactory scopes, NavigationManager navigation, ILogger<PeoplePage> log)
{
    private IReadOnlyList<BusinessPerson>? people;
    private bool hasFailed;
    private string? problem;
    private string? link;
    private string invited = "";
    private int invitations;
    private Guid? self;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task<Actor> ActorAsync()
    {
        var person = (await Session).User;
        return new Actor(person.BusinessId(), standing.IdOf(person) ?? Guid.Empty);
    }

    private async Task LoadAsync()
    {
        try
        {
            var actor = await ActorAsync();
            self = actor.PersonId;
            people = await all.AllAsync(actor.BusinessId, CancellationToken.None);
            hasFailed = false;
        }
        catch (NpgsqlException failure)
        {
            log.CouldNotRead(failure);
            hasFailed = true;
        }
    }

    private Task InviteAsync(Wanted wanted) => LinkAsync(wanted.Email, (actor, invite) => invite.InviteAsync(actor, wanted.Email, wanted.Role, CancellationToken.None));

    private Task RenewAsync(BusinessPerson person) => LinkAsync(person.Email, (actor, invite) => invite.RenewAsync(actor, person.Id, CancellationToken.None));

    private async Task LinkAsync(string email, Func<Actor, Invitations, Task<Invitation>> make)
    {
        // Identity's store keeps what it read for as long as it lives, and a page lives long.
        await using var scope = scopes.CreateAsyncScope();
        var made = await make(await ActorAsync(), scope.ServiceProvider.GetRequiredService<Invitations>());
        link = made.Path is null ? null : navigation.BaseUri.TrimEnd('/') + made.Path;
        invited = email;
        invitations += made.Path is null ? 0 : 1;
        await EndAsync(made.Outcome);
    }

    private async Task ChangeAsync(BusinessPerson person, string role) => await EndAsync(await all.ChangeRoleAsync(await ActorAsync(), person.Id, role, CancellationToken.None));

    private async Task RemoveAsync(BusinessPerson person)
    {
        link = null;
        await EndAsync(await all.RemoveAsync(await ActorAsync(), person.Id, CancellationToken.None));
    }

    private async Task EndAsync(PeopleOutcome outcome)
    {
        problem = outcome is PeopleOutcome.Done ? null : "people.problem." + outcome;
        if ((await Session).User.IsInRole(Roles.Admin))
        {
            await LoadAsync();
        }
    }
}
