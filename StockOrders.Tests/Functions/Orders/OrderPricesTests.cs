using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class OrderPricesTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task Discount_tax_shipping_and_landed_cost_come_to_the_total()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var order = await Made(api, """
            "default_discount":10,"shipping_handling":9,"shipping_handling_tax":1.8,
            "items":[{"id":"c1_1","replenishment":3,"cost_price":3.33,"tax":20,"cbm":0.5},{"id":"c1_2","replenishment":6,"cost_price":5,"discount":0}]
            """);

        var line = order["items"]![0]!;
        Assert.Equal(
            "9.99 1 8.99 1.8 10.79 3 11.99 3.9967 1.5 10",
            Figures(line, "ordered_cost", "total_discount", "total_ex_tax", "total_tax", "total", "shipping_handling_share", "landing_total", "landing_cost_price", "cbm_ordered", "discount"));
        Assert.Equal("30 0 30 0 30 6 36 6", Figures(
            order["items"]![1]!, "ordered_cost", "total_discount", "total_ex_tax", "total_tax", "total", "shipping_handling_share", "landing_total", "landing_cost_price"));
        Assert.Equal("1 47.99 3.6 51.59 1.5", Figures(order, "total_discount", "total_ex_tax", "total_tax", "total", "cbm"));
        Assert.True(order["discount_enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Without_a_word_about_it_a_discount_counts_as_soon_as_it_is_sent_and_disabled_it_does_not()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Made(api, """ "items":[{"id":"c1_1","replenishment":10,"cost_price":5}] """);
        var path = $"{Orders}/{order["id"]!.GetValue<string>()}";
        Assert.Equal(("50", false), (Figures(order, "total"), order["discount_enabled"]!.GetValue<bool>()));

        await api.Must(HttpMethod.Patch, path + "/items/c1_1", """{"item":{"discount":50}}""");
        order = await Read(api, path);
        Assert.Equal(("25", true), (Figures(order, "total"), order["discount_enabled"]!.GetValue<bool>()));

        await api.Must(HttpMethod.Patch, path, """{"purchase-order":{"discount_enabled":false}}""");
        order = await Read(api, path);
        Assert.Equal(("50", "50"), (Figures(order, "total"), Figures(order["items"]![0]!, "discount")));
    }

    // The program read the landed cost that was worked out before the shipping was known, and sends it back with the shipping.
    [Fact]
    public async Task A_landed_cost_that_was_worked_out_is_worked_out_anew_when_the_order_is_sent_back()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await Made(api, """ "default_discount":10,"items":[{"id":"c1_1","replenishment":10,"cost_price":5}] """);
        var path = $"{Orders}/{order["id"]!.GetValue<string>()}";
        order["shipping_handling"] = 5;
        order["default_discount"] = 20;

        var answer = await api.Must(HttpMethod.Put, path, new JsonObject { ["purchase-order"] = order.DeepClone() }.ToJsonString());

        Assert.Equal("4.5 20", Figures(answer.Json["purchase-order"]!["items"]![0]!, "landing_cost_price", "discount"));
    }

    [Fact]
    public async Task A_currency_without_minor_units_has_whole_parts()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var order = await Made(api, """
            "currency":"JPY","shipping_handling":100,"items":[{"id":"c1_1","replenishment":1,"cost_price":33.3,"tax":10},
            {"id":"c1_2","replenishment":1,"cost_price":33.3},{"id":"c1_3","replenishment":1,"cost_price":33.3}]
            """);

        Assert.Equal(["34", "33", "33"], order["items"]!.AsArray().Select(line => Figures(line!, "shipping_handling_share")));
        Assert.Equal("199 3 202", Figures(order, "total_ex_tax", "total_tax", "total"));
    }

    // A night in London is still the day before in UTC.
    [Fact]
    public async Task An_order_is_made_on_the_accounts_day()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"time_zone":"Pacific/Auckland"}}""");
        await api.Advance(TimeSpan.FromHours(6));

        var order = await Made(api, """ "items":[{"id":"c1_1","replenishment":1}] """);

        Assert.Equal(("2026-05-02", "2026-05-01T14:00:00Z"), (order["created_date"]!.GetValue<string>(), order["created_at"]!.GetValue<string>()[..19] + "Z"));
    }

    [Theory]
    [InlineData("\"2026-06-01\"", "2026-06-01")]
    [InlineData("\"2026-06-01T23:30:00+01:00\"", "2026-06-01")]
    [InlineData("\"2026-06-01T23:30:00Z\"", "2026-06-02")]
    [InlineData("1780308000", "2026-06-01")]
    [InlineData("\"1780308000\"", "2026-06-01")]
    [InlineData("\"2026-6-1\"", null)]
    [InlineData("\"01/06/2026\"", null)]
    [InlineData("\"2026-06-01T23:30:00\"", null)]
    [InlineData("\"2026-02-30\"", null)]
    [InlineData("20260601", null)]
    [InlineData("1780308000000", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("true", null)]
    public async Task Dates_are_taken_as_the_contract_says_and_nothing_becomes_1970(string sent, string? stored)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"time_zone":"Europe/London"}}""");
        var id = await api.CreateOrder();

        foreach (var field in new[] { "expected_date", "payment_date", "shipment_date", "created_date", "received_date" })
        {
            var answer = await api.Send(HttpMethod.Patch, $"{Orders}/{id}", $$"""{"purchase-order":{"{{field}}":{{sent}}} }""");

            Assert.Equal(stored is null ? 400 : 200, answer.Code);
            Assert.Equal(stored, stored is null ? null : answer.Json["purchase-order"]![field]!.GetValue<string>());
        }
    }

    private static async Task<JsonNode> Made(TestApi api, string members) => (await api.Must(
        HttpMethod.Post, Orders, $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1",{{members}}} }""")).Json["purchase-order"]!;

    private static async Task<JsonNode> Read(TestApi api, string path) => (await api.Must(HttpMethod.Get, path)).Json["purchase-order"]!;

    private static string Figures(JsonNode node, params string[] names) => string.Join(
        ' ', names.Select(name => node[name]!.GetValue<decimal>().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)));
}
