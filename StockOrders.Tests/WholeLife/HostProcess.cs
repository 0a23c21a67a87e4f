using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StockOrders.Tests.WholeLife;

/// <summary>The real LocalHost as a process of its own, on its files, that can be killed without warning and started again.</summary>
internal sealed class HostProcess(string folder, string account, string key) : IAsyncDisposable
{
    private readonly int port = FreePort();
    private Process? process;

    public Uri Address => new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "StockOrders.LocalHost.dll"), "--urls", Address.ToString(), "--data", folder,
                "--store", "sqlite", "--account", account, "--key", key,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience.Hang);
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("LocalHost ended: " + await errors);
            if (line.Contains("Listening on", StringComparison.Ordinal))
            {
                break;
            }
        }

        // Read away, so that it never waits for us.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await Kill();
        }
    }

    /// <summary>Below those that systems give to outgoing connections: while the host is dead for a moment, another test's connection took its port.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
