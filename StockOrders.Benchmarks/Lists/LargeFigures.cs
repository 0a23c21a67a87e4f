using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StockOrders.Benchmarks.Http;
using StockOrders.Benchmarks.Orders;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Lists;

/// <summary>An order of as many lines as one may have.</summary>
internal static class LargeFigures
{
    private const int Lines = 2_000;
    private const int Samples = 15;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        try
        {
            await using var shop = await BenchmarkShop.Open(new LocalAppOptions
            {
                Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
            });
            for (var batch = 0; batch < Lines; batch += 1000)
            {
                await shop.Send(HttpMethod.Post, "variants", new
                {
                    variants = Enumerable.Range(batch, 1000).Select(number => new
                    {
                        id = Id(number), sku = $"SKU-{number}", title = $"Thing number {number}", vendors = new[] { new { vendor = "v1", cost_price = 4.2 } },
                    }),
                });
            }

            await Measure(report, shop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(Report report, BenchmarkShop shop)
    {
        using var connection = await Connection.Open(shop.App.BaseAddress);
        var order = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["purchase-order"] = new { vendor = "v1", warehouse = "w1", items = Enumerable.Range(0, Lines).Select(number => new { id = Id(number), replenishment = 10 + (number % 7), cost_price = 4.2 }) },
        });
        var times = new Dictionary<string, List<double>> { ["create"] = [], ["read"] = [], ["patch every line of"] = [] };
        for (var sample = 0; sample < Samples; sample++)
        {
            var created = await Time("create", () => connection.Send("POST", "/api/v1/purchase-orders", Load.Headers, order));
            var id = IdIn(created);
            await Time("read", () => connection.Send("GET", $"/api/v1/purchase-orders/{id}", Load.Headers));
            var patch = JsonSerializer.SerializeToUtf8Bytes(new { items = Enumerable.Range(0, Lines).Select(number => new { id = Id(number), replenishment = 20 + sample }) });
            await Time("patch every line of", () => connection.Send("PATCH", $"/api/v1/purchase-orders/{id}/items", Load.Headers, patch));
        }

        foreach (var (what, taken) in times)
        {
            taken.Sort();
            report.Add($"{what} an order of {Lines:N0} lines, median of {Samples} (worst {taken[^1]:N0} ms)", taken[Samples / 2], "ms", "< 150 ms");
        }

        async Task<ReadOnlyMemory<byte>> Time(string what, Func<Task<ReadOnlyMemory<byte>>> send)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await send();
            times[what].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            return answer;
        }
    }

    private static string IdIn(ReadOnlyMemory<byte> answer) =>
        System.Text.Encoding.ASCII.GetString(answer.Span[(answer.Span.IndexOf("\"id\":\""u8) + 6)..][..24]);

    private static string Id(int number) => "c30_" + number.ToString(CultureInfo.InvariantCulture);
}
