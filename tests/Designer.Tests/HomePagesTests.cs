using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

[Collection(nameof(OnSite))]
public sealed class HomePagesTests(PorfinSite site)
{
    private const string Document = """{"definitionId":"x","root":{"type":"Elsa.Flowchart"}}""";

    public static TheoryData<Screen> Screens => [Screen.Desktop, Screen.DesktopDark, Screen.Phone, Screen.PhoneDark];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_new_business_is_told_what_will_be_here(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        await visitor.RegisterAsync($"novo-{screen.Name}@example.com", "Ateliê da Ana");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nenhum fluxo ainda")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nenhuma conversa ainda")).ToBeVisibleAsync();
        await visitor.CheckAsync("home-empty");
        await visitor.Page.GetByTitle("Conta e idioma").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sair" })).ToBeInViewportAsync();
        await visitor.CheckAsync("account-menu");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sair" })).ToBeHiddenAsync();
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Home_flow_and_conversations_look_right(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var name = "Clínica " + screen.Name;
        await visitor.RegisterAsync($"cheio-{screen.Name}@example.com", name);
        var seed = await Seed.ForAsync(site, name);
        var flow = await seed.FlowAsync("Assistente de Leads", Document, isAnswering: true);
        await seed.FlowAsync("Assistente de Venda de Orçamento", Document, isAnswering: false);
        var ana = await FillAsync(seed);

        await visitor.Page.GotoAsync("/");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("home");
        await visitor.Page.GotoAsync($"/fluxos/{flow}");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("flow");
        await visitor.Page.GotoAsync("/conversas");
        await visitor.ReadyAsync();
        await visitor.CheckAsync("conversations");
        await visitor.Page.GotoAsync($"/conversas/{ana}");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByText("Prefere qual horário?")).ToBeVisibleAsync();
        await visitor.CheckAsync("conversation");
    }

    [Fact]
    public async Task Conversations_and_messages_arrive_by_themselves()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("aovivo@example.com", "Ao Vivo");
        var seed = await Seed.ForAsync(site, "Ao Vivo");
        await visitor.ReadyAsync();
        var conversation = await seed.ConversationAsync("Bruno Lima", "5521987654321", TimeSpan.Zero);
        await seed.MessageAsync(conversation, "in", """{"kind":"text","text":"Oi, vocês abrem sábado?"}""", "received", TimeSpan.Zero);
        var item = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Bruno Lima" });
        await Assertions.Expect(item).ToContainTextAsync("Oi, vocês abrem sábado?");
        await Assertions.Expect(item).ToContainTextAsync("1 não lida");

        await item.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Oi, vocês abrem sábado?");
        await Assertions.Expect(item).Not.ToContainTextAsync("não lida");
        var answer = await seed.MessageAsync(conversation, "out", """{"kind":"text","body":"Sim, das *8h* às 12h."}""", "queued", TimeSpan.Zero);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log).Locator("b")).ToHaveTextAsync("8h");
        await seed.StatusAsync(conversation, answer, "read");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log).GetByRole(AriaRole.Img, new() { Name = "Lida" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_business_sees_nothing_of_it()
    {
        await using var owner = await Visitor.ComeAsync(site);
        await owner.RegisterAsync("dona@example.com", "Dona");
        var seed = await Seed.ForAsync(site, "Dona");
        var flow = await seed.FlowAsync("Segredo", Document, isAnswering: false);
        var conversation = await seed.ConversationAsync("Cliente Secreto", "5511911112222", TimeSpan.Zero);
        await seed.MessageAsync(conversation, "in", """{"kind":"text","text":"segredo"}""", "received", TimeSpan.Zero);

        await using var stranger = await Visitor.ComeAsync(site);
        await stranger.RegisterAsync("estranha@example.com", "Estranha");
        await Assertions.Expect(stranger.Page.GetByText("Nenhuma conversa ainda")).ToBeVisibleAsync();
        await stranger.Page.GotoAsync($"/conversas/{conversation}");
        await Assertions.Expect(stranger.Page.GetByText("Conversa não encontrada")).ToBeVisibleAsync();
        await stranger.Page.GotoAsync($"/fluxos/{flow}");
        await Assertions.Expect(stranger.Page.GetByText("Fluxo não encontrado")).ToBeVisibleAsync();
        var download = await stranger.Page.Context.APIRequest.GetAsync($"/fluxos/{flow}/versoes/1");
        download.Status.Should().Be(404);
        (await (await owner.Page.Context.APIRequest.GetAsync($"/fluxos/{flow}/versoes/1")).TextAsync()).Should().Be(Document);
    }

    [Fact]
    public async Task What_a_customer_writes_is_never_markup()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("html@example.com", "Html");
        var seed = await Seed.ForAsync(site, "Html");
        var conversation = await seed.ConversationAsync("<b>Zé</b>", "5511933334444", TimeSpan.Zero);
        await seed.MessageAsync(conversation, "in", """{"kind":"text","text":"*<img src=x onerror=alert(1)>* <script>alert(2)</script>"}""", "received", TimeSpan.Zero);
        await visitor.Page.GotoAsync($"/conversas/{conversation}");
        await visitor.ReadyAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("<img src=x onerror=alert(1)>");
        (await visitor.Page.Locator("main img, main script").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task When_the_database_fails_pages_say_so_and_can_be_tried_again()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.RegisterAsync("falha@example.com", "Falha");
        await using (await Away.TakeAsync(site.Database, "flow"))
        {
            await visitor.Page.GotoAsync("/");
            await visitor.ReadyAsync();
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Não foi possível carregar");
            await visitor.CheckAsync("home-failed");
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Nenhum fluxo ainda")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_fails_on_our_side_shows_a_friendly_page()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        await using var away = await Away.TakeAsync(site.Database, "app_user");
        await visitor.SignInAsync("alguem@example.com", Passwords.Good);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Não deu certo" })).ToBeVisibleAsync();
        await visitor.CheckAsync("error");
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_mended()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var isDown = false;
        IWebSocketRoute? socket = null;
        await visitor.Page.RouteAsync("**/_blazor**", route => isDown ? route.AbortAsync() : route.ContinueAsync());
        await visitor.Page.RouteWebSocketAsync("**/_blazor**", route =>
        {
            route.ConnectToServer();
            socket = route;
        });
        await visitor.RegisterAsync("rede@example.com", "Rede");
        await visitor.ReadyAsync();
        isDown = true;
        await socket!.CloseAsync();
        await Assertions.Expect(visitor.Page.GetByText("Reconectando…")).ToBeVisibleAsync();
        await visitor.CheckAsync("reconnecting", troublesExpected: true);
        isDown = false;
        await Assertions.Expect(visitor.Page.GetByText("Reconectando…")).ToBeHiddenAsync(new() { Timeout = 60_000 });
    }

    private static async Task<Guid> FillAsync(Seed seed)
    {
        var ana = await seed.ConversationAsync("Ana Beatriz Souza", "5511987654321", TimeSpan.FromHours(30));
        await seed.MessageAsync(ana, "in", """{"kind":"text","text":"Oi! Queria saber o preço do clareamento 😊"}""", "received", TimeSpan.FromHours(30));
        await seed.MessageAsync(ana, "out", """{"kind":"text","body":"Olá, Ana! O clareamento custa *R$ 890,00*, em até 6x sem juros.\n\nQuer agendar uma avaliação gratuita?"}""", "read", TimeSpan.FromHours(29.9));
        await seed.MessageAsync(ana, "in", """{"kind":"text","text":"Quero sim"}""", "received", TimeSpan.FromMinutes(6));
        await seed.MessageAsync(ana, "out", """{"kind":"choices","body":"Prefere qual horário?","choices":[{"id":"1","title":"Terça, 9h"},{"id":"2","title":"Quarta, 14h"}]}""", "delivered", TimeSpan.FromMinutes(5));
        await seed.MessageAsync(ana, "in", """{"kind":"image","text":""}""", "received", TimeSpan.FromMinutes(4));
        await seed.MessageAsync(ana, "in", """{"kind":"choice","text":"Terça, 9h","choiceId":"1"}""", "received", TimeSpan.FromMinutes(3));
        var carlos = await seed.ConversationAsync("Carlos Menezes", "5521998877665", TimeSpan.FromHours(2));
        await seed.MessageAsync(carlos, "in", """{"kind":"text","text":"Bom dia"}""", "received", TimeSpan.FromHours(2));
        await seed.MessageAsync(carlos, "out", """{"kind":"text","body":"Bom dia, Carlos! Como posso ajudar com o seu orçamento de hoje?"}""", "failed", TimeSpan.FromHours(1.9));
        var nobody = await seed.ConversationAsync(null, "5531912345678", TimeSpan.FromDays(3));
        await seed.MessageAsync(nobody, "out", """{"kind":"text","body":"Seu agendamento está confirmado."}""", "read", TimeSpan.FromDays(3));
        return ana;
    }
}
