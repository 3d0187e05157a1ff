using System.Net;
using System.Net.Sockets;

namespace Porfin.Host.Http;

/// <summary>Opens connections to public addresses only. The check is made on the very address that is connected to, so that no second look-up can give another.</summary>
internal static class PublicConnections
{
    /// <summary>A client whose connections are checked; it follows no redirects, keeps no cookies and uses no proxy.</summary>
    public static HttpClient Client(HttpCallOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, options, cancellation),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, HttpCallOptions options, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellation);
        if (!options.PrivateHosts.Contains($"{target.Host}:{target.Port}", StringComparer.OrdinalIgnoreCase))
        {
            addresses = Array.FindAll(addresses, PublicAddress.Is);
        }

        if (addresses.Length == 0)
        {
            throw new RefusedAddressException($"{target.Host} is not an address of the public internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A flow wanted to call an address that it must not.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);
