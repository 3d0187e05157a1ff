using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Porfin.Host.CommandLine;

/// <summary>Where the host listens, and the one line when it cannot.</summary>
public static class Listening
{
    private const int DefaultPort = 5080;

    /// <summary>Only on this machine, unless <c>ASPNETCORE_URLS</c> or <c>--urls</c> says otherwise.</summary>
    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is not { Length: > 0 }) builder.WebHost.UseUrls($"http://127.0.0.1:{PortOf(builder.Configuration)}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
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
        await app.StartAsync(starting);
        await app.WaitForShutdownAsync(CancellationToken.None);
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
