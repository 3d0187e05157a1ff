using System.Globalization;
using FluentAssertions;
using Microsoft.Playwright;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>Publishing while people wait: they are counted, and what becomes of them is chosen.</summary>
[Collection(nameof(OnSite))]
public sealed class WaitingPeopleTests(PorfinSite site)
{
    public static TheoryData<Screen> Screens => Screen.Usual;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task People_at_a_step_that_was_removed_are_said_goodbye_to(Screen screen)
    {
        await using var visitor = await Visitor.ComeAsync(site, screen);
        var (flow, seed) = await MakeAsync(visitor, screen, "despedida");
        await WaitAsync(seed, flow, 14);
        await ReplaceAsync(flow, Document("perguntar-nome", "Perguntar o nome", "Porfin.Ask"));
        await OpenAsync(visitor, flow);

        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("14 pessoas esperam em um passo que você removeu");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Perguntar o que procura");
        await visitor.CheckAsync("publish-stuck");
        await dialog.GetByLabel("Levar para outro passo").CheckAsync();
        await dialog.GetByLabel("Passo", new() { Exact = true }).SelectOptionAsync("perguntar-nome");
        await visitor.CheckAsync("publish-stuck-step");
        await dialog.GetByLabel("Encerrar com uma despedida").CheckAsync();
        await dialog.GetByLabel("Despedida", new() { Exact = true }).FillAsync("Até logo, pessoal!");
        await visitor.CheckAsync("publish-stuck-end");
        await PublishAsync(dialog);
        await Assertions.Expect(visitor.Page.GetByText("Encerradas: 14.")).ToBeVisibleAsync();
        await visitor.CheckAsync("publish-stuck-done");
        (await CountAsync("select count(*) from message m join conversation c on c.id = m.conversation_id join instance i on i.conversation_id = c.id where i.flow_id = $1 and m.content ->> 'body' = 'Até logo, pessoal!'", flow)).Should().Be(14);
    }

    [Fact]
    public async Task People_are_left_alone_unless_one_says_otherwise()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var (flow, seed) = await MakeAsync(visitor, Screen.Desktop, "espera");
        await WaitAsync(seed, flow, 3);
        await ReplaceAsync(flow, Document("perguntar", "Perguntar o que procura", "Porfin.Ask", "O que você procura hoje?"));
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await OpenAsync(visitor, flow);
        await PublishAsync(dialog);
        await Assertions.Expect(visitor.Page.GetByText("Versão 2 publicada.")).ToBeVisibleAsync();
        (await CountAsync("select count(*) from instance where flow_id = $1 and flow_version = 1", flow)).Should().Be(3);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
        await dialog.GetByLabel("Levar as conversas que esperam (3)").CheckAsync();
        await visitor.CheckAsync("publish-take");
        await PublishAsync(dialog);
        await Assertions.Expect(visitor.Page.GetByText("Continuam nesta versão: 3.")).ToBeVisibleAsync();
        (await CountAsync("select count(*) from instance where flow_id = $1 and flow_version = 2 and status = 'waiting'", flow)).Should().Be(3);
    }

    private static string Document(string id, string title, string type, string question = "O que procura?") => $$"""
        { "definitionId": "recepcao", "name": "Recepção", "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [
          { "id": "{{id}}", "type": "{{type}}", "question": "{{question}}", "metadata": { "displayText": "{{title}}", "designer": { "position": { "x": 0, "y": 0 } } } },
          { "id": "fim", "type": "Porfin.SendText", "text": "Até logo!", "metadata": { "displayText": "Despedir-se", "designer": { "position": { "x": 320, "y": 0 } } } } ],
          "connections": [ { "source": { "activity": "{{id}}", "port": "Answered" }, "target": { "activity": "fim" } }, { "source": { "activity": "{{id}}", "port": "Invalid" }, "target": { "activity": "fim" } } ] } }
        """;

    private static readonly string First = Document("perguntar", "Perguntar o que procura", "Porfin.Ask");

    private static Task PublishAsync(ILocator dialog) => dialog.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();

    private static async Task OpenAsync(Visitor visitor, Guid flow)
    {
        await visitor.Page.GotoAsync($"/fluxos/{flow}/editar");
        await visitor.Page.Locator(".d-root").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Publicar", Exact = true }).ClickAsync();
    }

    private static async Task WaitAsync(Seed seed, Guid flow, int people)
    {
        for (var i = 0; i < people; i++)
        {
            await seed.WaitingAsync(flow, First, string.Create(CultureInfo.InvariantCulture, $"Pessoa {i}"));
        }
    }

    private async Task<(Guid Flow, Seed Seed)> MakeAsync(Visitor visitor, Screen screen, string tag)
    {
        var name = $"Casa {tag} {screen.Name}";
        await visitor.RegisterAsync($"{tag}-{screen.Name}@example.com", name);
        var business = await Seed.BusinessAsync(site, name);
        var flow = (await site.Get<FlowMaker>().FromAsync(business, First, null, "x", CancellationToken.None)).FlowId!.Value;
        (await site.Get<DraftPublisher>().PublishAsync(business, flow, new(1, null, null, "x"), CancellationToken.None))!.Version.Should().Be(1);
        return (flow, await Seed.ForAsync(site, name));
    }

    /// <summary>As somebody did who edited before.</summary>
    private async Task ReplaceAsync(Guid flow, string document)
    {
        await using var command = site.Database.CreateCommand("update flow_draft set document = $2, revision = revision + 1 where flow_id = $1");
        command.Parameters.Add(new() { Value = flow });
        command.Parameters.Add(new() { Value = document });
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private async Task<long> CountAsync(string sql, Guid flow)
    {
        await using var command = site.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = flow });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
