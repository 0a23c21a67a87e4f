using System.Text;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>The same flag on what is no order: what a change of the catalogue, a file or a deletion touched is worked out at once.</summary>
public sealed class RecalculateTouchedTests
{
    private const string Orders = "/api/v1/purchase-orders";
    private const string Variant = "/api/v1/variants/c1_1";

    [Fact]
    public async Task A_variant_that_is_changed_is_answered_with_what_follows_from_it()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var waits = await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":40,"in_stock":10,"warehouse":"w1"}}""");
        var now = await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":50},"skip_background_jobs":false}""");
        var inside = await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":60,"skip_background_jobs":false}}""");
        var skipped = await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":70},"skip_background_jobs":true}""");

        Assert.Equal([0m, 40m, 50m, 50m], new[] { waits, now, inside, skipped }.Select(answer => answer.Json["variant"]!["replenishment"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Many_are_worked_out_by_a_body_or_a_file_and_those_that_were_refused_are_not()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"c1_1","safety_stock":5,"in_stock":1,"warehouse":"w1"},{"id":"c1_2","safety_stock":7,"in_stock":1,"warehouse":"w1"},{"id":"c1_3","safety_stock":-1}],
             "skip_background_jobs":false}
            """);
        Assert.Equal([4m, 6m, 0m], [await Needed(api, 1), await Needed(api, 2), await Needed(api, 3)]);

        await File(api, "?skip_background_jobs=true", "id,safety_stock\nc1_1,9\n");
        Assert.Equal(4m, await Needed(api, 1));
        await File(api, "?skip_background_jobs=false", "id,safety_stock\nc1_1,9\n");
        Assert.Equal(8m, await Needed(api, 1));

        var wrong = await api.SendBytes(HttpMethod.Post, "/api/v1/variants?skip_background_jobs=perhaps", "id,safety_stock\nc1_1,11\n"u8.ToArray(), "text/csv");
        Assert.Equal((400, "skip_background_jobs"), (wrong.Code, Assert.Single(wrong.ErrorFields)));
        Assert.Equal(9m, (await api.Get(Variant)).Json["variant"]!["safety_stock"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task An_offer_that_comes_changes_or_goes_changes_whom_it_is_bought_from()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Cheap","currency":"GBP"}}""");
        await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":40,"in_stock":10,"warehouse":"w1"},"skip_background_jobs":false}""");

        await api.Must(HttpMethod.Put, Variant + "/vendors/vendor_2", """{"vendor":{"cost_price":1},"skip_background_jobs":false}""");
        Assert.Equal("vendor_2", await Vendor(api));
        await api.Must(HttpMethod.Delete, Variant + "/vendors/vendor_2");
        Assert.Equal("vendor_2", await Vendor(api));

        await api.Must(HttpMethod.Put, Variant + "/vendors/vendor_2", """{"vendor":{"cost_price":1}}""");
        await api.Must(HttpMethod.Delete, Variant + "/vendors/vendor_2?skip_background_jobs=false");
        Assert.Equal("vendor_1", await Vendor(api));
    }

    [Fact]
    public async Task A_vendor_or_a_warehouse_that_changes_touches_what_they_offer_or_hold()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, Variant, """{"variant":{"in_stock":10,"warehouse":"w1"}}""");

        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"lead_time":33},"skip_background_jobs":false}""");
        Assert.Equal(33, (await api.Get(Variant)).Json["variant"]!["lead_time_used"]!.GetValue<int>());

        await api.Must(HttpMethod.Put, Variant, """{"variant":{"safety_stock":40}}""");
        await api.Must(HttpMethod.Post, "/api/v1/warehouses", """{"warehouses":[{"id":"w1","display_name":"One"}],"skip_background_jobs":false}""");
        Assert.Equal(30m, await Needed(api, 1));
    }

    [Fact]
    public async Task A_vendor_of_more_than_can_be_waited_for_says_so()
    {
        await using var api = await TestApi.RunWithCatalogue();
        foreach (var call in new[] { 0, 1 })
        {
            await api.Must(HttpMethod.Post, "/api/v1/variants", "{\"variants\":[" + string.Join(',', Enumerable.Range(0, 600).Select(number =>
                $$"""{"id":"m{{call}}_{{number}}","vendors":[{"vendor":"vendor_1","cost_price":1}]}""")) + "]}");
        }

        var answer = await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"lead_time":33},"skip_background_jobs":false}""");

        Assert.Contains("More than 1000 variants", Assert.Single(answer.Json["result"]!["warnings"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?skip_background_jobs=false", null)]
    [InlineData("", """{"skip_background_jobs":false}""")]
    public async Task An_item_that_is_taken_off_is_no_longer_on_its_way(string query, string? body)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = (await api.Must(HttpMethod.Post, Orders, """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":10},{"id":"c1_2","replenishment":10}],"skip_background_jobs":false}}
            """)).Json["purchase-order"]!["id"]!.GetValue<string>();
        Assert.Equal(10m, await OnOrder(api));

        await api.Must(HttpMethod.Delete, $"{Orders}/{id}/items/c1_1{query}", body);

        Assert.Equal(0m, await OnOrder(api));
    }

    [Fact]
    public async Task An_item_that_a_change_drops_is_no_longer_on_its_way_either()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","replenishment":10}],"skip_background_jobs":false}""");
        Assert.Equal(10m, await OnOrder(api));

        await api.Must(HttpMethod.Put, $"{Orders}/{id}", """{"purchase-order":{"items":[{"id":"c1_2","replenishment":10}],"skip_background_jobs":false}}""");
        var order = await api.Order(id);

        Assert.Equal(order["items"]!.AsArray().Any(item => item!["id"]!.GetValue<string>() == "c1_1") ? 10m : 0m, await OnOrder(api));
    }

    [Fact]
    public async Task Orders_that_are_called_off_together_are_worked_out_together()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var (one, two) = (await api.CreateOrder(), await api.CreateOrder());
        await api.Must(HttpMethod.Post, Orders + "/actions", $$"""{"action":"submit","ids":["{{one}}"],"skip_background_jobs":false}""");
        Assert.Equal(20m, await OnOrder(api));

        await api.Must(HttpMethod.Post, Orders + "/actions", $$"""{"action":"cancel","ids":["{{one}}"]}""");
        Assert.Equal(20m, await OnOrder(api));
        await api.Must(HttpMethod.Post, Orders + "/actions", $$"""{"action":"cancel","ids":["{{two}}","nobody"],"skip_background_jobs":false}""");

        Assert.Equal(0m, await OnOrder(api));
    }

    [Fact]
    public async Task Orders_that_touch_more_than_can_be_worked_out_at_once_say_so()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(31, 975).Select(number =>
            $$"""{"id":"c1_{{number}}","vendors":[{"vendor":"vendor_1","cost_price":4.2}]}"""))}}]}""");
        var order = await api.CreateOrder(lines: 1_005);

        var done = await api.Must(HttpMethod.Post, Orders + "/actions", $$"""{"action":"cancel","ids":["{{order}}"],"skip_background_jobs":false}""");

        Assert.Contains("More than 1000 variants are touched", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_under_the_same_key_nothing_is_worked_out_again()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Body = """{"variant":{"safety_stock":40,"in_stock":10,"warehouse":"w1"},"skip_background_jobs":false}""";
        await api.Send(HttpMethod.Patch, Variant, Body, headers: ("Idempotency-Key", "k"));
        var commits = api.Store.Commits;

        await api.Send(HttpMethod.Patch, Variant, Body, headers: ("Idempotency-Key", "k"));

        Assert.Equal(commits, api.Store.Commits);
    }

    private static async Task<decimal> Needed(TestApi api, int variant) =>
        (await api.Get($"/api/v1/variants/c1_{variant}")).Json["variant"]!["replenishment"]!.GetValue<decimal>();

    private static async Task<decimal> OnOrder(TestApi api) => (await api.Get(Variant)).Json["variant"]!["purchase_orders_qty"]!.GetValue<decimal>();

    private static async Task<string> Vendor(TestApi api) => (await api.Get(Variant)).Json["variant"]!["vendor"]!.GetValue<string>();

    private static async Task File(TestApi api, string query, string file)
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/variants" + query, Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Code == 200, answer.Text);
    }
}
