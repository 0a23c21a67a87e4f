using System.Diagnostics;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Promises;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Promises;

/// <summary>What can be promised of very many variants: the days alone, pages, and all of it as a file, with the memory that it takes.</summary>
internal static class PromiseFigures
{
    private const int Variants = 50_000;
    private const int Orders = 1_000;
    private const int LinesOfAnOrder = 50;
    private const string Report = "/api/v1/reports/available-to-promise";

    public static async Task Measure(Report report)
    {
        Days(report);
        var folder = Directory.CreateTempSubdirectory("stock-orders-promises-");
        try
        {
            await using var shop = await BenchmarkShop.Open(new LocalAppOptions
            {
                Store = StoreChoice.Sqlite,
                DataDirectory = folder.FullName,
                Urls = "http://127.0.0.1:0",
                Settings = BenchmarkShop.NoSweeps,
            });
            await Fill(shop);
            await File(report, shop, "?format=csv&days=1", 1);
            await File(report, shop, "?format=csv", AvailableToPromise.DefaultDays);
            using var connection = await Connection.Open(shop.App.BaseAddress);
            foreach (var (query, what) in new[]
            {
                ("?limit=100", "first 100 lines of 28 days"), ("?limit=1000&days=365", "first 1,000 lines of 365 days"),
                ("?variant=v123", "one variant"), ("?warehouse=w1&available_gt=10&available_sort=desc", "filtered and sorted by what is available"),
            })
            {
                report.Add($"promise report of {Variants:N0} variants: {what}, median of 5", await Median(connection, Report + query), "ms", "");
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static void Days(Report report)
    {
        var today = new DateOnly(2026, 5, 1);
        StockMove[] incoming = [.. Enumerable.Range(0, 4).Select(move => new StockMove(today.AddDays(move * 9), 50))];
        StockMove[] outgoing = [new(today.AddDays(3), 20)];
        var (begun, worked) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(2); worked++)
        {
            AvailableToPromise.Of(100, 30, incoming, outgoing, today, AvailableToPromise.DefaultDays);
        }

        report.Add("available to promise over 28 days, worked out on one core", worked / Stopwatch.GetElapsedTime(begun).TotalSeconds, "variants/s", "");
    }

    /// <summary>Every variant in two warehouses, some of it reserved, and orders that are sent for part of them.</summary>
    private static async Task Fill(BenchmarkShop shop)
    {
        await shop.Send(HttpMethod.Put, "warehouses/w2", new { warehouse = new { display_name = "Hull" } });
        foreach (var some in Enumerable.Range(0, Variants).Chunk(1_000))
        {
            await shop.Send(HttpMethod.Post, "variants", new
            {
                variants = some.Select(number => new
                {
                    id = $"v{number}", sku = $"SKU-{number}", title = $"Thing number {number}",
                    warehouse = new[] { new { warehouse = "w1", in_stock = number % 90, reserved = number % 7 }, new { warehouse = "w2", in_stock = 5, reserved = 0 } },
                }),
            });
        }

        foreach (var order in Enumerable.Range(0, Orders))
        {
            await shop.Send(HttpMethod.Post, "purchase-orders", new Dictionary<string, object>
            {
                ["purchase-order"] = new
                {
                    status = "OPEN", vendor = "v1", warehouse = "w1", expected_date = $"2099-01-{(order % 28) + 1:D2}",
                    items = Enumerable.Range(0, LinesOfAnOrder).Select(line => new { id = $"v{((order * LinesOfAnOrder) + line) % Variants}", replenishment = 10, cost_price = 1 }),
                },
            });
        }
    }

    /// <summary>Read as it comes and thrown away.</summary>
    private static async Task File(Report report, BenchmarkShop shop, string query, int days)
    {
        var (begun, bytes, lines, highest) = (Stopwatch.GetTimestamp(), 0L, 0L, 0L);
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        using var client = new HttpClient { BaseAddress = shop.App.BaseAddress };
        client.DefaultRequestHeaders.Add("Authorization", BenchmarkShop.Key);
        client.DefaultRequestHeaders.Add("Account", BenchmarkShop.Account);
        using var answer = await client.GetAsync(new Uri(Report + query, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        for (int read, next = 0; (read = await stream.ReadAsync(buffer)) > 0; bytes += read)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (lines >= next)
            {
                next += 50_000;
                highest = Math.Max(highest, GC.GetTotalMemory(true));
            }
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        report.Add($"promise report of {Variants:N0} variants in 2 warehouses as a file, {days} days: {bytes / 1e6:N0} MB in {seconds:N1} s", lines / seconds, "lines/s", "");
        report.Add("  live memory while it is written, above what was held before", (highest - before) / 1e6, "MB", "flat");
    }

    private static async Task<double> Median(Connection connection, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await connection.Send("GET", path, Load.Headers);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times[2];
    }
}
