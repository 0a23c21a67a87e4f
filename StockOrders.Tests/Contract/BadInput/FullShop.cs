using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Connections;
using StockOrders.Tests.Functions.Connections;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>An account in which everything is there that an address or an example of the API description can name.</summary>
internal sealed class FullShop(TestApi api) : IAsyncDisposable
{
    /// <summary>Stands in what the account alone may read.</summary>
    public const string Secret = "Wonka-only";

    private const string OrderInExamples = "5a8321b33e7859f568a5d180";

    private string draft = "";
    private string sent = "";
    private string invoice = "";
    private string key = "";
    private string backtest = "";

    public TestApi Api => api;

    /// <summary>The operations that belong together, of those that programs call.</summary>
    public static IEnumerable<Described> Operations(string chapter) => All.Where(known => known.Operation["tags"]![0]!.GetValue<string>() == chapter);

    public static IEnumerable<Described> All => Described.All
        .Where(known => known.Path.StartsWith("/api/v1/", StringComparison.Ordinal) && known.Operation["x-internal"] is null && !known.Path.EndsWith("{rest}", StringComparison.Ordinal));

    public static TheoryData<string> Chapters => [.. All.Select(known => known.Operation["tags"]![0]!.GetValue<string>()).Distinct()];

    public static async Task<FullShop> Open()
    {
        var api = await TestApi.RunWithCatalogue(services: services => services.RemoveAll<WireTimes>().AddSingleton(StandingNetwork.Times()));
        var shop = new FullShop(api);
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", $$$"""{"vendor":{"name":"{{{Secret}}}"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w1", $$$"""{"warehouse":{"display_name":"{{{Secret}}}"}}""");
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$$"""
            {"variants":[{"id":"c20_123","title":"{{{Secret}}}","vendors":[{"vendor":"vendor_1","cost_price":4.2}]},{"id":"c20_124","vendors":[{"vendor":"vendor_1","cost_price":2}]},{"id":"c20_125"}]}
            """);
        await api.Must(HttpMethod.Put, "/api/v1/connections/shop", $$$"""{"connection":{"type":"http","url":"http://127.0.0.1:9/{{{Secret}}}","secret":"{{{OtherSide.Secret}}}"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/custom-fields/season", """{"custom-field":{"type":"text"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/replenishment/rules/mondays", """{"rule":{"weekdays":["monday"],"action":"none"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/budgets/sweets", $$$"""{"budget":{"name":"{{{Secret}}}","amount":1000000}}""");
        await api.Must(HttpMethod.Put, "/api/v1/approval-rules/mondays", $$$"""
            {"approval-rule":{"name":"{{{Secret}}}","when":{"amount_above":900000,"over_budget":true},"steps":[{"approvers":["ann@shop.example"]}]}}
            """);
        await api.Must(HttpMethod.Put, "/api/v1/approval-delegates/leave", $$$"""
            {"approval-delegate":{"approver":"ann@shop.example","delegate":"bob@shop.example","from":"2026-05-04","to":"2026-05-08","comment":"{{{Secret}}}"}}
            """);
        shop.key = (await api.Must(HttpMethod.Post, "/api/v1/keys", $$$"""{"key":{"name":"{{{Secret}}}","scopes":["read"]}}""")).Json["key"]!["id"]!.GetValue<string>();
        shop.draft = (await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", Order("draft"))).Json["purchase-order"]!["id"]!.GetValue<string>();
        shop.sent = (await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", Order("OPEN"))).Json["purchase-order"]!["id"]!.GetValue<string>();
        await api.Lifecycle(shop.sent, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());
        await api.Lifecycle(shop.sent, new StockOrders.Domain.Orders.OrderCommand.Send());
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{shop.sent}/items", """{"items":[{"id":"c20_123","received":5}]}""");
        shop.invoice = (await api.Must(HttpMethod.Post, "/api/v1/invoices", $$$"""
            {"invoice":{"number":"INV-7","vendor":"vendor_1","purchase_order":"{{{shop.sent}}}","date":"2026-05-20","items":[{"id":"c20_123","quantity":9,"cost_price":4.2}],"total":37.8}}
            """)).Json["invoice"]!["id"]!.GetValue<string>();
        await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{shop.sent}/shipments", $$$"""{"shipment":{"carrier":"{{{Secret}}}","items":[{"id":"c20_124","quantity":2}]}}""");
        await api.Must(HttpMethod.Post, "/api/v1/invoices", $$$"""
            {"invoice":{"number":"INV-8","vendor":"vendor_1","purchase_order":"{{{shop.sent}}}","date":"2026-05-20","items":[{"id":"c20_123","quantity":1,"cost_price":99}],"total":99}}
            """);
        await api.Must(HttpMethod.Post, "/api/v1/sales", """{"sales":[{"id":"line-9","variant":"c99_1","warehouse":"w1","date":"2026-05-01","quantity":2}]}""");
        await api.Must(HttpMethod.Post, "/api/v1/sales", """{"sales":[{"id":"line-8","variant":"c20_123","warehouse":"w1","date":"2026-03-01","quantity":2}]}""");
        shop.backtest = (await api.Must(HttpMethod.Post, "/api/v1/replenishment/backtests", """
            {"backtest":{"from":"2026-04-01","to":"2026-04-10","variants":["c20_123"]}}
            """)).Json["backtest"]!["id"]!.GetValue<string>();
        await api.Must(HttpMethod.Put, $"/api/v1/purchase-orders/{shop.draft}/connections/shop", """{"connection":{"save_po":true}}""");
        return shop;
    }

    /// <summary>The operation's address, with another value in one of its places where one is given.</summary>
    public string AddressOf(Described known, string? place = null, string value = "") =>
        ApiRoutes.With(known.Path, name => name == place ? value : ValueOf(known, name));

    /// <summary>Bodies as the description shows them, of things that are there, but for what another state refuses; an empty one where it shows none.</summary>
    public IReadOnlyList<JsonObject> BodiesOf(Described known)
    {
        var examples = known.Operation["requestBody"]!["content"]!["application/json"]!["examples"]?.AsObject() ?? [];
        var about = known.Path.Contains("{id}", StringComparison.Ordinal) ? draft : sent;
        return [.. examples.Where(example => example.Key != "close").Select(example => JsonNode.Parse(example.Value!["value"]!.ToJsonString().Replace(OrderInExamples, about, StringComparison.Ordinal))!.AsObject()).DefaultIfEmpty([])];
    }

    /// <summary>The operation's body by the description; null where it has none, or none of JSON.</summary>
    public static JsonObject? SchemaOf(Described known) => known.Operation["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();

    public async ValueTask DisposeAsync() => await api.DisposeAsync();

    private string ValueOf(Described known, string place) => (place, known.Path.Split('/')[3]) switch
    {
        ("id", "purchase-orders") => IsOfASentOrder(known.Path) ? sent : draft,
        ("id", "variants") => "c20_123",
        ("id", "vendors") or ("vendor", _) => "vendor_1",
        ("id", "warehouses") => "w1",
        ("id", "keys") => key,
        ("item", _) => "c20_123",
        ("connection", _) or ("name", "connections") => "shop",
        ("name", _) => "season",
        ("invoice", _) => invoice,
        ("exception", _) => $"{sent}-invoice_held-2",
        ("action", "exceptions") => "assign",
        ("action", "invoices") => "dispute",
        ("action", _) => "close",
        ("shipment", _) => "1",
        ("file", _) => "none",
        ("run", _) => "none",
        ("import", _) => "none",
        ("backtest", _) => backtest,
        ("variant", "sales") => "c99_1",
        ("rule", _) => "mondays",
        ("delegate", _) => "leave",
        ("budget", _) => "sweets",
        ("variant", _) => "c20_123",
        _ => throw new InvalidOperationException($"{known.Path} names a {{{place}}}: add here what it is in this shop."),
    };

    private static bool IsOfASentOrder(string path) =>
        path.EndsWith("/stock-update", StringComparison.Ordinal)
        || path.Contains("/items", StringComparison.Ordinal) || path.Contains("/shipments", StringComparison.Ordinal);

    private static string Order(string status) => $$$"""
        {"purchase-order":{"status":"{{{status}}}","reference":"{{{Secret}}}","vendor":"vendor_1","warehouse":"w1",
          "items":[{"id":"c20_123","replenishment":10},{"id":"c20_124","replenishment":20}]}}
        """;
}
