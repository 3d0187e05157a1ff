using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Businesses;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed class PeoplePagesTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task People_are_invited_by_a_link_promoted_and_removed(Screen screen)
    {
        await using var admin = await Visitor.ComeAsync(site, screen);
        await admin.RegisterAsync($"dona-{screen.Name}@pessoas.example.com", "Ateliê " + screen.Name);
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Pessoas" }).ClickAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = "Pessoas" })).ToBeVisibleAsync();
        await admin.CheckAsync("people");
        var email = $"ana-{screen.Name}@pessoas.example.com";
        await InviteAsync(admin, email, "Gerente");
        await Assertions.Expect(admin.Page.GetByText("ainda não aceito")).ToBeVisibleAsync();
        await admin.CheckAsync("people-invited");
        var link = await admin.Page.GetByLabel("Link do convite").InputValueAsync();
        link.Should().StartWith(site.Url + "/convite?");

        await using var invited = await Visitor.ComeAsync(site, screen);
        await invited.Page.GotoAsync(link);
        await invited.CheckAsync("accept");
        await invited.Page.GetByLabel("Crie uma senha").FillAsync(Passwords.Good);
        await invited.Page.GetByRole(AriaRole.Button, new() { Name = "Entrar no negócio" }).ClickAsync();
        await Assertions.Expect(invited.Page.GetByRole(AriaRole.Heading, new() { Name = "Olá, Ateliê " + screen.Name })).ToBeVisibleAsync();
        await Assertions.Expect(invited.Page.GetByRole(AriaRole.Link, new() { Name = "Pessoas" })).ToHaveCountAsync(0);
        await invited.ReadyAsync();

        await admin.Page.ReloadAsync();
        await admin.ReadyAsync();
        await admin.Page.GetByLabel("Papel de " + email).SelectOptionAsync("admin");
        await Assertions.Expect(invited.Page.GetByRole(AriaRole.Link, new() { Name = "Pessoas" })).ToBeVisibleAsync();
        await admin.Page.GetByLabel("Remover " + email).ClickAsync();
        await admin.CheckAsync("people-remove");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Remover", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(invited.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/entrar"));

        await using var again = await Visitor.ComeAsync(site, screen);
        await again.Page.GotoAsync(link);
        await Assertions.Expect(again.Page.GetByRole(AriaRole.Heading, new() { Name = "Este convite não vale mais" })).ToBeVisibleAsync();
        await again.CheckAsync("accept-over");
    }

    [Fact]
    public async Task The_last_admin_and_wrong_addresses_are_refused_in_plain_words()
    {
        await using var admin = await Visitor.ComeAsync(site);
        await admin.RegisterAsync("sozinha@pessoas.example.com", "Sozinha");
        await site.RegisterAsync("outra@pessoas.example.com");
        await admin.Page.GotoAsync("/pessoas");
        await admin.ReadyAsync();
        var role = admin.Page.GetByLabel("Papel de sozinha@pessoas.example.com");
        await role.SelectOptionAsync(Roles.Viewer);
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("pelo menos um administrador");
        await Assertions.Expect(role).ToHaveValueAsync(Roles.Admin);
        await InviteAsync(admin, "outra@pessoas.example.com", "Leitor");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("um negócio só");
        await InviteAsync(admin, "<script>", "Leitor");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("e-mail válido");
        await admin.CheckAsync("people-refused");
    }

    private static async Task InviteAsync(Visitor admin, string email, string role)
    {
        await admin.ReadyAsync();
        await admin.Page.GetByLabel("E-mail").FillAsync(email);
        await admin.Page.GetByRole(AriaRole.Radio, new() { Name = role }).CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Criar convite" }).ClickAsync();
    }
}
