using System.Diagnostics;

namespace StockOrders.Benchmarks.Orders;

/// <summary>
/// One order through about 60 virtual days on the memory store: sent, confirmed after a day, received in three parts, invoiced, closed.
/// The sweeps that look for lost messages would run 39,000 times in these days and are switched off, as an operator would, by their settings.
/// </summary>
internal static class LifeFigures
{
    private const int Lives = 31;

    public static async Task Measure(Report report)
    {
        await using var shop = await BenchmarkShop.Open(new()
        {
            VirtualClock = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Settings = BenchmarkShop.NoSweeps,
        });
        var times = new List<double>();
        for (var life = 0; life < Lives; life++)
        {
            var watch = Stopwatch.StartNew();
            await Live(shop, life);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        report.Add($"a whole life in virtual time (60 days), memory store, median of {Lives}", times[Lives / 2], "ms", "< 50 ms");
    }

    private static async Task Live(BenchmarkShop shop, int life)
    {
        var order = await shop.Order("OPEN");
        await shop.App.Advance(TimeSpan.FromDays(1));
        await shop.Send(HttpMethod.Post, $"purchase-orders/{order}/actions/confirm", new { });
        foreach (var (days, share) in new[] { (13, 4), (7, 2), (9, 1) })
        {
            await shop.App.Advance(TimeSpan.FromDays(days));
            await shop.Send(HttpMethod.Patch, $"purchase-orders/{order}/items", BenchmarkShop.Received(share));
        }

        await shop.App.Advance(TimeSpan.FromDays(30));
        var read = (await shop.Send(HttpMethod.Get, $"purchase-orders/{order}"))["purchase-order"]!;
        await shop.Send(HttpMethod.Post, "invoices", new
        {
            invoice = new
            {
                number = $"INV-{life}", vendor = "v1", purchase_order = order, date = "2026-05-20", currency = "GBP",
                items = read["items"]!.AsArray().Select(item => new { id = (string)item!["id"]!, quantity = (decimal)item["received"]!, cost_price = 4.2m }),
                total = (decimal)read["total"]!,
            },
        });
        await shop.App.WhenIdle();
        if ((string)(await shop.Send(HttpMethod.Get, $"purchase-orders/{order}"))["purchase-order"]!["stage"]! != "closed")
        {
            throw new InvalidOperationException("The life did not end.");
        }
    }
}
