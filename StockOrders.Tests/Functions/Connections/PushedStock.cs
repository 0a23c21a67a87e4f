using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>A shop whose stock a real server keeps, with an order that has been received and can be pushed there.</summary>
internal static class PushedStock
{
    private const string Connections = "/api/v1/connections";
    private const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    public static async Task<bool> Fail(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync("{}");
        return true;
    }

    public static async Task<StockKeeper> Keeper()
    {
        var keeper = await StockKeeper.Open();
        keeper.Stock["123"] = 0;
        keeper.Stock["c20_456"] = 1;
        return keeper;
    }

    public static async Task<TestApi> Open(StockKeeper? keeper, IStore? store = null)
    {
        var api = await TestApi.RunWithCatalogue(store, services =>
            services.RemoveAll<WireTimes>().AddSingleton(keeper?.Network ?? StandingNetwork.Times()));
        await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"123","warehouse":"w1","in_stock":3,"vendors":[{"vendor":"vendor_1","cost_price":1}]},{"id":"c20_456","vendors":[{"vendor":"vendor_1","cost_price":1}]}]}
            """);
        if (keeper is not null)
            await Connect(api, "shop", keeper);
        return api;
    }

    public static Task<Answer> Connect(TestApi api, string name, StockKeeper keeper) => api.Must(
        HttpMethod.Put, $"{Connections}/{name}", $$"""{"connection":{"type":"http","url":"{{keeper.Url}}","secret":"{{Secret}}"} }""");

    public static Task<string> Received(TestApi api, decimal first, decimal second) => Received(
        api,
        """{"purchase-order":{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","items":[{"id":"123","replenishment":10},{"id":"c20_456","replenishment":10}]}}""",
        ("123", first),
        ("c20_456", second));

    public static async Task<string> Received(TestApi api, string body, params (string Id, decimal Total)[] totals)
    {
        var order = (await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", body)).Json["purchase-order"]!["id"]!.GetValue<string>();
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.Send());
        var items = new JsonArray([.. totals.Select(total => new JsonObject { ["id"] = total.Id, ["received"] = total.Total })]);
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", new JsonObject { ["items"] = items }.ToJsonString());
        return order;
    }

    public static string Path(string order) => $"/api/v1/purchase-orders/{order}/stock-update";

    public static Task<Answer> Push(TestApi api, string order, string items, params (string, string)[] headers) => api.Send(
        HttpMethod.Post, Path(order), $$"""{"stock-update":{"items":[{{items}}]},"forDst":true}""", TestApi.Key, TestApi.Account, headers);

    public static IEnumerable<string?> Codes(Answer answer) => answer.Json["items"]!.AsArray().Select(item => item!["code"]?.GetValue<string>());

    /// <summary>What is answered besides how it went.</summary>
    public static string Shape(Answer answer)
    {
        var json = answer.Json.AsObject();
        Assert.True(json.Remove("result"), answer.Text);
        return json.ToJsonString();
    }
}
