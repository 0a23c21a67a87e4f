using System.Globalization;
using StockOrders.Benchmarks.Http;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Orders;

/// <summary>Creating orders of 20 lines over HTTP with eight clients, beside what the bare store takes of the same rows in the same run.</summary>
internal static class CreateFigures
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        try
        {
            await using (var shop = await BenchmarkShop.Open(new LocalAppOptions
            {
                Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0",
            }))
            {
                await Rate(shop.App.BaseAddress, Warmup);
                report.Add(
                    $"create an order of {BenchmarkShop.Lines} lines, SQLite file, {Load.Clients} clients", await Rate(shop.App.BaseAddress, Duration), "/s", "> 1,500 /s");
            }

            using var bare = new SqliteStore(Path.Combine(folder.FullName, "bare.db"));
            report.Add($"  the bare store, {Load.Clients} writers, the same three rows", await Bare(bare), "/s", "(the limit)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A document of 20 lines packs into about 1.3 kB, its index row and first entry into less.</summary>
    private static async Task<double> Bare(SqliteStore store)
    {
        var (document, narrow, entry) = (new byte[1300], new byte[500], new byte[1200]);
        var next = 0;
        return await Load.Bare(async () =>
        {
            var id = Interlocked.Increment(ref next).ToString("x24", CultureInfo.InvariantCulture);
            await store.Commit(
                "bench.orders",
                [RowChange.Insert($"o.{id}", document), RowChange.Put($"i.{id}", narrow), RowChange.Insert($"t.{id}.000001", entry)],
                default);
        });
    }

    private static Task<double> Rate(Uri address, TimeSpan duration)
    {
        var order = BenchmarkShop.NewOrder("draft");
        return Load.Rate(address, duration, connection => connection.Send("POST", "/api/v1/purchase-orders", Load.Headers, order));
    }
}
