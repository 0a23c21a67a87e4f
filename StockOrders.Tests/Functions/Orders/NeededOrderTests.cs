using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.SeedExamples;

namespace StockOrders.Tests.Functions.Orders;

public sealed class NeededOrderTests
{
    private const string FromVendor1 = "\"vendor\":\"vendor_1\",\"warehouse\":\"w1\"";

    [Fact]
    public async Task The_seeds_order_from_a_filter_is_made_before_any_recalculation_ran()
    {
        await using var api = await NeededShop.Open();
        var example = PrintedExample.Read("create-from-filter");

        var answer = (await api.Must(example.Method, example.Path, example.Body)).Json;

        Assert.Equal(
            [],
            example.Missing(
                answer,
                ("purchase-order.vendor", "vendor_1"),
                ("purchase-order.id", (string)answer["purchase-order"]!["id"]!),
                ("result.message", $"Created purchase-order {answer["purchase-order"]!["id"]}")));
        Assert.Equal("Wonka", (string?)answer["purchase-order"]!["vendor_display_name"]);
        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(answer["purchase-order"]!));
    }

    [Fact]
    public async Task A_rounded_line_keeps_what_was_needed_and_the_variant_its_own_figure()
    {
        await using var api = await NeededShop.Open();

        var line = Order(await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"id":"c1_1"}"""))["items"]![0]!;

        Assert.Equal((50, 45), ((int)line["replenishment"]!, (int)line["replenishment_original"]!));
        Assert.Equal("45 needed, 50 ordered: in multiples of 10, rounded up.", (string?)line["messages"]![0]);
        Assert.Equal(0, (int)(await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["replenishment"]!);
    }

    [Theory]
    [InlineData("\"uom_round\":\"down\"", 40)]
    [InlineData("\"uom_round\":\"off\"", 45)]
    [InlineData("\"uom_ordering\":false", 45)]
    public async Task The_order_says_how_lines_are_rounded(string terms, int ordered)
    {
        await using var api = await NeededShop.Open();

        var order = Order(await NeededShop.Order(api, $$"""{{FromVendor1}},{{terms}},"variants_filter":{"replenishment_gt":3}"""));

        Assert.Equal([$"c1_1 {ordered} at 4.2"], NeededShop.Lines(order));
    }

    // One of an account's variants whose demand was damaged made every order by what is needed 500.
    [Fact]
    public async Task A_variant_whose_demand_is_damaged_is_left_out_with_a_warning_and_the_others_are_ordered()
    {
        await using var api = await NeededShop.Open();
        await Demand.DamagedDemandTests.Damage(api, "c1_2");

        var answer = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor":"vendor_1"}""");

        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(Order(answer)));
        Assert.Contains("What is stored of the demand for c1_2 is damaged", answer.Text, StringComparison.Ordinal);
        var alone = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"id":"c1_2"}""");
        Assert.Equal((400, "nothing_needed"), (alone.Code, alone.ErrorCode));
        Assert.Contains("What is stored of the demand for c1_2 is damaged", alone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_forecast_like_a_variant_whose_demand_is_damaged_is_left_out_too()
    {
        await using var api = await NeededShop.Open();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_2", """{"variant":{"forecast_like":"c1_9"}}""");
        await Demand.DamagedDemandTests.Damage(api, "c1_9");

        var answer = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor":"vendor_1"}""");

        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(Order(answer)));
        Assert.Contains("c1_2", answer.Json["result"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_ordered_a_moment_ago_is_not_needed_again_and_no_empty_order_is_made()
    {
        await using var api = await NeededShop.Open();
        await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor":"vendor_1"}""");

        var again = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor":"vendor_1"}""");

        Assert.Equal((400, "nothing_needed"), (again.Code, again.ErrorCode));
        Assert.Contains("Variants of w1 that match: 30; nothing is needed of them now.", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task Items_that_were_sent_stand_and_the_filter_adds_the_rest()
    {
        await using var api = await NeededShop.Open();

        var order = Order(await NeededShop.Order(
            api, $$"""{{FromVendor1}},"items":[{"id":"c1_1","replenishment":7},{"id":"c1_9","replenishment":1}],"variants_filter":{"in_stock":0}"""));

        Assert.Equal(["c1_1 7 at 4.2", "c1_9 1 at 4.2", "c1_2 3 at 4.2"], NeededShop.Lines(order));
    }

    [Fact]
    public async Task The_filter_sees_the_warehouse_of_the_order_alone()
    {
        await using var api = await NeededShop.Open();
        await NeededShop.Needs(api, "c1_5", 8, inStock: 1);
        await NeededShop.Needs(api, "c1_5", 8, inStock: 6, warehouse: "w2");

        var order = Order(await NeededShop.Order(api, "\"vendor\":\"vendor_1\",\"warehouse\":\"w2\",\"variants_filter\":{\"in_stock_gte\":6,\"replenishment\":2,\"sku_eqi\":\"s-5\"}"));

        Assert.Equal(["c1_5 2 at 4.2"], NeededShop.Lines(order));
    }

    [Fact]
    public async Task A_filter_by_vendor_finds_whoever_offers_it_and_the_header_decides_whose_offer_counts()
    {
        await using var api = await NeededShop.Open();
        await NeededShop.Needs(api, "c1_6", 20, """[{"vendor":"vendor_1","cost_price":9,"vendor_packaging":24},{"vendor":"vendor_2","cost_price":1}]""");

        var order = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor_in":["vendor_2"]}""");
        var other = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"vendor_ne":"vendor_1"}""");

        Assert.Equal(["c1_6 24 at 9"], NeededShop.Lines(Order(order)));
        Assert.Equal(400, other.Code);
    }

    [Fact]
    public async Task What_the_vendor_does_not_offer_is_left_out_with_a_warning()
    {
        await using var api = await NeededShop.Open();
        await NeededShop.Needs(api, "c1_7", 5, """[{"vendor":"vendor_2","cost_price":1}]""");

        var answer = await NeededShop.Order(api, $$"""{{FromVendor1}},"variants_filter":{"replenishment_gt":3}""");

        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(Order(answer)));
        Assert.Contains("vendor_1 offers no price in GBP today for c1_7: left out.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_below_a_minimum_warns_and_scales()
    {
        await using var api = await NeededShop.Open();
        await NeededShop.Needs(api, "c1_8", 6, """[{"vendor":"vendor_1","cost_price":1,"vendor_packaging":80}]""");

        var answer = await NeededShop.Order(api, $$"""{{FromVendor1}},"moq":"order","variants_filter":{"replenishment_gt":0}""");
        var order = Order(answer);

        Assert.Equal((80, 59, 1.356m), ((int)order["moq_shortfall"]!["minimum"]!, (int)order["moq_shortfall"]!["total"]!, (decimal)order["moq_shortfall"]!["factor"]!));
        Assert.Contains("59 ordered is below the minimum order quantity of 80.", answer.Json["result"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
        var scaled = await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{order["id"]}/actions/scale", "{}");
        Assert.Null(Order(scaled)["moq_shortfall"]);
        Assert.True((int)Order(scaled)["total_ordered"]! >= 80);
    }

    [Fact]
    public async Task An_assembly_cannot_be_made_from_a_filter()
    {
        await using var api = await NeededShop.Open();

        var answer = await NeededShop.Order(api, "\"type\":\"assembly\",\"warehouse\":\"w1\",\"source_warehouse\":\"w1\",\"variants_filter\":{\"replenishment_gt\":3}");

        Assert.Equal((400, "components_unknown"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task Explicit_quantities_are_rounded_only_where_the_call_says_how()
    {
        await using var api = await NeededShop.Open();
        const string Items = "\"items\":[{\"id\":\"c1_1\",\"replenishment\":41}]";

        var plain = Order(await NeededShop.Order(api, $$"""{{FromVendor1}},{{Items}}"""));
        var rounded = Order(await NeededShop.Order(api, $$"""{{FromVendor1}},"uom_round":"up",{{Items}}"""));

        var few = Order(await NeededShop.Order(api, $$"""{{FromVendor1}},"uom_round":"down","items":[{"id":"c1_1","replenishment":4}]"""));

        Assert.Equal(["c1_1 4 at 4.2"], NeededShop.Lines(few));
        Assert.Equal("4 is less than one multiple of 10 and was left as it was sent.", (string?)few["items"]![0]!["messages"]![0]);
        Assert.Equal(["c1_1 41 at 4.2"], NeededShop.Lines(plain));
        Assert.Equal(["c1_1 50 at 4"], NeededShop.Lines(rounded));
        Assert.Equal(41, (int)rounded["items"]![0]!["replenishment_original"]!);
    }

    private static JsonNode Order(Answer answer) => answer.Json["purchase-order"] ?? throw new InvalidOperationException(answer.Text);
}
