using System.Text.Json;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Lists;

/// <summary>Goods received on all 20 lines of an order, each time of another order. What that sets off afterwards shares the machine.</summary>
internal static class PatchFigures
{
    public static async Task Measure(Report report)
    {
        var shop = await BigShop.Get();
        var open = (await Open(shop)).ToArray();
        var next = -1;
        var body = JsonSerializer.SerializeToUtf8Bytes(BenchmarkShop.Received(2));
        var rate = await Load.Rate(shop.Address, connection => connection.Send(
            "PATCH", $"/api/v1/purchase-orders/{open[Interlocked.Increment(ref next)]}/items", Load.Headers, body));
        report.Add($"patch received on {BenchmarkShop.Lines} lines, SQLite file, {Load.Clients} clients", rate, "/s", "> 800 /s");

        using var bare = new SqliteStore(Path.Combine(shop.Folder.FullName, "bare.db"));
        var (document, narrow, number) = (new byte[1600], new byte[700], 0);
        report.Add("  the bare store, transactions of as many rows", await Load.Bare(async () =>
        {
            var id = Interlocked.Increment(ref number);
            await bare.Commit(
                "bench.orders",
                [
                    RowChange.Put($"o.{id % 1000}", document), RowChange.Put($"i.{id}", narrow), RowChange.Put($"j.{id}", narrow), RowChange.Put($"u.{id}", narrow),
                    RowChange.Insert($"n.{id}", new byte[60]), RowChange.Insert($"t.{id}", narrow),
                ],
                default);
        }), "/s", "(a limit)");
        await shop.Shop.App.WhenIdle();
    }

    private static async Task<IEnumerable<string>> Open(BigShop shop)
    {
        var ids = new List<string>();
        for (var page = 0; page < 30; page++)
        {
            var orders = await shop.Shop.Send(HttpMethod.Get, $"purchase-orders?status=open&limit=1000&fields=id&page={page}");
            ids.AddRange(orders["purchase-orders"]!.AsArray().Select(order => (string)order!["id"]!));
        }

        return ids;
    }
}
