using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>Each condition of a rule, just inside and just outside of it: what the test of rules tells, and what becomes of the order.</summary>
public sealed class ConditionTests
{
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "\"amount_above\":2000", PolicyShop.Order(200, 10), false },
        { "\"amount_above\":2000", PolicyShop.Order(200.01m * 100, 0.1m, item: "c1_2"), true },
        { "\"amount_at_most\":2000", PolicyShop.Order(200, 10), true },
        { "\"amount_at_most\":1999.99", PolicyShop.Order(200, 10), false },
        { "\"amount_above\":100,\"amount_at_most\":200", PolicyShop.Order(20, 10), true },
        { "\"amount_above\":100,\"amount_at_most\":200", PolicyShop.Order(10, 10), false },
        { "\"vendors\":[\"vendor_2\"]", PolicyShop.Order(1, 1), false },
        { "\"vendors\":[\"vendor_1\",\"vendor_2\"]", PolicyShop.Order(1, 1), true },
        { "\"warehouses\":[\"w2\"]", PolicyShop.Order(1, 1), false },
        { "\"warehouses\":[\"w1\"]", PolicyShop.Order(1, 1), true },
        { "\"categories\":[\"sweets\"]", PolicyShop.Order(1, 1, item: "c1_3"), true },
        { "\"categories\":[\"sweets\"]", PolicyShop.Order(1, 1), false },
        { "\"types\":[\"transfer\",\"assembly\"]", PolicyShop.Order(1, 1), false },
        { "\"types\":[\"po\"]", PolicyShop.Order(1, 1), true },
        { "\"sources\":[\"replenishment\"]", PolicyShop.Order(1, 1), false },
        { "\"sources\":[\"api\"]", PolicyShop.Order(1, 1), true },
        { "\"new_vendor\":true", PolicyShop.Order(1, 1), false },
        { "\"new_vendor\":false", PolicyShop.Order(1, 1), true },
        { "\"new_vendor\":true", PolicyShop.Order(1, 1, "vendor_2"), true },
        { "\"price_change_above\":10", PolicyShop.Order(1, 4.62m), false },
        { "\"price_change_above\":10", PolicyShop.Order(1, 4.63m), true },
        { "\"price_change_above\":10", PolicyShop.Order(1, 3.78m), false },
        { "\"price_change_above\":10", PolicyShop.Order(1, 3.77m), true },
        { "\"over_budget\":true", PolicyShop.Order(100, 5), false },
        { "\"over_budget\":true", PolicyShop.Order(100, 5.01m), true },
        { "\"over_budget\":true,\"budget\":\"dahl\"", PolicyShop.Order(100, 50), false },
        { "\"budget_left_below\":100", PolicyShop.Order(100, 4), false },
        { "\"budget_left_below\":100", PolicyShop.Order(100, 4.01m), true },
        { "", PolicyShop.Order(1, 1), true },
    };

    /// <summary>Each is told with a reason, and the order that is really made gets the very steps that the test told.</summary>
    [Theory, MemberData(nameof(Cases))]
    public async Task A_rule_speaks_of_an_order_where_all_its_conditions_hold(string when, string order, bool matches)
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"approval_limit":1000000000}}""");
        await shop.Api.Must(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"category":"Sweets"}}""");
        var first = await shop.Routed(PolicyShop.Order(1, 500));
        await shop.Api.Lifecycle(first, new OrderCommand.Send());
        await shop.Budget("all", 1000);
        await shop.Budget("dahl", 1, ",\"vendors\":[\"vendor_2\"]");
        await shop.Rule("r", when);

        var told = await shop.Test(order);
        var id = await shop.Routed(order);

        var verdict = Assert.Single(told["rules"]!.AsArray())!;
        Assert.Equal(matches, verdict["matches"]!.GetValue<bool>());
        Assert.NotEmpty(verdict["reason"]!.GetValue<string>());
        Assert.Equal(matches ? [PolicyShop.Ann] : [], PolicyShop.ApproversOf(told));
        Assert.Equal(!matches, told["goes_through"]!.GetValue<bool>());
        Assert.Equal(matches ? "pending_approval" : "approved", await shop.Stage(id));
    }

    [Fact]
    public async Task Without_a_rate_a_person_is_asked_and_with_one_its_day_is_told()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("big", "\"amount_above\":100");
        var order = PolicyShop.Order(1, 10, "vendor_2").Replace("GBP", "EUR", StringComparison.Ordinal);

        var without = await shop.Test(order);
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{"EUR":0.85}}}""");
        var with = await shop.Test(order);
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"rates":{"EUR":0.85},"rate_dates":{"EUR":"2026-04-30"}}}""");
        var dated = await shop.Test(order);

        Assert.Equal((false, false), (without["goes_through"]!.GetValue<bool>(), without["rules"]![0]!["certain"]!.GetValue<bool>()));
        Assert.Null(without["amount"]);
        Assert.True(with["goes_through"]!.GetValue<bool>());
        Assert.Equal((8.5m, "2026-05-01"), (with["amount"]!.GetValue<decimal>(), with["rate_date"]!.GetValue<string>()));
        Assert.Equal("2026-04-30", dated["rate_date"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rules_that_match_add_their_steps_by_priority_each_once_and_stop_stops()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("b", "", $"\"{PolicyShop.Bob}\"", ",\"priority\":20");
        await shop.Rule("a", "", more: ",\"priority\":10");
        await shop.Rule("c", "", $"\"{PolicyShop.Ann.ToUpperInvariant()}\"", ",\"priority\":30");
        await shop.Rule("d", "", $"\"{PolicyShop.Cid}\"", ",\"priority\":25,\"active\":false");

        Assert.Equal([PolicyShop.Ann, PolicyShop.Bob], PolicyShop.ApproversOf(await shop.Test(PolicyShop.Order(1, 1))));
        await shop.Api.Must(HttpMethod.Patch, "/api/v1/approval-rules/a", """{"approval-rule":{"stop":true}}""");
        Assert.Equal([PolicyShop.Ann], PolicyShop.ApproversOf(await shop.Test(PolicyShop.Order(1, 1))));
        await shop.Api.Must(HttpMethod.Delete, "/api/v1/approval-rules/a");
        Assert.Equal([PolicyShop.Bob, PolicyShop.Ann.ToUpperInvariant()], PolicyShop.ApproversOf(await shop.Test(PolicyShop.Order(1, 1))));
    }

    [Fact]
    public async Task A_rule_that_lets_through_counts_only_where_no_other_that_matches_asks()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, "/api/v1/approval-rules/free", """{"approval-rule":{"auto_approve":true,"when":{"vendors":["vendor_1"]}}}""");

        var free = await shop.Test(PolicyShop.Order(1000, 10));
        var id = await shop.Routed(PolicyShop.Order(1000, 10));
        await shop.Rule("big", "\"amount_above\":5000");
        var asked = await shop.Test(PolicyShop.Order(1000, 10));

        Assert.Equal("free", free["let_through_by"]!.GetValue<string>());
        Assert.Equal("approved", await shop.Stage(id));
        Assert.Equal([PolicyShop.Ann], PolicyShop.ApproversOf(asked));
        Assert.Equal("limit", (await shop.Test(PolicyShop.Order(1, 1, "vendor_2")))["decided_by"]!.GetValue<string>());
    }
}
