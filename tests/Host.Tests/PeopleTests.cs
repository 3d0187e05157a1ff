using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Porfin.Host.Businesses;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Host.Tests;

/// <summary>Who may do what in a business: invited, accepted, promoted, removed; by the doors that people really use.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class PeopleTests(DesignerHost host)
{
    private const string Password = "uma frase bem longa";
    private static int number;

    [Theory]
    [InlineData(Roles.Admin, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(Roles.Manager, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Operator, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Viewer, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Who_accepts_an_invitation_may_what_the_role_may(string role, HttpStatusCode publishing, HttpStatusCode people)
    {
        var admin = await host.RegisterAsync();
        var person = await JoinAsync(admin, role);

        // The door of managers, with nothing behind it; then the page of admins.
        using var cancelled = await person.PostAsync($"/api/v1/runs/{Guid.CreateVersion7()}/cancel", null);
        cancelled.StatusCode.Should().Be(publishing is HttpStatusCode.OK ? HttpStatusCode.NotFound : publishing);
        using var page = await person.GetAsync("/pessoas");
        (page.RequestMessage!.RequestUri!.AbsolutePath == "/pessoas").Should().Be(people is HttpStatusCode.OK);
        (await person.GetStringAsync("/")).Contains("href=\"/pessoas\"", StringComparison.Ordinal).Should().Be(people is HttpStatusCode.OK);
        (await AllAsync(admin)).Select(one => (one.Role, one.IsInvited)).Should().BeEquivalentTo([(Roles.Admin, false), (role, false)]);
    }

    [Fact]
    public async Task A_link_works_once_and_neither_forged_nor_late_nor_replaced()
    {
        var admin = await host.RegisterAsync();
        var email = Email();
        var (path, id) = await InviteAsync(admin, email, Roles.Viewer);
        foreach (var bad in new[] { "/convite", "/convite?quem=x&codigo=y", $"/convite?quem={id}", $"/convite?quem={id}&codigo=%00", path[..^6], path.Replace(id.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal), path + "A" })
        {
            (await ReadAsync(bad)).Should().Contain("Este convite não vale mais", bad);
        }

        (await DoAsync<Invitations, Invitation>(all => all.RenewAsync(Actor(admin), id, CancellationToken.None))).Path.Should().NotBeNull();
        (await ReadAsync(path)).Should().Contain("não vale mais", "a newer link replaces it");
        var renewed = (await DoAsync<Invitations, Invitation>(all => all.RenewAsync(Actor(admin), id, CancellationToken.None))).Path!;
        (await ReadAsync(renewed)).Should().Contain(email).And.Contain("Leitor");
        var token = await FormTokenAsync(renewed);
        using var late = host.Browser();
        var lateToken = await FormTokenAsync(renewed, late);
        (await AcceptAsync(renewed, token, "curta")).Page.Should().Contain("pelo menos 10 caracteres");
        (await AcceptAsync(renewed, token, "")).Page.Should().Contain("pelo menos 10 caracteres");
        (await AcceptAsync(renewed, token, Password)).Page.Should().Contain("Olá, ");
        (await ReadAsync(renewed)).Should().Contain("não vale mais");
        (await AcceptAsync(renewed, lateToken, "outra frase bem longa", late)).Page.Should().Contain("não vale mais", "the form that was open still posts");
        (await DoAsync<Invitations, Invitation>(all => all.RenewAsync(Actor(admin), id, CancellationToken.None))).Outcome.Should().Be(PeopleOutcome.Missing);
    }

    [Fact]
    public async Task A_link_is_valid_for_seven_days()
    {
        var options = host.Get<Microsoft.Extensions.Options.IOptions<InvitationTokenOptions>>().Value;
        options.TokenLifespan.Should().Be(TimeSpan.FromDays(7));
        var admin = await host.RegisterAsync();
        var (path, _) = await InviteAsync(admin, Email(), Roles.Viewer);
        (await ReadAsync(path)).Should().Contain("Crie uma senha");
        try
        {
            options.TokenLifespan = TimeSpan.FromTicks(-1);
            (await ReadAsync(path)).Should().Contain("não vale mais");
        }
        finally
        {
            options.TokenLifespan = TimeSpan.FromDays(7);
        }
    }

    [Fact]
    public async Task Who_is_removed_or_demoted_feels_it_with_the_next_request_and_the_address_is_free_again()
    {
        var admin = await host.RegisterAsync();
        var email = Email();
        var manager = await JoinAsync(admin, Roles.Manager, email);
        var id = (await AllAsync(admin)).Single(one => one.Email == email).Id;
        var path = $"/api/v1/runs/{Guid.CreateVersion7()}/cancel";
        (await manager.PostAsync(path, null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ChangeAsync(admin, id, Roles.Viewer)).Should().Be(PeopleOutcome.Done);
        (await manager.PostAsync(path, null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ChangeAsync(admin, id, Roles.Manager)).Should().Be(PeopleOutcome.Done);
        (await manager.PostAsync(path, null)).StatusCode.Should().Be(HttpStatusCode.NotFound);

        (await RemoveAsync(Actor(admin), id)).Should().Be(PeopleOutcome.Done);
        (await manager.PostAsync(path, null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await RemoveAsync(Actor(admin), id)).Should().Be(PeopleOutcome.Missing);
        await JoinAsync(await host.RegisterAsync(), Roles.Viewer, email);
    }

    [Fact]
    public async Task The_last_admin_stays_and_only_admins_change_people()
    {
        var admin = await host.RegisterAsync();
        var own = (await AllAsync(admin)).Single().Id;
        await InviteAsync(admin, Email(), Roles.Admin);
        (await RemoveAsync(Actor(admin), own)).Should().Be(PeopleOutcome.LastAdmin, "who is only invited does not count");
        (await ChangeAsync(admin, own, Roles.Manager)).Should().Be(PeopleOutcome.LastAdmin);
        (await ChangeAsync(admin, own, "owner")).Should().Be(PeopleOutcome.BadRole);

        var email = Email();
        await JoinAsync(admin, Roles.Manager, email);
        var manager = (await AllAsync(admin)).Single(one => one.Email == email).Id;
        var actor = new Actor(admin.BusinessId, manager);
        (await RemoveAsync(actor, own)).Should().Be(PeopleOutcome.NotAllowed);
        (await DoAsync<Invitations, Invitation>(all => all.InviteAsync(actor, Email(), Roles.Admin, CancellationToken.None))).Outcome.Should().Be(PeopleOutcome.NotAllowed);
        (await ChangeAsync(admin, manager, Roles.Admin)).Should().Be(PeopleOutcome.Done);

        // Each removes the other at the same moment: one of them stays.
        var ends = await Task.WhenAll(RemoveAsync(actor, own), RemoveAsync(Actor(admin) with { PersonId = own }, manager));
        ends.Should().BeEquivalentTo([PeopleOutcome.Done, PeopleOutcome.NotAllowed]);
        (await AllAsync(admin)).Count(one => one is { Role: Roles.Admin, IsInvited: false }).Should().Be(1);
    }

    [Fact]
    public async Task People_of_another_business_can_neither_be_seen_nor_touched()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        var theirs = (await AllAsync(owner)).Single();
        var (path, invited) = await InviteAsync(owner, Email(), Roles.Viewer);
        (await AllAsync(other)).Should().NotContain(one => one.Id == theirs.Id || one.Id == invited);
        (await RemoveAsync(Actor(other), theirs.Id)).Should().Be(PeopleOutcome.Missing);
        (await ChangeAsync(other, theirs.Id, Roles.Viewer)).Should().Be(PeopleOutcome.Missing);
        (await DoAsync<Invitations, Invitation>(all => all.RenewAsync(Actor(other), invited, CancellationToken.None))).Outcome.Should().Be(PeopleOutcome.Missing);
        (await DoAsync<Invitations, Invitation>(all => all.InviteAsync(Actor(other), theirs.Email, Roles.Viewer, CancellationToken.None))).Outcome.Should().Be(PeopleOutcome.Taken);
        (await DoAsync<Invitations, Invitation>(all => all.InviteAsync(Actor(owner), theirs.Email, Roles.Viewer, CancellationToken.None))).Outcome.Should().Be(PeopleOutcome.AlreadyHere);
        (await ReadAsync(path)).Should().Contain("Crie uma senha", "nothing of this touched the invitation");
    }

    [Theory]
    [InlineData("", Roles.Viewer, PeopleOutcome.BadEmail)]
    [InlineData("ana", Roles.Viewer, PeopleOutcome.BadEmail)]
    [InlineData("Ana <ana@example.com>", Roles.Viewer, PeopleOutcome.BadEmail)]
    [InlineData("ana\0@example.com", Roles.Viewer, PeopleOutcome.BadEmail)]
    [InlineData("ana maria@example.com", Roles.Viewer, PeopleOutcome.BadEmail)]
    [InlineData("ana@example.com", "owner", PeopleOutcome.BadRole)]
    [InlineData("ana@example.com", "", PeopleOutcome.BadRole)]
    public async Task Rubbish_invites_nobody(string email, string role, PeopleOutcome expected)
    {
        var admin = await host.RegisterAsync();
        (await DoAsync<Invitations, Invitation>(all => all.InviteAsync(Actor(admin), email, role, CancellationToken.None))).Should().Be(new Invitation(expected));
        (await AllAsync(admin)).Should().ContainSingle();
    }

    [Fact]
    public async Task Who_is_only_invited_cannot_sign_in_and_may_register_a_business_instead()
    {
        var admin = await host.RegisterAsync();
        var email = Email();
        var (path, _) = await InviteAsync(admin, email, Roles.Viewer);
        (await DoAsync<SignIn, SignInOutcome>(signIn => signIn.TryAsync(email, Password))).Should().Be(SignInOutcome.Refused);
        (await DoAsync<Registration, Registered>(all => all.RegisterAsync(new NewBusiness(email, Password, "Minha"), CancellationToken.None))).Errors.Should().BeEmpty();
        (await ReadAsync(path)).Should().Contain("não vale mais");
        (await AllAsync(admin)).Should().ContainSingle();
    }

    private static string Email() => $"convidada{Interlocked.Increment(ref number)}@example.com";

    private static Actor Actor(Person person) => new(person.BusinessId, null);

    private async Task<TResult> DoAsync<T, TResult>(Func<T, Task<TResult>> work)
        where T : notnull
    {
        await using var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    private Task<IReadOnlyList<BusinessPerson>> AllAsync(Person admin) => DoAsync<BusinessPeople, IReadOnlyList<BusinessPerson>>(all => all.AllAsync(admin.BusinessId, CancellationToken.None));

    private Task<PeopleOutcome> ChangeAsync(Person admin, Guid id, string role) => DoAsync<BusinessPeople, PeopleOutcome>(all => all.ChangeRoleAsync(Actor(admin), id, role, CancellationToken.None));

    private Task<PeopleOutcome> RemoveAsync(Actor actor, Guid id) => DoAsync<BusinessPeople, PeopleOutcome>(all => all.RemoveAsync(actor, id, CancellationToken.None));

    private async Task<(string Path, Guid Id)> InviteAsync(Person admin, string email, string role)
    {
        var made = await DoAsync<Invitations, Invitation>(all => all.InviteAsync(Actor(admin), email, role, CancellationToken.None));
        made.Outcome.Should().Be(PeopleOutcome.Done);
        return (made.Path!, (await AllAsync(admin)).Single(one => one.Email == email).Id);
    }

    /// <summary>Invites somebody, accepts by the page, and gives their browser.</summary>
    private async Task<HttpClient> JoinAsync(Person admin, string role, string? email = null)
    {
        var (path, _) = await InviteAsync(admin, email ?? Email(), role);
        var browser = host.Browser();
        var (page, _) = await AcceptAsync(path, await FormTokenAsync(path, browser), Password, browser);
        page.Should().Contain("Olá, ");
        browser.DefaultRequestHeaders.Add("X-Porfin", "1");
        return browser;
    }

    private async Task<string> ReadAsync(string path)
    {
        using var browser = host.Browser();
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private readonly HttpClient form = host.Browser();

    private Task<string> FormTokenAsync(string path, HttpClient? browser = null) => DesignerHost.FormTokenAsync(browser ?? form, path);

    private async Task<(string Page, HttpStatusCode Status)> AcceptAsync(string path, string token, string password, HttpClient? browser = null)
    {
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "convite", ["__RequestVerificationToken"] = token, ["senha"] = password });
        using var answer = await (browser ?? form).PostAsync(path, fields);
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.StatusCode);
    }
}
