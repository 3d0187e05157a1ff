using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>A flow is tried out as its customer would, on a page of its own.</summary>
[Collection(nameof(OnSite))]
public sealed class TestChatPageTests(PorfinSite site)
{
    private const string Booking = """
        { "definitionId": "agenda", "name": "Agenda", "version": 1,
          "customProperties": { "porfin": { "activation": { "hours": { "monday": "08:00-18:00", "thursday": "07:30-12:00" } } } },
          "variables": [ { "id": "v1", "name": "Nome", "typeName": "String" } ],
          "root": { "type": "Elsa.Flowchart", "id": "root",
            "activities": [
              { "id": "name", "type": "Porfin.Ask", "version": 1, "metadata": { "displayText": "Perguntar o nome" },
                "question": { "typeName": "String", "expression": { "type": "Literal", "value": "Olá! Qual é o seu *nome*?" } },
                "answer": { "typeName": "String", "memoryReference": { "id": "v1" } } },
              { "id": "day", "type": "Porfin.SendChoices", "version": 1, "metadata": { "displayText": "Oferecer dias" },
                "text": { "typeName": "String", "expression": { "type": "Liquid", "value": "{{ Nome }}, que dia prefere?" } },
                "options": { "typeName": "Object", "expression": { "type": "Literal", "value": ["Terça", "Quarta"] } } },
              { "id": "wait", "type": "Elsa.Delay", "version": 1,
                "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "00:50:00" } } },
              { "id": "bye", "type": "Porfin.SendText", "version": 1, "metadata": { "displayText": "Lembrar" },
                "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Lembrete: sua consulta é na terça." } } },
              { "id": "other", "type": "Porfin.SendChoices", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Então escolha um assunto:" } },
                "options": { "typeName": "Object", "expression": { "type": "Literal", "value": ["Preços", "Endereço", "Convênios e formas de pagamento", "Falar com alguém"] } } },
              { "id": "human", "type": "Porfin.HandOff", "version": 1,
                "reason": { "typeName": "String", "expression": { "type": "Literal", "value": "Quer falar com uma pessoa" } } }
            ],
            "connections": [
              { "source": { "activity": "name", "port": "Answered" }, "target": { "activity": "day" } },
              { "source": { "activity": "day", "port": "Terça" }, "target": { "activity": "wait" } },
              { "source": { "activity": "wait", "port": "Done" }, "target": { "activity": "bye" } },
              { "source": { "activity": "day", "port": "Quarta" }, "target": { "activity": "other" } },
              { "source": { "activity": "other", "port": "Falar com alguém" }, "target": { "activity": "human" } }
            ] } }
        """;

    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_flow_is_tried_out_as_the_customer_would(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "chat");
        var log = visitor.Page.GetByRole(AriaRole.Log);
        await visitor.CheckAsync("test-chat-empty");
        await SayAsync(visitor, "Oi, quero marcar 😀");
        await Assertions.Expect(log.Locator("b")).ToHaveTextAsync("nome");
        await SayAsync(visitor, "Ana");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Terça" }).ClickAsync();
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("Terça");
        await Assertions.Expect(visitor.Page.GetByText("janela: 24 h")).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "+10 min" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("O relógio avançou 10 min.");
        await Assertions.Expect(log).Not.ToContainTextAsync("Lembrete");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "+1 dia" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Lembrete: sua consulta é na terça.");
        await Assertions.Expect(log).ToContainTextAsync("Fim do fluxo.");
        await Assertions.Expect(visitor.Page.GetByText("janela fechada")).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-end");

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(log).ToContainTextAsync("Fim do fluxo.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Recomeçar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Escreva como se fosse o cliente.")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Long_lists_come_up_and_a_person_takes_over_and_gives_back(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "chat-lista");
        var log = visitor.Page.GetByRole(AriaRole.Log);
        await SayAsync(visitor, "Oi");
        await SayAsync(visitor, "Bia");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Quarta" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Mais de 3 opções: o WhatsApp mostra uma lista em vez de botões.");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ver opções" }).ClickAsync();
        var sheet = visitor.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(sheet.GetByText("Convênios e formas de p…")).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-list");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Falar com alguém" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Aqui uma pessoa da equipe assumiria: Quer falar com uma pessoa");
        await SayAsync(visitor, "Tem alguém aí?");
        await Assertions.Expect(log).ToContainTextAsync("O fluxo não esperava esta mensagem agora.");
        await visitor.CheckAsync("test-chat-handoff");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Devolver ao fluxo" }).ClickAsync();
        await Assertions.Expect(log).ToContainTextAsync("Fim do fluxo.");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_clock_goes_to_any_moment_and_shows_what_the_window_leaves(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "chat-relogio");
        var page = visitor.Page;
        await SayAsync(visitor, "Oi");
        await SayAsync(visitor, "Caio");
        await page.GetByRole(AriaRole.Button, new() { Name = "Terça" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mais opções do relógio" }).ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex("O fluxo continua sozinho em"))).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(new Regex("^Abre (seg|qui)"))).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-clock");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ir até lá" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Lembrete: sua consulta é na terça.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ir até lá" }).ClickAsync();
        await Assertions.Expect(page.Locator(".c-now")).ToContainTextAsync(new Regex("08:00|07:30"));
        await page.GetByLabel("Dia e hora").FillAsync("2001-01-01T10:00");
        await Assertions.Expect(page.GetByText("O relógio só anda para a frente.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Avançar até" })).ToBeDisabledAsync();
        await page.GetByLabel("Dia e hora").FillAsync("2040-01-02T10:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Avançar até" }).ClickAsync();
        await Assertions.Expect(page.Locator(".c-now")).ToContainTextAsync("02/01");
        await Assertions.Expect(page.GetByText("A janela de 24 h fechou")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_customer_sends_all_that_a_phone_can(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "chat-anexos");
        var page = visitor.Page;
        var log = page.GetByRole(AriaRole.Log);
        await SayAsync(visitor, "<script>alert(1)</script> [x] (nada)\n  *negrito* ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anexar" }).ClickAsync();
        await visitor.CheckAsync("test-chat-attach");
        await page.GetByRole(AriaRole.Button, new() { Name = "Localização" }).ClickAsync();
        await page.GetByLabel("Lugar").FillAsync("Av. Paulista, 1000");
        await page.Locator(".c-attach").GetByRole(AriaRole.Button, new() { Name = "Enviar" }).ClickAsync();
        await Assertions.Expect(log.Locator(".c-kind.is-location")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anexar" }).ClickAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Foto" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "exame.png", MimeType = "image/png", Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") });
        await Assertions.Expect(log.GetByAltText("exame.png")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Emojis" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "👍" }).ClickAsync();
        await page.GetByLabel("Escreva uma mensagem").PressAsync("Enter");
        await Assertions.Expect(log.Locator(".is-right").Last).ToContainTextAsync("👍");
        await visitor.CheckAsync("test-chat-media");
    }

    [Fact]
    public async Task A_flow_with_problems_says_which()
    {
        await using var visitor = await OpenAsync(Screen.Desktop, "chat-quebrado", """{ "definitionId": "q", "root": { "type": "Nao.Existe", "id": "x" } }""");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Este fluxo ainda não roda" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nao.Existe")).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-broken");
    }

    [Fact]
    public async Task Nothing_of_a_test_is_stored()
    {
        await using var visitor = await OpenAsync(Screen.Desktop, "chat-nada");
        var before = await CountAsync();
        await SayAsync(visitor, "Oi");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Qual é o seu nome?");
        (await CountAsync()).Should().Be(before);
    }

    private async Task<Visitor> OpenAsync(Screen screen, string tag, string document = Booking)
    {
        var visitor = await Visitor.ComeAsync(site, screen);
        var business = $"Teste {tag} {screen.Name}";
        await visitor.RegisterAsync($"{tag}-{screen.Name}@example.com", business);
        var flow = await (await Seed.ForAsync(site, business)).FlowAsync("Agenda da clínica", document, isAnswering: false);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/testar");
        return visitor;
    }

    private static async Task SayAsync(Visitor visitor, string text)
    {
        var before = await visitor.Page.Locator(".c-row.is-right").CountAsync();
        await visitor.Page.GetByLabel("Escreva uma mensagem").FillAsync(text);
        await visitor.Page.GetByLabel("Escreva uma mensagem").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator(".c-row.is-right")).ToHaveCountAsync(before + 1);
    }

    private async Task<object?> CountAsync()
    {
        await using var command = site.Database.CreateCommand(
            "select (select count(*) from conversation) + (select count(*) from message) + (select count(*) from instance) + (select count(*) from outbox) + (select count(*) from journal)");
        return await command.ExecuteScalarAsync();
    }
}
