using System.Diagnostics;
using StockOrders.Benchmarks.Orders;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>The real process over the files of a shop.</summary>
internal static class BenchmarkHost
{
    private const string Listening = "Listening on ";

    public static Process Start(string data)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "StockOrders.LocalHost.dll"), "--urls", "http://127.0.0.1:0", "--data", data,
                "--account", BenchmarkShop.Account, "--key", BenchmarkShop.Key,
            ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = data,
        };
        foreach (var (name, value) in BenchmarkShop.NoSweeps)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Where it listens, once it does. What else it says is read and dropped, or it would wait for a reader.</summary>
    public static async Task<Uri> Address(Process process)
    {
        string line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host ended before it listened.");
        }
        while (!line.StartsWith(Listening, StringComparison.Ordinal));
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new Uri(line[Listening.Length..]);
    }
}
