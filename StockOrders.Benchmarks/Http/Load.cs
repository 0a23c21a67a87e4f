using System.Diagnostics;
using StockOrders.Benchmarks.Orders;

namespace StockOrders.Benchmarks.Http;

/// <summary>Eight clients, each asking again as soon as it has its answer.</summary>
internal static class Load
{
    public const int Clients = 8;
    public const string Headers = $"Authorization: {BenchmarkShop.Key}\r\nAccount: {BenchmarkShop.Account}\r\n";

    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    /// <summary>Answers a second, after a warm-up.</summary>
    public static async Task<double> Rate(Uri address, Func<string> path)
    {
        await Rate(address, Warmup, connection => connection.Send("GET", path(), Headers));
        return await Rate(address, Duration, connection => connection.Send("GET", path(), Headers));
    }

    public static Task<double> Rate(Uri address, Func<Connection, Task> once) => Rate(address, Duration, once);

    /// <summary>Without HTTP: what lies beneath, asked by as many.</summary>
    public static Task<double> Bare(Func<Task> once) => Rate(_ => Task.FromResult(once), Duration);

    public static Task<double> Rate(Uri address, TimeSpan duration, Func<Connection, Task> once) => Rate(
        async _ =>
        {
            var connection = await Connection.Open(address);
            return () => once(connection);
        },
        duration);

    private static async Task<double> Rate(Func<int, Task<Func<Task>>> open, TimeSpan duration)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(open));
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(clients.Select(once => Task.Run(async () =>
        {
            var count = 0L;
            for (; watch.Elapsed < duration; count++)
            {
                await once();
            }

            return count;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
