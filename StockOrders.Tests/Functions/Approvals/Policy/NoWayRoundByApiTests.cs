using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>The ways that people try: each ends at the same question.</summary>
public sealed class NoWayRoundByApiTests
{
    [Fact]
    public async Task Who_asks_with_a_key_that_may_approve_does_not_approve_singly_or_in_bulk()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "\"amount_above\":100");
        var both = await shop.Key("both", Scopes.Read | Scopes.Write | Scopes.Approve, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(20, 10), both);

        var single = await shop.Act(order, "approve", both);
        Assert.True((403, "own_order") == (single.Code, single.ErrorCode), single.Text);
        var bulk = await shop.Api.Send(HttpMethod.Post, "/api/v1/purchase-orders/actions", $$"""{"action":"approve","ids":["{{order}}"]}""", both);
        Assert.Equal("own_order", bulk.Json["outcomes"]![0]!["code"]!.GetValue<string>());
        foreach (var word in new[] { "send-back", "send_back" })
            Assert.Equal(403, (await shop.Act(order, word, both)).Code);
        Assert.Equal("pending_approval", await shop.Stage(order));
    }

    [Fact]
    public async Task Neither_a_copy_nor_what_is_opened_again_or_edited_carries_an_approval_along()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "\"amount_above\":100");
        var ann = await shop.Key("ann", Scopes.Read | Scopes.Approve, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(20, 10));
        Assert.Equal(200, (await shop.Act(order, "approve", ann)).Code);
        Assert.Equal("approved", await shop.Stage(order));

        var copy = (await shop.Act(order, "duplicate", shop.Buyer)).Json["purchase-order"]!["id"]!.GetValue<string>();
        Assert.Equal(409, (await shop.Act(copy, "send", shop.Buyer)).Code);
        await shop.Act(copy, "submit", shop.Buyer);
        await shop.Api.Lifecycle(copy, new OrderCommand.RouteForApproval());
        Assert.Equal("pending_approval", await shop.Stage(copy));

        await shop.Api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","replenishment":21}]}""");
        Assert.Equal(409, (await shop.Act(order, "send", shop.Buyer)).Code);
        await shop.Api.Lifecycle(order, new OrderCommand.RouteForApproval());
        Assert.Equal("pending_approval", await shop.Stage(order));

        await shop.Act(order, "cancel", shop.Buyer);
        await shop.Act(order, "reopen", shop.Buyer);
        Assert.Equal(409, (await shop.Act(order, "send", shop.Buyer)).Code);
    }

    [Fact]
    public async Task What_is_sent_back_is_a_draft_that_is_submitted_anew()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "\"amount_above\":100");
        var ann = await shop.Key("ann", Scopes.Read | Scopes.Approve, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(20, 10));

        Assert.Equal(200, (await shop.Act(order, "send-back", ann, """{"comment":"Half of it, please"}""")).Code);
        Assert.Equal("draft", await shop.Stage(order));
        var told = (await shop.Api.Must(HttpMethod.Get, $"/api/v1/purchase-orders/{order}/approvals")).Json["approvals"]![0]!;
        Assert.Equal(("sent_back", "Half of it, please"), (told["status"]!.GetValue<string>(), told["comment"]!.GetValue<string>()));
        Assert.Equal("sent_back", told["approvers"]![0]!["status"]!.GetValue<string>());
    }
}
