using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>What was asked, and what is to come after it, stays as the rules were when it was asked.</summary>
public sealed class FixedChainTests
{
    private const string Rule = "/api/v1/approval-rules/r";

    [Fact]
    public async Task A_rule_that_is_changed_or_deleted_changes_no_step_that_was_asked_or_is_to_come()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, Rule, Steps($"\"{PolicyShop.Ann}\"", $"\"{PolicyShop.Bob}\""));
        var order = await shop.Routed(PolicyShop.Order(1, 1));

        await shop.Api.Must(HttpMethod.Put, Rule, Steps($"\"{PolicyShop.Cid}\""));
        var next = await shop.Routed(PolicyShop.Order(1, 1));
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Ann, "approve")).Code);
        Assert.Equal([PolicyShop.Bob], await Asked(shop, order));
        await shop.Api.Must(HttpMethod.Delete, Rule);
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Bob, "approve")).Code);

        Assert.Equal("approved", await shop.Stage(order));
        Assert.Equal([PolicyShop.Cid], await Asked(shop, next));
        Assert.Equal("pending_approval", await shop.Stage(next));
    }

    /// <summary>Also of a step that stood on the order before it was asked.</summary>
    [Fact]
    public async Task All_of_a_step_have_to_agree_where_the_rule_says_all()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, Rule, $$"""
            {"approval-rule":{"steps":[{"approvers":["{{PolicyShop.Ann}}","{{PolicyShop.Bob}}"],"needs":"all"},
              {"approvers":["{{PolicyShop.Bob}}","{{PolicyShop.Cid}}"],"needs":"all"}]} }
            """);
        var order = await shop.Routed(PolicyShop.Order(1, 1));

        foreach (var (person, stage) in new[] { (PolicyShop.Ann, "pending_approval"), (PolicyShop.Bob, "pending_approval"), (PolicyShop.Bob, "pending_approval"), (PolicyShop.Cid, "approved") })
        {
            Assert.Equal(200, (await shop.Press(order, person, "approve")).Code);
            Assert.Equal(stage, await shop.Stage(order));
        }
    }

    [Fact]
    public async Task A_key_that_it_is_escalated_to_is_found_also_when_the_rule_that_named_it_is_gone()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Key("cid", Scopes.Read | Scopes.Approve, PolicyShop.Cid);
        await shop.Rule("r", "", step: ",\"escalation\":{\"to\":[\"key:cid\"],\"after\":\"PT1H\"}");
        var order = await shop.Routed(PolicyShop.Order(1, 1));
        await shop.Api.Must(HttpMethod.Delete, Rule);

        await shop.Api.Advance(TimeSpan.FromHours(1));
        await shop.Api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.ActOnDeadline());

        Assert.Equal([PolicyShop.Cid], (await shop.Stored(order)).Approvals[^1].EscalationTo.Select(slot => slot.Address));
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Cid, "approve")).Code);
        Assert.Equal("approved", await shop.Stage(order));
    }

    [Fact]
    public async Task An_order_asked_again_after_an_edit_is_asked_by_the_rules_of_then()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Put, Rule, Steps($"\"{PolicyShop.Ann}\""));
        var order = await shop.Routed(PolicyShop.Order(1, 1));
        await shop.Api.Must(HttpMethod.Put, Rule, Steps($"\"{PolicyShop.Cid}\""));

        var raised = await shop.Api.Send(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", """{"items":[{"id":"c1_1","replenishment":2}]}""", shop.Buyer);
        await shop.Api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());

        Assert.Equal(200, raised.Code);
        Assert.Equal([PolicyShop.Cid], await Asked(shop, order));
        Assert.InRange((await shop.Press(order, PolicyShop.Ann, "approve")).Code, 400, 499);
        Assert.Equal("pending_approval", await shop.Stage(order));
    }

    private static async Task<IEnumerable<string>> Asked(PolicyShop shop, string order) => (await shop.Stored(order)).Approvals[^1].Slots.Select(slot => slot.Approver);

    private static string Steps(params string[] approvers) =>
        $$$"""{"approval-rule":{"steps":[{{{string.Join(',', approvers.Select(approver => $$"""{"approvers":[{{approver}}]}"""))}}}]}}""";
}
