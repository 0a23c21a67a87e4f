using System.Text.Json.Nodes;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.WholeLife;

public abstract partial class WholeLives
{
    private const string Ann = "ann@shop.example";
    private const string Bob = "bob@shop.example";

    [StoreFact]
    public async Task A_chain_is_asked_one_step_after_the_other_and_whoever_stands_in_gets_the_mail()
    {
        await using var shop = await Open();
        await shop.Put("approval-rules/two", JsonNode.Parse($$"""
            {"approval-rule":{"when":{"amount_above":100},"steps":[{"approvers":["{{Ann}}","{{Shop.Approver}}"],"needs":"all"},{"approvers":["{{Bob}}"],"timeout":"PT2H","silence":"hold"}]} }
            """)!);
        await shop.Put("approval-delegates/leave", JsonNode.Parse($$"""
            {"approval-delegate":{"approver":"{{Bob}}","delegate":"dot@shop.example","from":"2026-05-01","to":"2026-05-01"} }
            """)!);

        var small = await shop.Order(quantity: 10, price: 10);
        var large = await shop.Order(quantity: 10, price: 10.01m);
        Assert.Equal(("sent", "pending_approval"), (await shop.Stage(small), await shop.Stage(large)));

        await shop.Press(shop.LinkTo(Ann, "/approve/"), "approve");
        Assert.Equal("pending_approval", await shop.Stage(large));
        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains("dot@shop.example", StringComparison.Ordinal));
        await shop.Press(shop.LinkTo(Shop.Approver, "/approve/"), "approve");
        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains(Bob, StringComparison.Ordinal));
        await shop.After(TimeSpan.FromHours(3));
        Assert.Equal("pending_approval", await shop.Stage(large));
        await shop.Press(shop.LinkTo("dot@shop.example", "/approve/"), "approve");

        Assert.Equal("sent", await shop.Stage(large));
        Assert.Equal(
            ["order.created", "order.submitted", "approval.requested", "approval.given", "approval.approved", "approval.requested", "approval.held", "approval.approved", "order.sent"],
            await shop.Timeline(large));
    }

    /// <summary>Each by an orchestration of its own, at the same instant.</summary>
    [StoreFact]
    public async Task Orders_made_at_once_do_not_all_take_the_last_of_a_budget()
    {
        await using var shop = await Open();
        await shop.Put("budgets/month", JsonNode.Parse("""{"budget":{"amount":1000,"vendors":["vendor_1"]}}""")!);
        await shop.Put("approval-rules/over", JsonNode.Parse($$"""{"approval-rule":{"when":{"over_budget":true,"budget":"month"},"steps":[{"approvers":["{{Ann}}"]}]} }""")!);

        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => shop.Order(quantity: 30 + number, price: 10)));

        var stages = new List<string>();
        foreach (var order in orders)
            stages.Add(await shop.Stage(order));
        var budget = (await shop.Get("budgets/month"))["budget"]!;
        Assert.Equal((3, 3), (stages.Count(stage => stage == "sent"), stages.Count(stage => stage == "pending_approval")));
        Assert.InRange((decimal)budget["left"]!, 0, 99);
        Assert.Equal(3, (int)budget["orders"]!);

        var waiting = orders[stages.IndexOf("pending_approval")];
        await shop.Press(shop.LinkTo(Ann, "/approve/"), "approve");
        Assert.True((decimal)(await shop.Get("budgets/month"))["budget"]!["left"]! < 0);
        Assert.Contains(await shop.Timeline(waiting), happened => happened == "approval.requested");
    }
}
