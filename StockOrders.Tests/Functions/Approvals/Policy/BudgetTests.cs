using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Orders;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

public sealed class BudgetTests
{
    [Fact]
    public async Task What_is_approved_is_committed_and_what_is_cancelled_is_left_again()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1000);

        var order = await shop.Routed(PolicyShop.Order(30, 10));
        Assert.Equal((300m, 700m, 1), await Standing(shop, "b"));
        var draft = await shop.Made(PolicyShop.Order(40, 10));
        Assert.Equal((300m, 700m, 1), await Standing(shop, "b"));
        await shop.Api.Lifecycle(draft, new OrderCommand.RouteForApproval());
        Assert.Equal((700m, 300m, 2), await Standing(shop, "b"));
        Assert.Equal(200, (await shop.Act(order, "cancel", shop.Buyer)).Code);
        Assert.Equal((400m, 600m, 1), await Standing(shop, "b"));
        Assert.Equal(200, (await shop.Act(order, "reopen", shop.Buyer)).Code);
        Assert.Equal((400m, 600m, 1), await Standing(shop, "b"));
    }

    [Fact]
    public async Task Orders_that_were_approved_before_the_budget_was_made_count_as_well()
    {
        await using var shop = await PolicyShop.Open();
        var before = await shop.Routed(PolicyShop.Order(30, 10));
        await shop.Routed(PolicyShop.Order(1, 10, "vendor_2"));

        await shop.Budget("wonka", 1000, ",\"vendors\":[\"vendor_1\"]");
        Assert.Equal((300m, 700m, 1), await Standing(shop, "wonka"));
        await shop.Routed(PolicyShop.Order(20, 10));
        await shop.Act(before, "cancel", shop.Buyer);

        Assert.Equal((200m, 800m, 1), await Standing(shop, "wonka"));
        await shop.Api.Advance(TimeSpan.FromMinutes(2));
        await shop.Routed(PolicyShop.Order(10, 10));
        Assert.Equal((300m, 700m, 2), await Standing(shop, "wonka"));
        await shop.Api.Must(HttpMethod.Patch, "/api/v1/budgets/wonka", """{"budget":{"vendors":[]}}""");
        Assert.Equal((310m, 690m, 3), await Standing(shop, "wonka"));
    }

    [Fact]
    public async Task A_new_period_begins_with_nothing_by_the_accounts_days()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"time_zone":"Pacific/Auckland"}}""");
        await shop.Budget("b", 1000);
        await shop.Routed(PolicyShop.Order(30, 10));
        await shop.Api.Advance(new DateTimeOffset(2026, 5, 31, 11, 59, 59, TimeSpan.Zero) - TestApi.Start);
        Assert.Equal("2026-05-31", (await shop.Budget("b"))["to"]!.GetValue<string>());
        Assert.Equal((300m, 700m, 1), await Standing(shop, "b"));

        await shop.Api.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2026-06-01", (await shop.Budget("b"))["from"]!.GetValue<string>());
        Assert.Equal((0m, 1000m, 0), await Standing(shop, "b"));
        await shop.Routed(PolicyShop.Order(5, 10));
        Assert.Equal((50m, 950m, 1), await Standing(shop, "b"));
    }

    [Fact]
    public async Task Of_what_is_closed_short_only_what_came_stays_committed_and_the_backorder_takes_its_own()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1000);
        var order = await shop.Routed(PolicyShop.Order(50, 10));
        await shop.Api.Lifecycle(order, new OrderCommand.Send());
        await shop.Api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","received":20}]}""");

        Assert.Equal(200, (await shop.Act(order, "close", shop.Buyer, """{"remainder":"backorder"}""")).Code);
        Assert.Equal((500m, 500m, 2), await Standing(shop, "b"));
    }

    [Fact]
    public async Task A_rate_that_changes_moves_what_is_committed_and_leaves_nothing_behind_when_it_is_cancelled()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{"EUR":0.8}}}""");
        await shop.Budget("b", 1000);
        var order = await shop.Routed(PolicyShop.Order(10, 10, "vendor_2").Replace("GBP", "EUR", StringComparison.Ordinal));
        Assert.Equal((80m, 920m, 1), await Standing(shop, "b"));

        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{"EUR":0.9}}}""");
        Assert.Equal((90m, 910m, 1), await Standing(shop, "b"));
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{}}}""");
        Assert.Equal(100m, (await shop.Budget("b"))["without_rate"]!["EUR"]!.GetValue<decimal>());
        Assert.Equal((0m, 1000m, 1), await Standing(shop, "b"));
        await shop.Act(order, "cancel", shop.Buyer);
        Assert.Equal((0m, 1000m, 0), await Standing(shop, "b"));
    }

    [Fact]
    public async Task A_transfer_takes_nothing_of_a_budget_and_exceeds_none()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1);
        await shop.Rule("over", "\"over_budget\":true");
        const string Transfer = """{"purchase-order":{"status":"OPEN","source_warehouse":"w1","warehouse":"w2","items":[{"id":"c1_1","replenishment":10,"cost_price":10}]}}""";

        Assert.False((await shop.Test(Transfer))["rules"]![0]!["matches"]!.GetValue<bool>());
        Assert.Equal("approved", await shop.Stage(await shop.Routed(Transfer)));
        Assert.Equal((0m, 1m, 0), await Standing(shop, "b"));
    }

    /// <summary>A change of an order that was sent takes more once it is approved, and is weighed without what the order takes already.</summary>
    [Fact]
    public async Task A_change_takes_what_it_adds_when_it_is_approved_and_no_more()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1000);
        await shop.Rule("over", "\"over_budget\":true");
        var order = await shop.Routed(PolicyShop.Order(60, 10));
        await shop.Api.Lifecycle(order, new OrderCommand.Send());

        await Change(shop, order, 100);
        Assert.Equal((600m, 400m, 1), await Standing(shop, "b"));
        await shop.Api.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal((1000m, 0m, 1), await Standing(shop, "b"));
        await shop.Api.Lifecycle(order, new OrderCommand.Send());
        await Change(shop, order, 101);
        await shop.Api.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal((1000m, 0m, 1), await Standing(shop, "b"));
        Assert.Equal(200, (await shop.Act(order, "reject", TestApi.Key)).Code);
        Assert.Equal((1000m, 0m, 1), await Standing(shop, "b"));
        await Change(shop, order, 70);
        await shop.Api.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal((700m, 300m, 1), await Standing(shop, "b"));
    }

    /// <summary>What is left is enough for one of them, whichever is first.</summary>
    [Fact]
    public async Task Two_orders_at_once_do_not_both_take_the_last_of_a_budget()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var shop = await PolicyShop.Open();
            await shop.Budget("b", 1000);
            await shop.Rule("over", "\"over_budget\":true");
            var orders = new List<string>();
            foreach (var number in Enumerable.Range(0, 8))
                orders.Add(await shop.Made(PolicyShop.Order(30 + number, 10)));
            if (round > 0)
                await shop.Routed(PolicyShop.Order(1, 1));

            await Task.WhenAll(orders.Select(order => Task.Run(() => Route(shop, order))));

            var stages = new List<string>();
            foreach (var order in orders)
                stages.Add(await shop.Stage(order));
            var standing = await Standing(shop, "b");
            Assert.InRange(standing.Left, 0, 999);
            Assert.Contains("approved", stages);
            Assert.Contains("pending_approval", stages);
            Assert.True(standing.Left < 370, $"{standing.Left} is left, and somebody was asked all the same.");
        }
    }

    [Fact]
    public async Task A_budget_that_a_rule_names_stays_and_one_of_another_account_is_not_there()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Budget("b", 1000);
        await shop.Rule("r", "\"over_budget\":true,\"budget\":\"b\"");

        Assert.Equal((409, "budget_in_use"), await Told(shop.Api.Send(HttpMethod.Delete, "/api/v1/budgets/b")));
        Assert.Equal((404, "budget_not_found"), await Told(shop.Api.Send(HttpMethod.Get, "/api/v1/budgets/b", null, TestApi.OtherKey, TestApi.OtherAccount)));
        Assert.Equal((404, "approval_rule_not_found"), await Told(shop.Api.Send(HttpMethod.Get, "/api/v1/approval-rules/r", null, TestApi.OtherKey, TestApi.OtherAccount)));
        await shop.Api.Must(HttpMethod.Delete, "/api/v1/approval-rules/r");
        await shop.Api.Must(HttpMethod.Delete, "/api/v1/budgets/b");
        Assert.Equal((403, "missing_scope"), await Told(shop.Api.Send(HttpMethod.Put, "/api/v1/budgets/b", """{"budget":{"amount":1}}""", shop.Buyer)));
    }

    private static async Task Change(PolicyShop shop, string order, int quantity)
    {
        var changed = await shop.Api.Send(
            HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", $$$"""{"items":[{"id":"c1_1","replenishment":{{{quantity}}} }]}""", shop.Buyer);
        Assert.True(changed.Code == 200, changed.Text);
    }

    private static async Task Route(PolicyShop shop, string order) => await shop.Api.Get<OrderBook>().Execute(
        new OrderRequest(new AccountId(TestApi.Account), new OrderId(order), new OrderCommand.RouteForApproval(), "system") { FreshSettings = true }, default);

    private static async Task<(int, string?)> Told(Task<Answer> answer) => ((await answer).Code, (await answer).ErrorCode);

    private static async Task<(decimal Committed, decimal Left, int Orders)> Standing(PolicyShop shop, string id)
    {
        var budget = await shop.Budget(id);
        return (budget["committed"]!.GetValue<decimal>(), budget["left"]!.GetValue<decimal>(), budget["orders"]!.GetValue<int>());
    }
}
