using System.Diagnostics;
using StockOrders.Benchmarks.Orders;

namespace StockOrders.Benchmarks;

/// <summary>The real process over the files of a shop, until it is disposed of.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private BenchmarkHost(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>Once it listens. What else it says is read and dropped, or it would wait for a reader.</summary>
    /// <param name="more">Arguments besides those that every shop needs.</param>
    public static async Task<BenchmarkHost> Start(string data, params string[] more)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "StockOrders.LocalHost.dll"), "--urls", "http://127.0.0.1:0", "--data", data,
                "--account", BenchmarkShop.Account, "--key", BenchmarkShop.Key, .. more,
            ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = data,
        };
        foreach (var (name, value) in BenchmarkShop.NoSweeps)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        string line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host ended before it listened.");
        }
        while (!line.StartsWith(Listening, StringComparison.Ordinal));
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new BenchmarkHost(process, new Uri(line[Listening.Length..]));
    }

    /// <summary>Somebody who may do everything in the shop.</summary>
    public HttpClient Client(TimeSpan timeout)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = timeout };
        client.DefaultRequestHeaders.Add("Authorization", BenchmarkShop.Key);
        client.DefaultRequestHeaders.Add("Account", BenchmarkShop.Account);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
