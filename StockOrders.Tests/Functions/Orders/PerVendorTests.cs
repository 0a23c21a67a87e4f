using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class PerVendorTests
{
    private const string All = "\"warehouse\":\"w1\",\"per_vendor\":true,\"variants_filter\":{\"replenishment_gt\":3}";

    [Fact]
    public async Task One_call_makes_an_order_for_each_vendor_that_is_best()
    {
        await using var api = await WithTwoVendors();
        await NeededShop.Needs(api, "c1_8", 6, "[]");

        var answer = await NeededShop.Order(api, All);

        Assert.Equal(201, answer.Code);
        var orders = answer.Json["purchase-orders"]!.AsArray();
        Assert.Equal(["vendor_1 GBP", "vendor_2 EUR"], orders.Select(order => $"{order!["vendor"]} {order["currency"]}"));
        Assert.Equal([["c1_1 50 at 4"], ["c1_6 20 at 1"]], orders.Select(order => NeededShop.Lines(order!)));
        Assert.Equal("Created 2 purchase-orders", (string?)answer.Json["result"]!["message"]);
        var warnings = answer.Json["result"]!["warnings"]!.AsArray().Select(warning => (string)warning!);
        Assert.Equal(
            ["No vendor offers c1_8: left out.", "Slugworth: 20.00 EUR is below the vendor's minimum order value of 500.00 EUR."], warnings);
        Assert.Equal(2, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task Items_go_to_the_vendor_that_is_best_for_each()
    {
        await using var api = await WithTwoVendors();

        var answer = await NeededShop.Order(
            api, "\"warehouse\":\"w1\",\"per_vendor\":true,\"items\":[{\"id\":\"c1_6\",\"replenishment\":3},{\"id\":\"c1_2\",\"replenishment\":2}]");

        Assert.Equal([["c1_2 2 at 4.2"], ["c1_6 3 at 1"]], answer.Json["purchase-orders"]!.AsArray().Select(order => NeededShop.Lines(order!)));
    }

    [Fact]
    public async Task An_item_that_nobody_offers_refuses_all()
    {
        await using var api = await WithTwoVendors();
        await NeededShop.Needs(api, "c1_8", 6, "[]");

        var answer = await NeededShop.Order(
            api, "\"warehouse\":\"w1\",\"per_vendor\":true,\"items\":[{\"id\":\"c1_8\",\"replenishment\":3},{\"id\":\"c1_2\",\"replenishment\":2}]");

        Assert.Equal((400, "no_vendor"), (answer.Code, answer.ErrorCode));
        Assert.Equal(["items[0].id"], answer.ErrorFields);
        Assert.Equal(0, await NeededShop.Orders(api));
    }

    [Theory]
    [InlineData("\"vendor\":\"vendor_1\"", "vendor")]
    [InlineData("\"currency\":\"GBP\"", "currency")]
    [InlineData("\"email\":\"a@b.example\"", "email")]
    [InlineData("\"source_warehouse\":\"w2\"", "per_vendor")]
    public async Task What_belongs_to_one_vendor_is_refused(string member, string field)
    {
        await using var api = await WithTwoVendors();

        var answer = await NeededShop.Order(api, $"{All},{member}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
    }

    [Fact]
    public async Task The_same_call_again_is_answered_again_although_nothing_is_needed_any_more()
    {
        await using var api = await WithTwoVendors();

        var answers = new List<Answer>();
        for (var time = 0; time < 3; time++)
            answers.Add(await NeededShop.Order(api, All, ("Idempotency-Key", "once")));
        var other = await NeededShop.Order(api, All + ",\"reference\":\"X\"", ("Idempotency-Key", "once"));

        Assert.All(answers, answer => Assert.Equal((201, answers[0].Text), (answer.Code, answer.Text)));
        Assert.Equal(422, other.Code);
        Assert.Equal(2, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task More_vendors_than_fit_one_transaction_are_refused_and_nothing_is_made()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var number = 1; number <= 30; number++)
        {
            await api.Must(HttpMethod.Put, $"/api/v1/vendors/v{number}", $$$"""{"vendor":{"name":"V{{{number}}}","currency":"GBP"}}""");
            await NeededShop.Needs(api, $"c1_{number}", 5, $$"""[{"vendor":"v{{number}}","cost_price":1}]""");
        }

        var refused = await NeededShop.Order(api, All);
        var fewer = await NeededShop.Order(api, "\"warehouse\":\"w1\",\"per_vendor\":true,\"variants_filter\":{\"vendor_in\":\"v1,v2,v3,v4,v5,v6,v7,v8,v9,v10,v11,v12\"}");

        Assert.Equal((400, "too_many_orders"), (refused.Code, refused.ErrorCode));
        Assert.Equal(12, fewer.Json["purchase-orders"]!.AsArray().Count);
        Assert.Equal(12, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task Of_many_who_order_at_the_same_moment_one_orders()
    {
        await using var api = await WithTwoVendors();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => NeededShop.Order(api, All, ("Idempotency-Key", $"k{number}"))));

        Assert.Single(answers, answer => answer.Code == 201);
        Assert.All(answers.Where(answer => answer.Code != 201), answer => Assert.Equal("nothing_needed", answer.ErrorCode));
        Assert.Equal(2, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task Whoever_comes_too_late_each_time_is_told_to_come_again_and_nothing_is_made()
    {
        using var store = new MeteredStore();
        await using var api = await WithTwoVendors(store);
        store.BeforeCommit = (partition, changes) =>
        {
            if (changes.Count > 1 && changes.Any(change => change.Row == OrderRows.NeedsBasis))
            {
                store.Commit(partition, [RowChange.Put(OrderRows.NeedsBasis, Packed.From(new NeedsBasisRow(TestApi.Start)))], default).AsTask().GetAwaiter().GetResult();
            }
        };

        var late = await NeededShop.Order(api, All);
        store.BeforeCommit = (_, _) => { };

        Assert.Equal((503, "too_crowded", "1"), (late.Code, late.ErrorCode, late.Headers["Retry-After"]));
        Assert.Equal(0, await NeededShop.Orders(api));
        Assert.Equal(201, (await NeededShop.Order(api, All)).Code);
    }

    [Fact]
    public async Task Of_the_same_call_made_many_times_at_once_all_have_one_answer()
    {
        await using var api = await WithTwoVendors();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NeededShop.Order(api, All, ("Idempotency-Key", "same"))));

        Assert.All(answers, answer => Assert.Equal((201, answers[0].Text), (answer.Code, answer.Text)));
        Assert.Equal(2, await NeededShop.Orders(api));
    }

    [Fact]
    public async Task Two_orders_cost_one_transaction_and_a_walk_of_the_catalogue()
    {
        await using var api = await WithTwoVendors();
        await NeededShop.Order(api, All);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"safety_stock":500}}""");
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        Assert.Equal(201, (await NeededShop.Order(api, All)).Code);

        // Reads: settings and rules as they stand. Lists: custom fields, variants, vendors, their lead times, categories, warehouses, orders on their way, and the sales of each of 30 variants that may match.
        Assert.Equal((3, 37, 1), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    private static async Task<TestApi> WithTwoVendors(IStore? store = null)
    {
        var api = await NeededShop.Open(store);
        await NeededShop.Needs(api, "c1_6", 20, """[{"vendor":"vendor_1","cost_price":9},{"vendor":"vendor_2","cost_price":1,"preferred":true}]""");
        return api;
    }
}
