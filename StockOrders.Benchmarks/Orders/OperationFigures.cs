using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Orders;

/// <summary>How often a request goes to the store, catalogue and settings being known. What it sets off afterwards is not the request's.</summary>
internal static class OperationFigures
{
    public static async Task Measure(Report report)
    {
        var requests = new RequestMetering(new SqliteMemoryStore());
        await using var shop = await BenchmarkShop.Open(new()
        {
            VirtualClock = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Services = services => services.RemoveAll<IStore>().AddSingleton<IStore>(requests),
        });
        var draft = await shop.Order("draft");
        var sent = await shop.Order("OPEN");
        await shop.App.WhenIdle();

        report.Add("storage operations: create, 20 lines", await requests.Of(() => shop.Order("draft")), "1 transaction");
        report.Add("storage operations: read one", await requests.Of(() => shop.Send(HttpMethod.Get, $"purchase-orders/{draft}")), "1 read");
        report.Add(
            "storage operations: patch received on 20 lines",
            await requests.Of(() => shop.Send(HttpMethod.Patch, $"purchase-orders/{sent}/items", BenchmarkShop.Received(2))),
            "1 read, 1 transaction");
    }
}
