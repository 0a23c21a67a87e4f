using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Lists;

/// <summary>Reading one order of 20 lines, each time another of very many.</summary>
internal static class ReadFigures
{
    public static async Task Measure(Report report)
    {
        var shop = await BigShop.Get();
        string Any() => shop.Ids[Random.Shared.Next(shop.Ids.Count)];
        var rate = await Load.Rate(shop.Address, () => $"/api/v1/purchase-orders/{Any()}");
        report.Add($"read one order of {BenchmarkShop.Lines} lines, SQLite file, {Load.Clients} clients", rate, "/s", "> 5,000 /s");

        var partition = OrderRows.Partition(new AccountId(BenchmarkShop.Account));
        report.Add("  the bare store, reads of its row", await Load.Bare(async () => await shop.Store.Read(new StoreKey(partition, OrderRows.Document(new OrderId(Any()))), default)), "/s", "(a limit)");
        using var connection = await Connection.Open(shop.Address);
        var bytes = (await connection.Send("GET", $"/api/v1/purchase-orders/{Any()}", Load.Headers)).Length;
        report.Add($"  bare Kestrel, answers of {bytes:N0} bytes", await BareKestrel.Rate(bytes), "/s", "(a limit)");
    }
}
