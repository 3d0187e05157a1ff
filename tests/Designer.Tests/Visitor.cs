using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>What a visitor's screen is like.</summary>
public sealed record Screen(int Width, int Height, bool IsDark)
{
    public static readonly Screen Desktop = new(1280, 800, false);
    public static readonly Screen DesktopDark = new(1280, 800, true);
    public static readonly Screen Tablet = new(768, 1024, false);
    public static readonly Screen Phone = new(390, 844, false);
    public static readonly Screen PhoneDark = new(390, 844, true);

    /// <summary>A large light and a small dark one; with <c>PORFIN_SCREENS=all</c> every one, for looking at the pictures.</summary>
    public static TheoryData<Screen> Usual => IsAll
        ? [Desktop, DesktopDark, Tablet, Tablet with { IsDark = true }, Phone, PhoneDark]
        : [Desktop, PhoneDark];

    /// <summary>Fingers touch it.</summary>
    public bool HasTouch { get; init; }

    /// <summary>True when a person will look at every picture, so that no state is left out to save time.</summary>
    public static bool IsAll => Environment.GetEnvironmentVariable("PORFIN_SCREENS") is "all";

    public string Name => $"{Width}-{(IsDark ? "dark" : "light")}";
}

/// <summary>A person at a browser of their own (own cookies), and all that went wrong on the way.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly string Shots = Path.Combine(Root(), "artifacts", "screenshots");

    // Links within sentences are as high as their line; a label makes its box larger; a map can be enlarged, and the outline does the same.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('button, select, textarea, input:not([type=checkbox], [type=radio], [type=file]), summary, a.rz-button, a.icon-button, [role=tab], [role=switch]')]
          .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('[inert], .sr-only, .d-visually-hidden, .react-flow'))
          .map(element => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 43.5))
          .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`)
        """;

    private readonly List<string> troubles = [];
    private readonly Screen screen;
    private readonly IBrowserContext browser;

    private Visitor(Screen screen, IBrowserContext browser, IPage page)
    {
        this.screen = screen;
        this.browser = browser;
        Page = page;
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) =>
        {
            // Chromium itself notes every answer from 400 on; those are asserted where they are meant.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                troubles.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>True when on a phone everything that is pressed must be large enough for a thumb.</summary>
    public bool MindsThumbs { get; set; }

    public static async Task<Visitor> ComeAsync(PorfinSite site, Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        var browser = await site.Browser.NewContextAsync(new()
        {
            BaseURL = site.Url,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = screen.HasTouch,
            Locale = "en-US",
            TimezoneId = "America/Sao_Paulo",
        });
        browser.SetDefaultTimeout(60_000);
        return new Visitor(screen, browser, await browser.NewPageAsync());
    }

    /// <summary>Registers a business and stands on its home page.</summary>
    public async Task RegisterAsync(string email, string business)
    {
        await Page.GotoAsync("/cadastro");
        await Page.GetByLabel("Nome do negócio").FillAsync(business);
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Senha").FillAsync(Passwords.Good);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Criar conta" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Olá, " + business }).WaitForAsync();
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/entrar");
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Senha").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Entrar" }).ClickAsync();
    }

    /// <summary>Until the page reacts: its circuit is connected.</summary>
    public Task ReadyAsync() => Page.Locator("[data-interactive]").WaitForAsync();

    /// <summary>Keeps a picture, and checks what every page must hold: no serious finding of axe, no sideways scrolling, no script error.</summary>
    /// <param name="name">The picture's name.</param>
    /// <param name="troublesExpected">True where the test itself broke something, so that scripts complain.</param>
    public async Task CheckAsync(string name, bool troublesExpected = false)
    {
        await Page.EvaluateAsync("() => document.fonts.ready");
        Directory.CreateDirectory(Shots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{screen.Name}.png") });
        var axe = await Page.RunAxe();
        var findings = axe.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
        findings.Should().BeEmpty("axe looked at {0} ({1})", name, screen.Name);
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0, "{0} must not scroll sideways", name);
        if (MindsThumbs && screen.Width < 720)
        {
            (await Page.EvaluateAsync<string[]>(SmallTargets)).Should().BeEmpty("a thumb must hit everything on {0}", name);
        }

        if (!troublesExpected)
        {
            troubles.Should().BeEmpty("no script may fail on {0}", name);
        }
    }

    public async ValueTask DisposeAsync() => await browser.DisposeAsync();

    /// <summary>The repository.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}

/// <summary>Passwords of the tests' people.</summary>
public static class Passwords
{
    public const string Good = "uma frase bem longa";
    public const string Wrong = "outra frase bem longa";
}
