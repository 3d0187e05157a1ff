using Microsoft.Playwright;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Somebody who builds an agent at the screen. What is done is the same for all; how one points, presses and gets about is each hand's own.</summary>
public abstract class Hand(IPage page)
{
    protected IPage Page => page;

    protected ILocator Panel => page.GetByRole(AriaRole.Complementary, new() { Name = "Propriedades" });

    /// <summary>The field into which one types to find a step, a command or a place.</summary>
    protected ILocator Finder => page.Locator(".d-picker input");

    /// <summary>Presses a button or a link.</summary>
    public abstract Task PressAsync(ILocator what);

    /// <summary>Writes a text into a field, in place of what stands there.</summary>
    public abstract Task WriteAsync(ILocator field, string text);

    /// <summary>Chooses one of the choices of a field.</summary>
    public abstract Task ChooseAsync(ILocator field, string label);

    /// <summary>Adds a step to which nothing leads.</summary>
    public abstract Task AddAsync(AgentStep step);

    /// <summary>Adds a step after a way out of another.</summary>
    public abstract Task AddAfterAsync(AgentWay way, AgentStep from, AgentStep step);

    /// <summary>Leads a way out to a step that is there.</summary>
    public abstract Task ConnectAsync(AgentWay way, AgentStep from, AgentStep to);

    /// <summary>Shows the properties of the step that was just added.</summary>
    protected abstract Task InspectAsync();

    protected abstract Task ShowVariablesAsync();

    protected abstract Task ShowSettingsAsync();

    protected abstract Task ShowStepsAsync();

    /// <summary>Builds an agent from nothing.</summary>
    public async Task BuildAsync(Agent agent)
    {
        await ShowVariablesAsync();
        foreach (var variable in agent.Variables)
        {
            await DeclareAsync(variable);
        }

        await ShowSettingsAsync();
        await WriteAsync(Panel.GetByLabel("Nome", new() { Exact = true }), agent.Name);
        await WriteAsync(Panel.GetByLabel("Descrição", new() { Exact = true }), agent.Description);
        await ChooseAsync(Panel.GetByLabel("Juntar mensagens seguidas"), agent.Joining);
        await ShowStepsAsync();
        await BuildStepsAsync(agent);
    }

    private async Task BuildStepsAsync(Agent agent)
    {
        var open = agent.Ways.ToList();
        var built = new Dictionary<string, AgentStep>();
        foreach (var step in agent.Steps)
        {
            var way = open.FirstOrDefault(one => one.To == step.Id && built.ContainsKey(one.From));
            await (way is null ? AddAsync(step) : AddAfterAsync(way, built[way.From], step));
            open.Remove(way!);
            built.Add(step.Id, step);
            await InspectAsync();
            await FillAsync(step);
            foreach (var ready in open.Where(one => built.ContainsKey(one.From) && built.ContainsKey(one.To)).ToList())
            {
                await ConnectAsync(ready, built[ready.From], built[ready.To]);
                open.Remove(ready);
            }
        }
    }

    private async Task DeclareAsync(AgentVariable variable)
    {
        await WriteAsync(page.GetByLabel("Nova variável"), variable.Name);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Criar variável" }));
        var more = page.GetByRole(AriaRole.Button, new() { Name = $"Tipo, valor inicial e usos de {variable.Name}:" });
        await PressAsync(more);
        var row = page.Locator(".d-variable").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = $"Apagar a variável {variable.Name}", Exact = true }) });
        if (variable.TypeLabel != "Texto")
        {
            await ChooseAsync(row.GetByLabel("Tipo", new() { Exact = true }), variable.TypeLabel);
        }

        if (variable.First is { } first)
        {
            await PressAsync(row.GetByLabel("Começa com um valor", new() { Exact = true }));
            var value = row.GetByLabel("Valor inicial", new() { Exact = true });
            await (variable.IsYesOrNo ? ChooseAsync(value, first is "true" ? "Sim" : "Não") : WriteAsync(value, first));
        }

        await PressAsync(more);
    }

    private async Task FillAsync(AgentStep step)
    {
        await WriteAsync(Panel.GetByLabel("Nome do passo"), step.Name);
        foreach (var field in step.Fields)
        {
            await FillAsync(field);
        }

        foreach (var result in step.Results)
        {
            await WriteAsync(Panel.Locator(".i-output").GetByLabel(result.Label, new() { Exact = true }), result.Variable);
        }
    }

    private async Task FillAsync(AgentField field)
    {
        var place = Panel.Locator($"[data-input={field.Input}]");
        if (!await place.IsVisibleAsync())
        {
            await PressAsync(Panel.GetByText("Mais opções"));
        }

        var editor = place.GetByLabel(field.Label, new() { Exact = true });
        await (field.Filling switch
        {
            Filling.Choice => ChooseAsync(editor, field.Value),
            Filling.Rows or Filling.Cases => FillRowsAsync(place, field),
            Filling.Script => ScriptAsync(place, editor, field.Value),
            _ => WriteAsync(editor, field.Value),
        });
    }

    private async Task ScriptAsync(ILocator place, ILocator editor, string script)
    {
        var mode = place.Locator(".i-mode");
        if (await mode.CountAsync() > 0 && await mode.InputValueAsync() is not "script")
        {
            await ChooseAsync(mode, "JavaScript");
        }

        await WriteAsync(editor, script);
    }

    private async Task FillRowsAsync(ILocator place, AgentField field)
    {
        foreach (var (label, condition) in field.Rows)
        {
            await PressAsync(place.GetByRole(AriaRole.Button, new() { Name = "Acrescentar" }));
            var row = place.Locator(".i-row").Last;
            await WriteAsync(row.GetByLabel(field.Filling is Filling.Cases ? "Nome do caso" : "Texto da opção"), label);
            if (condition.Length > 0)
            {
                await WriteAsync(row.GetByLabel("Condição"), condition);
            }
        }
    }
}
