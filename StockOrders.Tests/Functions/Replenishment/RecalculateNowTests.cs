using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary><c>skip_background_jobs: false</c>: the metrics of what an order holds are worked out at once and not in the night.</summary>
public sealed class RecalculateNowTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Theory]
    [InlineData("/items", """{"items":[{"id":"c1_1","received":4}],"skip_background_jobs":false}""")]
    [InlineData("/items", """{"items":[{"id":"c1_1","received":4},"skip_background_jobs":false]}""")]
    [InlineData("/items/c1_1", """{"item":{"received":4,"skip_background_jobs":false}}""")]
    [InlineData("", """{"purchase-order":{"items":[{"id":"c1_1","received":4}],"skip_background_jobs":false}}""")]
    [InlineData("", """{"purchase-order":{"items":[{"id":"c1_1","received":4}]},"skip_background_jobs":false}""")]
    public async Task Goods_that_arrived_are_no_longer_on_their_way_where_the_night_is_not_waited_for(string path, string body)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var id = await api.CreateSentOrder();
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":1}],"skip_background_jobs":false}""");
        Assert.Equal(9, await OnOrder(api));

        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":2}]}""");
        await api.Must(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","received":3}],"skip_background_jobs":true}""");
        Assert.Equal(9, await OnOrder(api));

        await api.Must(HttpMethod.Patch, $"{Orders}/{id}{path}", body);

        Assert.Equal(6, await OnOrder(api));
        Assert.Equal(1, (await api.Get(Orders)).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_new_order_and_one_that_is_called_off_count_at_once_and_a_refused_call_does_not()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var created = await api.Must(HttpMethod.Post, Orders, """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","status":"OPEN","items":[{"id":"c1_1","replenishment":10}],"skip_background_jobs":false}}
            """);
        Assert.Equal(10, await OnOrder(api));
        var id = created.Json["purchase-order"]!["id"]!.GetValue<string>();
        var commits = api.Store.Commits;

        var refused = await api.Send(HttpMethod.Patch, $"{Orders}/{id}/items", """{"items":[{"id":"c1_1","replenishment":-1}],"skip_background_jobs":false}""");
        Assert.Equal((400, commits), (refused.Code, api.Store.Commits));

        await api.Must(HttpMethod.Post, $"{Orders}/{id}/actions/cancel", """{"skip_background_jobs":false}""");
        Assert.Equal(0, await OnOrder(api));
    }

    private static async Task<decimal> OnOrder(TestApi api) =>
        (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["purchase_orders_qty"]!.GetValue<decimal>();
}
