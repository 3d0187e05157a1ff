using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Porfin.Host.CommandLine;

/// <summary>Where the host listens, and the one line when it cannot.</summary>
public static class Listening
{
    private const int DefaultPort = 5080;
    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(3);

    /// <summary>Only on this machine, unless <c>ASPNETCORE_URLS</c> or <c>--urls</c> says otherwise.</summary>
    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is not { Length: > 0 }) builder.WebHost.UseUrls($"http://127.0.0.1:{PortOf(builder.Configuration)}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var life = kestrel.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => ServeUntilEndAsync(connection, next, life.ApplicationStopping)));
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        return builder;
    }

    /// <summary>Tries the port that <see cref="AddListening"/> will take.</summary>
    /// <exception cref="CannotStartException">It is no port, taken or forbidden.</exception>
    public static void CheckPort(IConfiguration configuration)
    {
        if (configuration["urls"] is { Length: > 0 }) return;
        var port = PortOf(configuration);
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException failure)
        {
            throw new CannotStartException($"Port {port} cannot be opened: {failure.Message}. Set PORFIN_PORT to another port.", failure);
        }
    }

    /// <summary>Serves until a signal comes.</summary>
    public static async Task ServeAsync(this WebApplication app, CancellationToken starting)
    {
        try
        {
            await app.StartAsync(starting);
        }
        catch
        {
            // What had begun already must end in order, before what it works with is gone.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
    }

    /// <summary>Who has not sent or read all a while after the end began is hung up on, or they would take the time that what is being sent needs.</summary>
    private static async Task ServeUntilEndAsync(ConnectionContext connection, ConnectionDelegate next, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        using var ending = stopping.Register(() => _ = HangUpAsync(connection, ended.Token));
        try
        {
            await next(connection);
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private static async Task HangUpAsync(ConnectionContext connection, CancellationToken ended)
    {
        await Task.Delay(PatienceAtEnd, TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCancellationRequested)
        {
            connection.Abort();
        }
    }

    /// <summary>Where a host with this configuration is met on this machine.</summary>
    public static string AddressOf(IConfiguration configuration) => $"http://127.0.0.1:{PortOf(configuration)}";

    private static int PortOf(IConfiguration configuration)
    {
        if (configuration[Settings.Port] is not { Length: > 0 } text) return DefaultPort;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port
            : throw new CannotStartException($"PORFIN_PORT is '{text}', which is no port.");
    }
}
