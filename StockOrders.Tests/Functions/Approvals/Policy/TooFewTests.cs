using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Approvals.Policy;

/// <summary>A rule that asks for two is not met by one: whoever looks is told so, and who decides then.</summary>
public sealed class TooFewTests
{
    private const string OnlyOne = "Only 1 of the 2 who are needed may decide: the others asked for the order themselves.";
    private const string Dan = "dan@shop.example";

    [Fact]
    public async Task Page_list_and_test_of_rules_say_that_one_is_too_few()
    {
        await using var shop = await PolicyShop.Open();
        var bob = await Rule(shop, "");
        var order = await shop.Routed(PolicyShop.Order(1, 1), bob);

        Assert.Contains($"{OnlyOne} An administrator has to decide.", (await shop.Test(PolicyShop.Order(1, 1), bob))["steps"]![0]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("Only 1", (await shop.Test(PolicyShop.Order(1, 1)))["steps"]![0]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);

        var step = (await shop.Api.Must(HttpMethod.Get, $"/api/v1/purchase-orders/{order}/approvals")).Json["approvals"]![0]!;
        Assert.Equal((2, "hold"), (step["needs"]!.GetValue<int>(), step["silence"]!.GetValue<string>()));
        Assert.Equal(["own_order", "pending"], step["approvers"]!.AsArray().Select(one => one!["status"]!.GetValue<string>()));
        Assert.Contains(OnlyOne, step["reason"]!.GetValue<string>(), StringComparison.Ordinal);

        var page = (await shop.Open(order, PolicyShop.Ann)).Text;
        foreach (var part in new[] { OnlyOne, "2 must agree and only 1 may, asked now, by this page", "Without an answer the order is on hold from" })
            Assert.Contains(part, page, StringComparison.Ordinal);

        Assert.Equal(200, (await shop.Press(order, PolicyShop.Ann, "approve")).Code);
        Assert.Equal("pending_approval", await shop.Stage(order));
        page = (await shop.Open(order, PolicyShop.Ann)).Text;
        Assert.Contains("1 of the 2 who must agree have done so. Nobody else who is asked may. An administrator has to decide.", page, StringComparison.Ordinal);
        var open = Assert.Single((await shop.Api.Must(HttpMethod.Get, "/api/v1/exceptions")).Json["exceptions"]!.AsArray());
        Assert.Contains(OnlyOne, open!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("no approver has an address", open["message"]!.GetValue<string>(), StringComparison.Ordinal);

        Assert.Equal(403, (await shop.Act(order, "approve", bob)).Code);
        Assert.Equal(200, (await shop.Act(order, "approve", TestApi.Key)).Code);
        Assert.Equal("approved", await shop.Stage(order));
    }

    // Where administrators do not decide, approvers waited for one; and who had not answered yet was said to be nobody.
    [Fact]
    public async Task Nobody_is_promised_an_administrator_who_may_not_nor_told_that_nobody_else_may_who_still_can()
    {
        await using var shop = await PolicyShop.Open();
        await shop.Api.Must(HttpMethod.Patch, "/api/v1/settings", """{"settings":{"administrators_decide":false}}""");
        await shop.Rule("r", "", $"\"{PolicyShop.Bob}\",\"{PolicyShop.Ann}\",\"{PolicyShop.Cid}\"", step: ",\"needs\":3");
        var order = await shop.Routed(PolicyShop.Order(1, 1), await shop.Key("bob", Scopes.Read | Scopes.Write | Scopes.Approve, PolicyShop.Bob));

        Assert.Equal(200, (await shop.Press(order, PolicyShop.Ann, "approve")).Code);
        var first = (await shop.Open(order, PolicyShop.Ann)).Text;
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Cid, "approve")).Code);
        var second = (await shop.Open(order, PolicyShop.Cid)).Text;

        const string Nobody = "Nobody can let it through: the rule has to be changed, and the order submitted anew.";
        Assert.Contains($"1 of the 3 who must agree have done so. {Nobody}", first, StringComparison.Ordinal);
        Assert.Contains($"2 of the 3 who must agree have done so. Nobody else who is asked may. {Nobody}", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_escalated_at_once_where_somebody_else_may_decide()
    {
        await using var shop = await PolicyShop.Open();
        var order = await shop.Routed(PolicyShop.Order(1, 1), await Rule(shop, $",\"escalation\":{{\"to\":[\"{Dan}\"],\"after\":\"PT48H\"}}"));
        await shop.Api.Lifecycle(order, new OrderCommand.ActOnDeadline());

        Assert.Contains($"{OnlyOne} It is escalated at once.", (await shop.Open(order, Dan)).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await shop.Press(order, PolicyShop.Ann, "approve")).Code);
        Assert.Contains("Nobody else who is asked may. Whoever it was escalated to has to decide.", (await shop.Open(order, PolicyShop.Ann)).Text, StringComparison.Ordinal);
        Assert.Equal("pending_approval", await shop.Stage(order));
        Assert.Equal(200, (await shop.Press(order, Dan, "approve")).Code);
        Assert.Equal("approved", await shop.Stage(order));
    }

    /// <summary>Bob's key, and a rule that asks Bob and Ann, both of them.</summary>
    private static async Task<string> Rule(PolicyShop shop, string more)
    {
        await shop.Rule("r", "", $"\"{PolicyShop.Bob}\",\"{PolicyShop.Ann}\"", step: $",\"needs\":2,\"silence\":\"approve_without_answer\"{more}");
        return await shop.Key("bob", Scopes.Read | Scopes.Write | Scopes.Approve, PolicyShop.Bob);
    }
}
