using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class NeededTransferTests
{
    private const string Transfer = "\"status\":\"OPEN\",\"source_warehouse\":\"w1\",\"warehouse\":\"w2\",\"expected_date\":\"2018-03-15\",\"variants_filter\":{\"replenishment_gt\":3}";

    [Fact]
    public async Task The_source_gives_what_it_can_spare_in_whole_cases_and_says_so()
    {
        await using var api = await Shop();

        var order = (await NeededShop.Order(api, Transfer)).Json["purchase-order"]!;

        // w1 has 82 and keeps 45 of c1_1: of the 37 it can spare, 30 are whole cases; of c1_5 there is more than enough.
        Assert.Equal("transfer", (string?)order["type"]);
        Assert.Equal(["c1_1 30 at 2", "c1_5 7 at 0"], NeededShop.Lines(order));
        var line = order["items"]![0]!;
        Assert.Equal("45 needed, 30 ordered: 37 can be spared, in multiples of 10, rounded down.", (string?)line["messages"]![0]);
        Assert.Equal((45, 82, 0), ((int)line["replenishment_original"]!, (int)line["source_stock"]!, (int)line["in_stock"]!));
    }

    [Fact]
    public async Task What_another_open_transfer_takes_is_not_given_twice()
    {
        await using var api = await Shop();
        await NeededShop.Order(api, "\"source_warehouse\":\"w1\",\"warehouse\":\"w3\",\"items\":[{\"id\":\"c1_1\",\"replenishment\":25}]");

        var order = (await NeededShop.Order(api, Transfer)).Json["purchase-order"]!;

        Assert.Equal(["c1_1 10 at 2", "c1_5 7 at 0"], NeededShop.Lines(order));
    }

    [Fact]
    public async Task A_source_that_can_spare_nothing_makes_no_order_and_the_answer_says_why()
    {
        await using var api = await Shop();
        await NeededShop.Needs(api, "c1_1", 45, inStock: 45);
        await NeededShop.Needs(api, "c1_5", 7, inStock: 3);
        await NeededShop.Needs(api, "c1_5", 7, warehouse: "w2");

        var refused = await NeededShop.Order(api, Transfer);

        Assert.Equal((400, "nothing_needed"), (refused.Code, refused.ErrorCode));
        Assert.Contains("Variants of w2 that match: 2; something is needed of 2 of them, but w1 can spare nothing of it.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await NeededShop.Orders(api));
    }

    /// <summary>In w2 45 of <c>c1_1</c> are needed in cases of 10, and 7 of <c>c1_5</c>.</summary>
    private static async Task<TestApi> Shop()
    {
        var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w3", """{"warehouse":{"display_name":"Third"}}""");
        await NeededShop.Needs(api, "c1_1", 45, """[{"vendor":"vendor_1","cost_price":4.2,"uom_ordering":10,"vendor_packaging":100}]""", inStock: 82);
        await NeededShop.Needs(api, "c1_1", 45, """[{"vendor":"vendor_1","cost_price":4.2,"uom_ordering":10,"vendor_packaging":100}]""", warehouse: "w2");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"cost_price":2}}""");
        await NeededShop.Needs(api, "c1_5", 7, inStock: 90);
        await NeededShop.Needs(api, "c1_5", 7, warehouse: "w2");
        return api;
    }
}
