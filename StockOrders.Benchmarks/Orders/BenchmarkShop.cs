using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Orders;

/// <summary>A running app with one account, a vendor, a warehouse and 20 variants.</summary>
internal sealed class BenchmarkShop : IAsyncDisposable
{
    public const string Account = "bench";
    public const string Key = "a-key-for-benchmarks";
    public const int Lines = 20;

    /// <summary>Off where what is measured is not their work: they would look after orders that nobody gave a lifecycle.</summary>
    public static readonly IReadOnlyDictionary<string, string?> NoSweeps =
        new[] { "OutboxSweep", "LifecycleSweep", "IdempotencySweep", "ReplenishmentSweep", "NightlyReplenishment", "SyncConnections", "ExceptionDigest", "ImportSweep", "ForgetImports" }
            .ToDictionary(name => $"AzureWebJobs.{name}.Disabled", _ => (string?)"true");

    private BenchmarkShop(LocalApp app)
    {
        App = app;
        Http = app.CreateClient();
        Http.DefaultRequestHeaders.Add("Authorization", Key);
        Http.DefaultRequestHeaders.Add("Account", Account);
    }

    public LocalApp App { get; }

    public HttpClient Http { get; }

    public static async Task<BenchmarkShop> Open(LocalAppOptions options)
    {
        var shop = new BenchmarkShop(await LocalApp.Start(options with { Accounts = [new AccountKey(Account, Key)] }));
        await shop.Send(HttpMethod.Put, "settings", new { settings = new { approval_limit = 1_000_000, approver_email = "m@shop.example" } });
        await shop.Send(HttpMethod.Put, "vendors/v1", new { vendor = new { name = "Vendor", email = "v@vendor.example", currency = "GBP", lead_time = 14 } });
        await shop.Send(HttpMethod.Put, "warehouses/w1", new { warehouse = new { display_name = "Leeds" } });
        await shop.Send(HttpMethod.Post, "variants", new
        {
            variants = Enumerable.Range(1, Lines).Select(number => new
            {
                id = Variant(number), sku = $"SKU-{number}", title = $"Thing number {number}", vendors = new[] { new { vendor = "v1", cost_price = 4.2 } },
            }),
        });
        return shop;
    }

    /// <summary>A create of 20 lines.</summary>
    public static byte[] NewOrder(string status) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["purchase-order"] = new JsonObject
        {
            ["status"] = status,
            ["reference"] = "MY_PO_20",
            ["vendor"] = "v1",
            ["warehouse"] = "w1",
            ["expected_date"] = "2026-12-24",
            ["items"] = new JsonArray([.. Enumerable.Range(1, Lines).Select(number => new JsonObject
            {
                ["id"] = Variant(number), ["replenishment"] = 10 + number, ["cost_price"] = 4.2,
            })]),
        },
    }.ToJsonString());

    public static object Received(int share) => new
    {
        items = Enumerable.Range(1, Lines).Select(number => new { id = Variant(number), received = (10 + number) / share }),
    };

    public async Task<string> Order(string status)
    {
        using var content = new ByteArrayContent(NewOrder(status));
        content.Headers.ContentType = new("application/json");
        using var answer = await Http.PostAsync(new Uri("/api/v1/purchase-orders", UriKind.Relative), content);
        return (string)(await Read(answer))["purchase-order"]!["id"]!;
    }

    public async Task<JsonNode> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await Http.SendAsync(request);
        return await Read(answer);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    public static string Variant(int number) => "c20_" + number.ToString(CultureInfo.InvariantCulture);

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
    }
}
