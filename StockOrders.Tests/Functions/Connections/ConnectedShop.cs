using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>The whole app on a virtual clock, with an account whose orders are saved into another system on a real socket.</summary>
internal sealed class ConnectedShop : IAsyncDisposable
{
    public const string Name = "inventoryplannerdev.brightpearl.com";

    private readonly HttpClient api;

    private ConnectedShop(LocalApp app, OtherSide side)
    {
        (App, Side) = (app, side);
        api = ContractWatch.ClientOf(app);
        api.DefaultRequestHeaders.Add("Authorization", "k");
        api.DefaultRequestHeaders.Add("Account", "acme");
    }

    public LocalApp App { get; }

    public OtherSide Side { get; }

    public static async Task<ConnectedShop> Open(bool owns = false, IStore? store = null)
    {
        var side = await OtherSide.Open();
        var app = await LocalApp.Start(new LocalAppOptions
        {
            VirtualClock = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Accounts = [new AccountKey("acme", "k")],
            Services = services =>
            {
                services.RemoveAll<WireTimes>().AddSingleton(side.Network);
                if (store is not null)
                {
                    services.RemoveAll<IStore>().AddSingleton(store);
                }
            },
        });
        var shop = new ConnectedShop(app, side);
        await shop.Must("PUT", "vendors/vendor_1", """{"vendor":{"name":"Wonka","currency":"GBP"}}""");
        await shop.Must("PUT", "warehouses/w1", """{"warehouse":{"display_name":"Main"}}""");
        await shop.Must("PUT", "variants/c1_1", """{"variant":{"sku":"S-1","vendors":[{"vendor":"vendor_1","cost_price":1}]}}""");
        await shop.Must("PUT", $"connections/{Name}", $$"""{"connection":{"type":"http","url":"{{shop.Side.Url}}","secret":"{{OtherSide.Secret}}","owns_orders":{{(owns ? "true" : "false")}} } }""");
        return shop;
    }

    public async Task<(HttpStatusCode Status, JsonNode Json)> Send(string method, string path, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await api.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<JsonNode> Must(string method, string path, string? body = null)
    {
        var (status, json) = await Send(method, path, body);
        Assert.True((int)status < 300, $"{method} {path} answered {(int)status}: {json.ToJsonString()}");
        return json;
    }

    public async Task<string> Draft(decimal quantity = 10) => (await Must("POST", "purchase-orders", OrderBody("draft", quantity)))["purchase-order"]!["id"]!.GetValue<string>();

    /// <summary>An order that its supplier has.</summary>
    public async Task<string> Sent(decimal quantity = 10)
    {
        var id = (await Must("POST", "purchase-orders", OrderBody("OPEN", quantity)))["purchase-order"]!["id"]!.GetValue<string>();
        await App.WhenIdle();
        return id;
    }

    public async Task<JsonNode> Save(string order) => (await Must("PUT", $"purchase-orders/{order}/connections/{Name}", """{"connection":{"save_po":true}}"""))["connection"]!;

    public async Task<JsonNode> Order(string order) => (await Must("GET", $"purchase-orders/{order}"))["purchase-order"]!;

    public async Task<JsonNode> Sync() => (await Must("POST", $"connections/{Name}/actions/sync"))["sync"]!;

    public async Task<int> Owed() =>
        await App.Services.GetRequiredService<IStore>().All(OrderRows.AllOutbox(new AccountId("acme")), default).CountAsync();

    public static string OrderBody(string status = "draft", decimal quantity = 10, string connections = "") => $$"""
        {"purchase-order":{"status":"{{status}}","reference":"PO-1","vendor":"vendor_1","warehouse":"w1",{{connections}}"items":[{"id":"c1_1","replenishment":{{quantity}},"cost_price":1}]} }
        """;

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await App.DisposeAsync();
        await Side.DisposeAsync();
    }
}
