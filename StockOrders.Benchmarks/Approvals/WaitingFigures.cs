using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StockOrders.Benchmarks.Orders;

namespace StockOrders.Benchmarks.Approvals;

/// <summary>
/// The real process on a virtual clock and a SQLite file, with very many orders of 20 lines that wait for their approver: its resident memory,
/// and how long it takes until all of them are rejected once their time is over.
/// </summary>
internal static class WaitingFigures
{
    private const int Orders = 10_000;
    private const int Clients = 8;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        try
        {
            await using var host = await BenchmarkHost.Start(folder.FullName, "--virtual-clock", "2026-05-01T09:00:00Z");
            using var http = host.Client(TimeSpan.FromMinutes(10));
            await Prepare(http);
            using var memory = new MemoryWatch(host.Process);
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
            {
                for (var number = 0; number < Orders / Clients; number++)
                {
                    await Create(http);
                }
            })));
            await Until(http, "pending_approval", Orders);
            await Task.Delay(TimeSpan.FromSeconds(1));
            report.Add($"resident memory of LocalHost while {Orders:N0} orders wait for approval, at most", memory.Highest() / 1e6, "MB", "< 400 MB");

            // No reminder and no escalation comes before it.
            var watch = Stopwatch.StartNew();
            using var moved = await http.PostAsJsonAsync("/local/clock", new { advance = "PT72H" });
            moved.EnsureSuccessStatusCode();
            await Until(http, "rejected", Orders);
            report.Add($"a time-out of all {Orders:N0}, until all are rejected", watch.Elapsed.TotalSeconds, "s", "< 30 s");
            report.Add("  resident memory meanwhile, at most", memory.Highest() / 1e6, "MB", "");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Prepare(HttpClient http)
    {
        await Send(http, HttpMethod.Put, "settings", JsonContent.Create(new
        {
            settings = new { approval_limit = 100, approver_email = "m@shop.example", approval_reminder = "P300D", approval_escalation = "P300D", approval_timeout = "PT72H" },
        }));
        await Send(http, HttpMethod.Put, "vendors/v1", JsonContent.Create(new { vendor = new { name = "Vendor", email = "v@vendor.example", currency = "GBP" } }));
        await Send(http, HttpMethod.Put, "warehouses/w1", JsonContent.Create(new { warehouse = new { display_name = "Leeds" } }));
        await Send(http, HttpMethod.Post, "variants", JsonContent.Create(new
        {
            variants = Enumerable.Range(1, BenchmarkShop.Lines).Select(number => new { id = BenchmarkShop.Variant(number), title = $"Thing number {number}" }),
        }));
    }

    private static async Task Create(HttpClient http)
    {
        using var order = new ByteArrayContent(BenchmarkShop.NewOrder("OPEN"));
        order.Headers.ContentType = new("application/json");
        await Send(http, HttpMethod.Post, "purchase-orders", order);
    }

    private static async Task Until(HttpClient http, string stage, int orders)
    {
        while (await Count(http, stage) < orders)
        {
            await Task.Delay(100);
        }
    }

    private static async Task<int> Count(HttpClient http, string stage) =>
        (int)(await Send(http, HttpMethod.Get, $"purchase-orders?stage={stage}&limit=1&fields=id", null))["meta"]!["total"]!;

    private static async Task<JsonNode> Send(HttpClient http, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative)) { Content = body };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
    }
}
