using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Suggestions;

public sealed class SuggestionTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    [Fact]
    public async Task Twenty_a_day_for_fourteen_days_is_derived_figure_by_figure_and_said_in_a_sentence()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Sells(api, "c1_1", "w1", Enumerable.Repeat(20m, 60));
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"in_stock":280,"warehouse":"w1"}}""");

        var found = await One(api, "c1_1");

        Assert.Equal((280m, 600m, 600m, 0m), ((decimal)found["reorder_point"]!, (decimal)found["replenishment"]!, (decimal)found["to_order"]!, (decimal)found["review_allowance"]!));
        Assert.Equal(("2026-05-01", "2026-05-15", "only_offer"), ((string)found["order_on"]!, (string)found["expected"]!, (string)found["vendor_reason_code"]!));
        Assert.Equal(
            "Order 600 from Wonka: 280 in stock are at or below the reorder point of 280 (20 a day × 14 days of lead time). "
            + "To last 14 days and 30 days more takes 880; less 280 there or on the way, 600 are needed.",
            (string)found["sentence"]!);
        IsWorkedOutByHand(found);
    }

    [Theory]
    [InlineData("""{"variant":{"in_stock":281,"warehouse":"w1"}}""")]
    [InlineData("""{"variant":{"in_stock":40,"warehouse":"w1","service_level":0.95}}""")]
    [InlineData("""{"variant":{"in_stock":0,"warehouse":"w1","safety_days":5,"minimum_stock":120,"reserved":7}}""")]
    [InlineData("""{"variant":{"in_stock":100,"warehouse":"w1","target_stock":333,"service_level":0.99}}""")]
    [InlineData("""{"variant":{"in_stock":60,"warehouse":"w1","maximum_stock":250,"vendors":[{"vendor":"vendor_1","cost_price":4.2,"vendor_packaging":7,"uom_ordering":12}]}}""")]
    [InlineData("""{"variant":{"in_stock":60,"warehouse":"w1","unit_decimals":2,"vendors":[{"vendor":"vendor_1","cost_price":4.2,"max_quantity":100,"lead_time":21}]}}""")]
    [InlineData("""{"variant":{"in_stock":60,"warehouse":"w1","vendors":[{"vendor":"vendor_1","cost_price":4.2,"price_breaks":[{"quantity":5000,"cost_price":3.9}]}]}}""")]
    public async Task Whatever_steers_it_the_numbers_can_be_worked_out_again_from_the_answer_alone(string variant)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var random = new Random(7);
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"lead_time_deviation":2.5,"order_days":["tuesday"]}}""");
        await Sells(api, "c1_1", "w1", Enumerable.Range(0, 400).Select(day => (decimal)(random.Next(5, 15) + (day % 7 < 2 ? 12 : 0) + (day / 60))));
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", variant);
        await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", """
            {"purchase-order":{"status":"draft","reference":"PO-1","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-05-06","items":[{"id":"c1_1","replenishment":30}]}}
            """);

        IsWorkedOutByHand(await One(api, "c1_1"));
    }

    [Fact]
    public async Task What_another_warehouse_can_spare_is_moved_and_the_rest_bought_and_both_are_derived()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Sells(api, "c1_1", "w1", Enumerable.Repeat(20m, 60));
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"in_stock":40,"warehouse":"w1"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"in_stock":100,"warehouse":"w2"}}""");

        var found = await One(api, "c1_1");

        // 40 last two days, 100 more that are there tomorrow five: the other seven of the fourteen days are lost.
        Assert.Equal((140m, 600m), ((decimal)found["lost_sales"]!, (decimal)found["to_order"]!));
        Assert.Equal("""[{"from":"w2","quantity":100}]""", found["transfers"]!.ToJsonString());
        Assert.StartsWith("Move 100 from w2 and order 600 from Wonka:", (string)found["sentence"]!, StringComparison.Ordinal);
        IsWorkedOutByHand(found);
    }

    [Fact]
    public async Task Goods_that_are_late_are_not_bought_again_and_the_answer_says_so()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Sells(api, "c1_1", "w1", Enumerable.Repeat(20m, 60));
        await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", """
            {"purchase-order":{"status":"draft","reference":"PO-1","vendor":"vendor_1","warehouse":"w1","expected_date":"2026-04-20","items":[{"id":"c1_1","replenishment":400}]}}
            """);

        var found = await One(api, "c1_1");

        Assert.Equal((0m, 400m), ((decimal)found["to_order"]!, (decimal)found["position"]!));
        Assert.Equal(["400 were due on 20 April 2026 and are late: they count as on order, and are not bought again."], Texts(found["remarks"]!));
        IsWorkedOutByHand(found);
    }

    // Beside other vendors it was told that there is no rate; of the only vendor nothing was said, and its cost was null.
    [Fact]
    public async Task That_there_is_no_rate_for_the_currency_of_the_only_vendor_is_told()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/reykjavik", """{"vendor":{"currency":"ISK","lead_time":5}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":0,"safety_stock":50,"vendors":[{"vendor":"reykjavik","cost_price":100}]}}""");

        Assert.Equal(["There is no rate for ISK: what it costs in GBP is not known."], Texts((await One(api, "c1_1"))["remarks"]!));
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{"ISK":0.0057}}}""");
        Assert.Empty(Texts((await One(api, "c1_1"))["remarks"]!));
    }

    [Fact]
    public async Task Unknown_variants_and_filters_are_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();

        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/api/v1/replenishment/suggestions/c1_99")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Get("/api/v1/replenishment/suggestions?colour=red")).Status);
        Assert.Empty((await api.Must(HttpMethod.Get, "/api/v1/replenishment/suggestions/c1_1")).Json["suggestions"]!.AsArray());
        Assert.Empty((await api.Must(HttpMethod.Get, "/api/v1/replenishment/suggestions")).Json["suggestions"]!.AsArray());
    }

    private static async Task<JsonNode> One(TestApi api, string variant) => Assert.Single(
        (await api.Must(HttpMethod.Get, $"/api/v1/replenishment/suggestions/{variant}?warehouse=w1")).Json["suggestions"]!.AsArray())!;

    private static async Task Sells(TestApi api, string variant, string warehouse, IEnumerable<decimal> untilYesterday)
    {
        decimal[] days = [.. untilYesterday];
        var lines = days.Select((quantity, index) => new
        {
            id = $"{variant}-{warehouse}-{index}",
            variant,
            warehouse,
            date = Today.AddDays(index - days.Length).ToString("yyyy-MM-dd", null),
            quantity,
        });
        await api.Must(HttpMethod.Post, "/api/v1/sales", JsonSerializer.Serialize(new { sales = lines }));
    }

    private static void IsWorkedOutByHand(JsonNode suggestion)
    {
        var byHand = new ByHand(suggestion);
        Assert.Equal(byHand.DailySales, (double)suggestion["daily_sales"]!, tolerance: 0.001);
        Assert.Equal(byHand.LeadTime, (double)suggestion["lead_time"]!);
        Assert.Equal(byHand.SafetyStock, (double)suggestion["safety_stock"]!, tolerance: 0.001);
        Assert.Equal(byHand.ReorderPoint, (double)suggestion["reorder_point"]!, tolerance: 0.001);
        Assert.Equal(byHand.ReviewAllowance, (double)suggestion["review_allowance"]!, tolerance: 0.001);
        Assert.Equal(byHand.Position, (double)suggestion["position"]!, tolerance: 0.001);
        Assert.Equal(byHand.LostSales, (double)suggestion["lost_sales"]!, tolerance: 0.001);
        Assert.Equal(byHand.OrderUpTo, (double)suggestion["order_up_to"]!, tolerance: 0.001);
        Assert.Equal(byHand.Replenishment, (double)suggestion["replenishment"]!, tolerance: 0.001);
        Assert.Equal(byHand.ToOrder, (double)suggestion["to_order"]!, tolerance: 0.001);
        foreach (var name in new[] { "lead_time_demand", "reorder_point", "position", "lost_sales", "order_up_to", "replenishment", "to_order" })
            Assert.True(byHand.Has(name), name);
    }

    private static string[] Texts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];
}
