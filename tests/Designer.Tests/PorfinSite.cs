using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Porfin.Host.Businesses;
using Porfin.Host.Tests;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>The real host on a port of its own, with a real database, and a real Chromium to look at it.</summary>
public sealed class PorfinSite(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private WebApplicationFactory<Program> host = null!;
    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public string Url { get; private set; } = "";

    /// <summary>The owner's data source, for seeding.</summary>
    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Registers a business without a browser.</summary>
    public async Task RegisterAsync(string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var registered = await scope.ServiceProvider.GetRequiredService<Registration>().RegisterAsync(new NewBusiness(email, Passwords.Good, "Clínica"), CancellationToken.None);
        if (registered.User is null) throw new InvalidOperationException(string.Join(", ", registered.Errors));
    }

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync();
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("ConnectionStrings:Porfin", database)
            .UseSetting("PORFIN_KEY", PostgresServer.Key)
            // The factory's own port comes on top; the default one may be somebody's.
            .UseSetting("PORFIN_PORT", "0")
            .UseSetting("Logging:LogLevel:Default", "Warning"));
        host.UseKestrel(0);
        host.StartServer();
        Url = host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        // A busy machine is no failure.
        Assertions.SetDefaultExpectTimeout(30_000);
        var chromium = Environment.GetEnvironmentVariable("PORFIN_CHROMIUM") ?? "/usr/bin/chromium";
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await host.DisposeAsync();
    }
}

/// <summary>The tests that share one site; one after the other, since they look at one machine's pixels.</summary>
[CollectionDefinition(nameof(OnSite))]
public sealed class OnSite : ICollectionFixture<PorfinSite>;
