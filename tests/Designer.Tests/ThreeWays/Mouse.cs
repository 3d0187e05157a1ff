using Microsoft.Playwright;

namespace Porfin.Designer.Tests.ThreeWays;

/// <summary>Points, drags and turns the wheel; the keyboard is touched for letters alone. (A native list of choices opens outside the page: what is chosen there is given.)</summary>
public sealed class Mouse(IPage page) : Hand(page)
{
    private const int Columns = 7;
    private int placed;

    public override async Task PressAsync(ILocator what)
    {
        var (x, y) = await ShowAsync(what);
        await Page.Mouse.ClickAsync(x, y);
    }

    public override async Task WriteAsync(ILocator field, string text)
    {
        var (x, y) = await ShowAsync(field);
        await Page.Mouse.ClickAsync(x, y, new() { ClickCount = await field.InputValueAsync() is "" ? 1 : 3 });
        await Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task ChooseAsync(ILocator field, string label)
    {
        await ShowAsync(field);
        await field.SelectOptionAsync(new SelectOptionValue { Label = label });
    }

    public override async Task AddAsync(AgentStep step)
    {
        if (placed == 0)
        {
            await FarAwayAsync();
        }

        await DragAsync(await ShowAsync(Page.Locator($".d-palette-item[data-type='{step.Type}']").Last), await NextPlaceAsync());
    }

    public override async Task AddAfterAsync(AgentWay way, AgentStep from, AgentStep step)
    {
        await DragAsync(await DotAsync(way), await NextPlaceAsync());
        await Page.Keyboard.InsertTextAsync(step.TypeLabel);
        await PressAsync(Page.Locator($".d-picker [data-key='{step.Type}']"));
    }

    public override async Task ConnectAsync(AgentWay way, AgentStep from, AgentStep to) =>
        await DragAsync(await DotAsync(way), await MiddleAsync(Page.Locator($".react-flow__node[data-id={way.To}] .d-in")));

    /// <summary>What was added is selected, and shown at the right.</summary>
    protected override Task InspectAsync() => Task.CompletedTask;

    protected override Task ShowVariablesAsync() => PressAsync(Page.GetByRole(AriaRole.Tab, new() { Name = "Variáveis" }));

    protected override Task ShowSettingsAsync() => Task.CompletedTask;

    protected override Task ShowStepsAsync() => PressAsync(Page.GetByRole(AriaRole.Tab, new() { Name = "Acrescentar" }));

    private async Task FarAwayAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Afastar" }));
        }
    }

    private Task<(float X, float Y)> DotAsync(AgentWay way) => MiddleAsync(Page.Locator($".react-flow__node[data-id={way.From}] [data-outcome='{way.Port}']"));

    /// <summary>The next free place of the canvas, row by row.</summary>
    private async Task<(float X, float Y)> NextPlaceAsync()
    {
        var canvas = (await Page.Locator(".d-canvas").BoundingBoxAsync())!;
        var (column, row) = (placed % Columns, placed++ / Columns);
        return (canvas.X + 40 + (column * (canvas.Width - 60) / Columns), canvas.Y + 70 + (row * (canvas.Height - 80) / 4));
    }

    private async Task DragAsync((float X, float Y) from, (float X, float Y) to)
    {
        await Page.Mouse.MoveAsync(from.X, from.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync((from.X + to.X) / 2, (from.Y + to.Y) / 2, new() { Steps = 2 });
        await Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 2 });
        await Page.Mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator of)
    {
        var box = (await of.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Turns the wheel until something stands in the window of the list in which it is; says where.</summary>
    private async Task<(float X, float Y)> ShowAsync(ILocator what)
    {
        for (var turns = 0; turns < 20; turns++)
        {
            var (x, y) = await MiddleAsync(what);
            var list = await what.EvaluateAsync<float[]?>("e => { const list = e.closest('.d-scroll, .chat-scroll'); if (!list) return null; const box = list.getBoundingClientRect(); return [box.left, box.top, box.right, Math.min(box.bottom, innerHeight)]; }");
            if (list is not [var left, var top, var right, var bottom] || (y > top + 4 && y < bottom - 4))
            {
                return (x, y);
            }

            await Page.Mouse.MoveAsync((left + right) / 2, (top + bottom) / 2);
            await Page.Mouse.WheelAsync(0, y - ((top + bottom) / 2));
            await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }

        throw new InvalidOperationException("The wheel does not bring it up: " + what);
    }
}
