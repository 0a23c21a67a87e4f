using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using StockOrders.LocalHost;

namespace StockOrders.Benchmarks.LocalHost;

/// <summary>How many simple requests a second go through Kestrel, the routing, the middleware and a function, client and host on one machine.</summary>
internal static class HttpFigures
{
    private const int Connections = 32;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    public static async Task Measure(Report report)
    {
        await using var app = await LocalApp.Start(new() { Urls = "http://127.0.0.1:0" });
        await Rate(app.BaseAddress, Warmup);
        var perSecond = await Rate(app.BaseAddress, Duration);
        report.Add($"GET /api/health, {Connections} connections", perSecond, "/s", "");
    }

    private static async Task<double> Rate(Uri address, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Ask(address, watch, duration))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    // A bare socket: HttpClient costs more of the machine than the host that is to be measured.
    private static async Task<int> Ask(Uri address, Stopwatch watch, TimeSpan duration)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var request = Encoding.ASCII.GetBytes($"GET /api/health HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");
        var answer = new byte[8192];
        var count = 0;
        while (watch.Elapsed < duration)
        {
            await stream.WriteAsync(request);
            // Requests are not pipelined, so whatever has come when the answer's last byte is here is one answer.
            var length = 0;
            do
                length += await stream.ReadAsync(answer.AsMemory(length));
            while (!IsWhole(answer.AsSpan(0, length)));
            if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
                throw new InvalidOperationException("The host did not answer 200.");
            count++;
        }

        return count;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith("}"u8) || answer.EndsWith("0\r\n\r\n"u8);
}
