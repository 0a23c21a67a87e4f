using Microsoft.Extensions.DependencyInjection;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Lists;

/// <summary>
/// The same on an Azurite that runs already, beside what Azurite itself gives. It proves the number of calls, not the speed of Azure: it is
/// one Node process that keeps all in memory and shares these cores.
/// </summary>
internal static class AzuriteFigures
{
    /// <summary>A storage connection string, or <c>azurite</c> for one at its default ports.</summary>
    private const string Where = "STOCKORDERS_AZURITE";

    private const int Orders = 8_000;

    public static async Task Measure(Report report)
    {
        if (Environment.GetEnvironmentVariable(Where) is not { Length: > 0 } text || StoreChoice.Read(text) is not { } store)
        {
            report.Add("on Azurite", "not measured", $"set {Where} to azurite or a connection string");
            return;
        }

        await using var shop = await BenchmarkShop.Open(new LocalAppOptions
        {
            Store = store, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
        });
        var rows = shop.App.Services.GetRequiredService<IStore>();
        var ids = await Crowd.Gather(shop, rows, Orders);
        var address = shop.App.BaseAddress;
        var open = (await shop.Send(HttpMethod.Get, "purchase-orders?status=open&limit=1000&fields=id"))["purchase-orders"]!.AsArray()
            .Select(order => (string)order!["id"]!).ToArray();
        string Any() => ids[Random.Shared.Next(ids.Count)];
        var key = new StoreKey(OrderRows.Partition(new AccountId(BenchmarkShop.Account)), OrderRows.Document(new OrderId(ids[0])));

        report.Add($"Azurite, {Orders:N0} orders: read one order of {BenchmarkShop.Lines} lines", await Load.Rate(address, () => $"/api/v1/purchase-orders/{Any()}"), "/s", "");
        report.Add("  its own reads of a row by the same client", await Load.Bare(async () => await rows.Read(key, default)), "/s", "(the limit)");
        report.Add("Azurite: list 100 whole orders by status", await Load.Rate(address, () => "/api/v1/purchase-orders?status=open&limit=100&view=full"), "pages/s", "");
        report.Add("Azurite: list 100 orders by status, index rows", await Load.Rate(address, () => "/api/v1/purchase-orders?status=open&limit=100"), "pages/s", "");
        report.Add($"Azurite: patch received on {BenchmarkShop.Lines} lines", await PatchFigures.InParts(shop, open), "/s", "");
    }
}
