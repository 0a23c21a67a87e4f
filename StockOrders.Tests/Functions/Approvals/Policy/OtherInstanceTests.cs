using StockOrders.Domain.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>
/// Each instance of the app remembers settings for half a minute. What was made stricter a moment ago on one of them holds for the next
/// decision of every other.
/// </summary>
public sealed class OtherInstanceTests
{
    private const string Small = """{"approval-rule":{"when":{"amount_at_most":50},"steps":[{"approvers":["ann@shop.example"]}]}}""";

    [Fact]
    public async Task A_rule_of_a_moment_ago_holds_for_an_edit_of_an_approved_order()
    {
        using var store = new SqliteMemoryStore();
        await using var here = await TestApi.RunWithCatalogue(store);
        await using var there = await TestApi.Run(store);
        var order = await here.CreateOrder(2, "OPEN");
        await here.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal("approved", (await here.Order(order))["stage"]!.GetValue<string>());

        await there.Must(HttpMethod.Put, "/api/v1/approval-rules/small", Small);
        await here.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","replenishment":1},{"id":"c1_2","replenishment":1}]}""");

        Assert.Equal("draft", (await here.Order(order))["stage"]!.GetValue<string>());
        await here.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal("pending_approval", (await here.Order(order))["stage"]!.GetValue<string>());
    }

    [Fact]
    public async Task Administrators_who_may_not_decide_since_a_moment_ago_do_not()
    {
        using var store = new SqliteMemoryStore();
        await using var here = await TestApi.RunWithCatalogue(store);
        await using var there = await TestApi.Run(store);
        await here.Must(HttpMethod.Put, "/api/v1/approval-rules/r", """{"approval-rule":{"steps":[{"approvers":["ann@shop.example"]}]}}""");
        var order = await here.CreateOrder(2, "OPEN");
        await here.Lifecycle(order, new OrderCommand.RouteForApproval());

        await there.Must(HttpMethod.Patch, "/api/v1/settings", """{"settings":{"administrators_decide":false}}""");

        Assert.Equal(403, (await here.Send(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/approve", "{}")).Code);
        Assert.Equal("pending_approval", (await here.Order(order))["stage"]!.GetValue<string>());
    }

    [Fact]
    public async Task That_costs_a_decision_one_read_more_and_reading_or_editing_a_draft_none()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/approval-rules/r", """{"approval-rule":{"steps":[{"approvers":["ann@shop.example"]}]}}""");
        var order = await api.CreateOrder(2, "OPEN");
        await api.Lifecycle(order, new OrderCommand.RouteForApproval());
        var draft = await api.CreateOrder();

        Assert.Equal((2, 0, 1), await Costs(() => api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/approve", "{}")));
        Assert.Equal((1, 0, 1), await Costs(() => api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{draft}/items", """{"items":[{"id":"c1_1","replenishment":1}]}""")));
        Assert.Equal((1, 0, 0), await Costs(() => api.Must(HttpMethod.Get, $"/api/v1/purchase-orders/{order}")));

        async Task<(long Reads, long Lists, long Commits)> Costs(Func<Task<Answer>> call)
        {
            var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);
            await call();
            return (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits);
        }
    }
}
