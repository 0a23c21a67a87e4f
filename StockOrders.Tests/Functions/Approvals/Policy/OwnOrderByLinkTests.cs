using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>Who asked for an order has no say in it by a mailed link either, however the link came to them.</summary>
public sealed class OwnOrderByLinkTests
{
    private const Scopes Writing = Scopes.Read | Scopes.Write;

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    [InlineData("send_back")]
    public async Task A_link_that_an_escalation_mailed_them_decides_nothing(string decision)
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Bob}\"", step: $",\"escalation\":{{\"to\":[\"{PolicyShop.Ann}\",\"{PolicyShop.Cid}\"],\"after\":\"PT1H\"}}");
        var ann = await shop.Key("ann", Writing, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(1, 1), ann);
        await shop.Api.Advance(TimeSpan.FromHours(1));
        await shop.Api.Lifecycle(order, new OrderCommand.ActOnDeadline());

        var own = await shop.Press(order, PolicyShop.Ann, decision);
        Assert.InRange(own.Code, 400, 499);
        Assert.Equal("pending_approval", await shop.Stage(order));
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Cid, "approve")).Code);
        Assert.Equal("approved", await shop.Stage(order));
    }

    [Fact]
    public async Task Who_stands_in_for_an_approver_does_not_approve_what_they_asked_for()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Bob}\"");
        await shop.Api.Must(HttpMethod.Put, "/api/v1/approval-delegates/d", $$$"""{"approval-delegate":{"approver":"{{{PolicyShop.Bob}}}","delegate":"{{{PolicyShop.Ann}}}","from":"2026-05-01","to":"2026-05-31"}}""");
        var ann = await shop.Key("ann", Writing | Scopes.Approve, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(1, 1), ann);

        Assert.InRange((await shop.Press(order, PolicyShop.Ann, "approve")).Code, 400, 499);
        Assert.Equal("own_order", (await shop.Act(order, "approve", ann)).ErrorCode);
        Assert.Equal("pending_approval", await shop.Stage(order));
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Bob, "approve")).Code);
    }

    [Fact]
    public async Task An_approver_who_raises_the_total_has_asked_for_more_and_approves_it_no_longer()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Rule("r", "", $"\"{PolicyShop.Ann}\",\"{PolicyShop.Bob}\"");
        var ann = await shop.Key("ann", Writing | Scopes.Approve, PolicyShop.Ann);
        var order = await shop.Routed(PolicyShop.Order(1, 1));

        var raised = await shop.Api.Send(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","replenishment":1000}]}""", ann);
        await shop.Api.Lifecycle(order, new OrderCommand.RouteForApproval());

        Assert.Equal(200, raised.Code);
        Assert.InRange((await shop.Press(order, PolicyShop.Ann, "approve")).Code, 400, 499);
        Assert.Equal("own_order", (await shop.Act(order, "approve", ann)).ErrorCode);
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Bob, "approve")).Code);
        Assert.Equal("approved", await shop.Stage(order));
    }
}
