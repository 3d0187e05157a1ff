using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed class TestChatPageTests(PorfinSite site)
{
    private const string Booking = """
        { "definitionId": "agenda", "name": "Agenda", "version": 1,
          "root": { "type": "Elsa.Flowchart", "id": "root",
            "activities": [
              { "id": "name", "type": "Porfin.Ask", "version": 1,
                "question": { "typeName": "String", "expression": { "type": "Literal", "value": "Olá! Qual é o seu *nome*?" } } },
              { "id": "day", "type": "Porfin.SendChoices", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Que dia prefere?" } },
                "options": { "typeName": "Object", "expression": { "type": "Literal", "value": ["Terça", "Quarta"] } } },
              { "id": "wait", "type": "Elsa.Delay", "version": 1,
                "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "00:50:00" } } },
              { "id": "bye", "type": "Porfin.SendText", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Lembrete: sua consulta é na terça." } } },
              { "id": "other", "type": "Porfin.SendChoices", "version": 1,
                "text": { "typeName": "String", "expression": { "type": "Literal", "value": "Então escolha um assunto:" } },
                "options": { "typeName": "Object", "expression": { "type": "Literal", "value": ["Preços", "Endereço", "Convênios", "Falar com alguém"] } } },
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

    public static TheoryData<Screen> Screens => [Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_flow_is_tried_out_as_the_customer_would(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "agenda", Booking);
        await visitor.CheckAsync("test-chat-empty");
        await SayAsync(visitor, "Oi, quero marcar");
        await ExpectLastAsync(visitor, "Olá! Qual é o seu nome?");
        await SayAsync(visitor, "Ana");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Terça" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Terça");
        await visitor.CheckAsync("test-chat");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "10 min" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("O relógio avançou 10 min.");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).Not.ToContainTextAsync("Lembrete");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "1 hora" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Lembrete: sua consulta é na terça.");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Fim do fluxo.");
        await visitor.CheckAsync("test-chat-end");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Recomeçar" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Escreva como se fosse o cliente.")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Long_lists_open_and_a_person_takes_over_and_gives_back(Screen screen)
    {
        await using var visitor = await OpenAsync(screen, "lista", Booking);
        await SayAsync(visitor, "Oi");
        await ExpectLastAsync(visitor, "Qual é o seu nome?");
        await SayAsync(visitor, "Bia");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Quarta" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ver opções" }).ClickAsync();
        await visitor.CheckAsync("test-chat-list");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Falar com alguém" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Aqui uma pessoa da equipe assumiria: Quer falar com uma pessoa");
        await SayAsync(visitor, "Tem alguém aí?");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("O fluxo não esperava esta mensagem agora.");
        await visitor.CheckAsync("test-chat-handoff");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Devolver ao fluxo" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Fim do fluxo.");
    }

    [Fact]
    public async Task A_flow_with_problems_says_which()
    {
        await using var visitor = await OpenAsync(Screen.Desktop, "quebrado", """{ "definitionId": "q", "root": { "type": "Nao.Existe", "id": "x" } }""");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Este fluxo ainda não roda" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nao.Existe")).ToBeVisibleAsync();
        await visitor.CheckAsync("test-chat-broken");
    }

    [Fact]
    public async Task Nothing_of_a_test_is_stored()
    {
        await using var visitor = await OpenAsync(Screen.Desktop, "nada", Booking);
        var before = await CountAsync();
        await SayAsync(visitor, "Oi");
        await ExpectLastAsync(visitor, "Qual é o seu nome?");
        Assert.Equal(before, await CountAsync());
    }

    private async Task<Visitor> OpenAsync(Screen screen, string tag, string document)
    {
        var visitor = await Visitor.ComeAsync(site, screen);
        var business = $"Teste {tag} {screen.Name}";
        await visitor.RegisterAsync($"{tag}-{screen.Name}@example.com", business);
        var flow = await (await Seed.ForAsync(site, business)).FlowAsync("Agenda da clínica", document, isAnswering: false);
        await visitor.Page.GotoAsync($"/fluxos/{flow}/testar");
        await visitor.ReadyAsync();
        return visitor;
    }

    private static async Task SayAsync(Visitor visitor, string text)
    {
        await visitor.Page.GetByLabel("Escreva uma mensagem").FillAsync(text);
        await visitor.Page.GetByLabel("Escreva uma mensagem").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync(text);
    }

    private static Task ExpectLastAsync(Visitor visitor, string text) =>
        Assertions.Expect(visitor.Page.Locator(".chat-log .bubble").Last).ToContainTextAsync(text);

    private async Task<object?> CountAsync()
    {
        await using var command = site.Database.CreateCommand(
            "select (select count(*) from conversation) + (select count(*) from message) + (select count(*) from instance) + (select count(*) from outbox) + (select count(*) from journal)");
        return await command.ExecuteScalarAsync();
    }
}
