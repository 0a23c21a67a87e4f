using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>What the test of rules tells of an order is what the order gets: random rules, random orders, over HTTP and the store.</summary>
public sealed class TestedRuleTests
{
    private static readonly string[] Whens =
    [
        "", "\"amount_above\":100", "\"amount_above\":500", "\"amount_at_most\":499.99", "\"vendors\":[\"vendor_1\"]", "\"vendors\":[\"vendor_2\"]", "\"warehouses\":[\"w2\"]",
        "\"categories\":[\"Sweets\"]", "\"new_vendor\":true", "\"new_vendor\":false", "\"price_change_above\":20", "\"over_budget\":true", "\"budget_left_below\":300", "\"types\":[\"transfer\"]",
    ];

    [Fact]
    public async Task A_random_order_gets_the_very_chain_that_was_told()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, "/api/v1/variants/c1_3", """{"variant":{"category":"Sweets"}}""");
        await shop.Api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"approval_limit":400,"approver_email":"boss@shop.example"}}""");
        await shop.Budget("b", 2000);
        var asked = 0;

        foreach (var (rules, quantity, price, vendor, item, isSent) in Cases.Sample(60, 60))
        {
            // A key may make so many calls a minute.
            await shop.Api.Advance(TimeSpan.FromSeconds(10));
            await Rules(shop, rules);
            var body = PolicyShop.Order(quantity, price, vendor, item: item);

            var told = await shop.Test(body);
            var draft = await shop.Made(body);
            var toldOfDraft = await shop.TestStored(draft);
            await shop.Api.Lifecycle(draft, new OrderCommand.RouteForApproval());

            var order = await shop.Stored(draft);
            var steps = told["steps"]!.AsArray();
            Assert.Equal(told.ToJsonString(), toldOfDraft.ToJsonString());
            Assert.Equal(told["goes_through"]!.GetValue<bool>() ? Stage.Approved : Stage.PendingApproval, order.Stage);
            Assert.Equal(steps.Count, order.Approvals.Length + order.ToCome.Length);
            Assert.Equal(
                steps.Select(step => (string?)step!["rule"] + ":" + step!["reason"]!.GetValue<string>()),
                [.. order.Approvals.Select(step => step.Rule + ":" + step.Reason), .. order.ToCome.Select(step => step.Rule + ":" + step.Reason)]);
            asked += steps.Count;
            if (isSent && order.Stage == Stage.Approved)
                await shop.Api.Lifecycle(draft, new OrderCommand.Send());
        }

        Assert.True(asked > 20, $"Only {asked} steps were asked: the orders are too tame.");
    }

    [Fact]
    public async Task Nothing_is_made_and_the_same_is_told_again()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "\"new_vendor\":true");
        await shop.Test(PolicyShop.Order(1, 1));
        var commits = shop.Api.Store.Commits;

        Assert.Equal((await shop.Test(PolicyShop.Order(1, 1))).ToJsonString(), (await shop.Test(PolicyShop.Order(1, 1))).ToJsonString());

        Assert.Equal(commits, shop.Api.Store.Commits);
        Assert.Equal(0, (await shop.Api.Get("/api/v1/purchase-orders")).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Who_asks_is_told_that_they_would_have_no_say_themselves()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Ann}\",\"{PolicyShop.Bob}\"");
        var ann = await shop.Key("ann", StockOrders.Functions.Hosting.Scopes.Read, PolicyShop.Ann);

        var slots = (await shop.Test(PolicyShop.Order(1, 1), ann))["steps"]![0]!["asked"]!.AsArray();

        Assert.Equal([(true, null), (false, PolicyShop.Bob)], slots.Select(slot => (slot!["excluded"]!.GetValue<bool>(), (string?)slot["mailed_to"])));
    }

    [Theory]
    [InlineData("""{"purchase-order":"5a8321b33e7859f568a5d180"}""", 404, "order_not_found")]
    [InlineData("""{"purchase-order":"nothing"}""", 404, "order_not_found")]
    [InlineData("""{"purchase-order":7}""", 400, "wrong_type")]
    [InlineData("""{}""", 400, "missing_member")]
    [InlineData("""{"purchase-order":{"vendor":"nobody","warehouse":"w1","items":[{"id":"c1_1","replenishment":1}]}}""", 400, "unknown_vendor")]
    [InlineData("""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","variants_filter":{"vendor":"vendor_1"}}}""", 400, "items_only")]
    [InlineData("""{"purchase-order":{"warehouse":"w1","per_vendor":true,"items":[{"id":"c1_1","replenishment":1}]}}""", 400, "items_only")]
    public async Task What_cannot_be_tested_is_refused(string body, int status, string code)
    {
        await using var shop = await PolicyShop.Open();

        var answer = await shop.Api.Send(HttpMethod.Post, "/api/v1/approval-rules/test", body);

        Assert.Equal((status, code), (answer.Code, answer.ErrorCode));
    }

    private static Gen<(int[] Rules, int Quantity, decimal Price, string Vendor, string Item, bool IsSent)> Cases =>
        from count in Gen.Choose(0, 3)
        from rules in Gen.ArrayOf(Gen.Choose(0, Whens.Length - 1), count)
        from quantity in Gen.Choose(1, 200)
        from price in Gen.Elements(1m, 3.5m, 4.2m, 5.04m, 5.05m)
        from vendor in Gen.Elements("vendor_1", "vendor_2")
        from item in Gen.Elements("c1_1", "c1_2", "c1_3")
        from isSent in Gen.Elements(true, false)
        select (rules, quantity, price, vendor, item, isSent);

    private static async Task Rules(PolicyShop shop, int[] wanted)
    {
        var there = (await shop.Api.Get("/api/v1/approval-rules")).Json["approval-rules"]!.AsArray().Select(rule => rule!["id"]!.GetValue<string>());
        foreach (var id in there.ToList())
            await shop.Api.Must(HttpMethod.Delete, $"/api/v1/approval-rules/{id}");
        foreach (var (when, index) in wanted.Select((when, index) => (when, index)))
        {
            await shop.Rule(
                $"r{index}", Whens[when], $"\"a{when % 3}@shop.example\"", string.Create(CultureInfo.InvariantCulture, $",\"priority\":{when},\"stop\":{(when % 5 == 4 ? "true" : "false")}"));
        }
    }
}
