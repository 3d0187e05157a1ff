using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed class AccountPagesTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => [Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Sign_up_and_sign_in_look_right(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        await visitor.Page.GotoAsync("/cadastro");
        await visitor.CheckAsync("sign-up");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Criar conta" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Diga o nome do negócio")).ToBeVisibleAsync();
        await visitor.CheckAsync("sign-up-problems");
        await visitor.Page.GotoAsync("/entrar");
        await visitor.CheckAsync("sign-in");
        await visitor.Page.GotoAsync("/nada-aqui");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Página não encontrada" })).ToBeVisibleAsync();
        await visitor.CheckAsync("not-found");
    }

    [Fact]
    public async Task A_business_registers_signs_out_and_signs_in_again()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("maria@clinica.example.com", "Clínica Sorriso");
        await visitor.ReadyAsync();
        await visitor.Page.GetByTitle("Conta e idioma").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sair" }).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(site.Url + "/entrar");

        await visitor.Page.GotoAsync("/conversas");
        visitor.Page.Url.Should().Contain("/entrar?volta=", "who is signed out sees nothing");
        await visitor.SignInAsync("MARIA@clinica.example.com", Passwords.Good);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Olá, Clínica Sorriso" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_go()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("volta@example.com", "Volta Ltda");
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Page.GotoAsync("/conversas");
        await visitor.Page.GetByLabel("E-mail").FillAsync("volta@example.com");
        await visitor.Page.GetByLabel("Senha").FillAsync(Passwords.Good);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Entrar" }).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(site.Url + "/conversas");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_five_lock_the_account()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("joao@example.com", "João Motos");
        await visitor.Page.Context.ClearCookiesAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await visitor.SignInAsync("joao@example.com", Passwords.Wrong);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("E-mail ou senha incorretos.");
        }

        await visitor.CheckAsync("sign-in-refused");
        await visitor.SignInAsync("joao@example.com", Passwords.Wrong);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Muitas tentativas");
        await visitor.SignInAsync("joao@example.com", Passwords.Good);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Muitas tentativas");
    }

    [Fact]
    public async Task An_unknown_e_mail_is_refused_in_the_same_words()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.SignInAsync("ninguem@example.com", Passwords.Good);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("E-mail ou senha incorretos.");
    }

    [Fact]
    public async Task An_e_mail_registers_once()
    {
        await using var first = await Visitor.ComeAsync(site);
        await first.RegisterAsync("unico@example.com", "Primeiro");
        await using var second = await Visitor.ComeAsync(site);
        await second.Page.GotoAsync("/cadastro");
        await second.Page.GetByLabel("Nome do negócio").FillAsync("Segundo");
        await second.Page.GetByLabel("E-mail").FillAsync("unico@example.com");
        await second.Page.GetByLabel("Senha").FillAsync(Passwords.Good);
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Criar conta" }).ClickAsync();
        await Assertions.Expect(second.Page.GetByText("Já existe uma conta com este e-mail.")).ToBeVisibleAsync();
        await using var command = site.Database.CreateCommand("select count(*) from business where name = 'Segundo'");
        (await command.ExecuteScalarAsync()).Should().Be(0L, "a refused registration leaves no business behind");
    }

    [Fact]
    public async Task Language_and_theme_are_remembered()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.Page.GotoAsync("/entrar");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Entra en tu cuenta" })).ToBeVisibleAsync();
        await visitor.Page.GetByTitle("Alternar tema claro y oscuro").ClickAsync();
        await visitor.Page.ReloadAsync();
        (await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme")).Should().Be("dark");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "es");
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("csrf@example.com", "Sem Token");
        var answer = await visitor.Page.Context.APIRequest.PostAsync("/sair");
        answer.Status.Should().Be(400, "the anti-forgery token is missing");
    }
}
