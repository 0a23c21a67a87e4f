using System.Net;
using System.Net.Sockets;

namespace StockOrders.Functions.Connections.Http;

/// <summary>
/// Sockets that open only to addresses a customer's URL may lead to. The name is looked up here and the very address that was checked is
/// connected to, so that a name which answers differently the next time gains nothing. No proxy, no redirects, no cookies, no decompression.
/// </summary>
internal static class GuardedHandler
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public static SocketsHttpHandler Of(ConnectionsOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 20,
        PooledConnectionLifetime = Lifetime,
        ConnectCallback = (context, cancellation) => Open(options, context.DnsEndPoint, cancellation),
    };

    private static async ValueTask<Stream> Open(ConnectionsOptions options, DnsEndPoint end, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(end.Host, cancellation);
        var allowed = Array.FindAll(found, address => options.MayReach(end.Host, address));
        if (allowed.Length == 0)
        {
            throw new ForbiddenAddressException($"{end.Host} leads to no address of the public internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The URL leads where it may not; nothing was sent.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
