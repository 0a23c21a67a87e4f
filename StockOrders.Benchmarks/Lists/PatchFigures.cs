using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Lists;

/// <summary>
/// A delivery on all 20 lines of an order, each time of another order, whose lifecycles wait in the same process.
/// </summary>
internal static class PatchFigures
{
    private const int Orders = 40_000;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        try
        {
            await using (var shop = await BenchmarkShop.Open(new LocalAppOptions
            {
                Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
            }))
            {
                await Crowd.Gather(shop, shop.App.Services.GetRequiredService<IStore>(), Orders);
                var open = (await Open(shop)).ToArray();
                report.Add($"patch received on {BenchmarkShop.Lines} lines, SQLite file, {Load.Clients} clients", await InParts(shop, open), "/s", "> 800 /s");
                var last = await Rate(shop, open, [Delivery(number => number + 10)]);
                report.Add("  the last delivery, in the same process the matching that each begins", last, "/s", "(for knowledge)");
            }

            using var bare = new SqliteStore(Path.Combine(folder.FullName, "bare.db"));
            report.Add("  the bare store, transactions of as many rows", await Load.Bare(() => Rows(bare)), "/s", "(a limit)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>As many deliveries as leave goods missing: all orders have their first before one has its second.</summary>
    public static Task<double> InParts(BenchmarkShop shop, string[] orders) =>
        Rate(shop, orders, [.. Enumerable.Range(1, 10).Select(received => Delivery(_ => received))]);

    private static Task<double> Rate(BenchmarkShop shop, string[] orders, byte[][] deliveries)
    {
        var next = -1;
        return Load.Rate(shop.App.BaseAddress, connection =>
        {
            var (delivery, order) = Math.DivRem(Interlocked.Increment(ref next), orders.Length);
            return connection.Send("PATCH", $"/api/v1/purchase-orders/{orders[order]}/items", Load.Headers, deliveries[delivery]);
        });
    }

    private static byte[] Delivery(Func<int, int> received) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        items = Enumerable.Range(1, BenchmarkShop.Lines).Select(number => new { id = BenchmarkShop.Variant(number), received = received(number) }),
    });

    private static async Task Rows(SqliteStore bare)
    {
        var (document, narrow, id) = (new byte[1600], new byte[700], Guid.CreateVersion7());
        await bare.Commit(
            "bench.orders",
            [
                RowChange.Insert($"o.{id}", document), RowChange.Insert($"i.{id}", narrow), RowChange.Insert($"j.{id}", narrow),
                RowChange.Insert($"u.{id}", narrow), RowChange.Insert($"n.{id}", narrow), RowChange.Insert($"t.{id}", narrow),
            ],
            default);
    }

    private static async Task<IEnumerable<string>> Open(BenchmarkShop shop)
    {
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var orders = await shop.Send(HttpMethod.Get, "purchase-orders?status=open&limit=1000&fields=id" + cursor);
            ids.AddRange(orders["purchase-orders"]!.AsArray().Select(order => (string)order!["id"]!));
            cursor = orders["meta"]!["next_cursor"] is { } following ? $"&cursor={following}" : "";
        }
        while (cursor.Length > 0);
        return ids;
    }
}
