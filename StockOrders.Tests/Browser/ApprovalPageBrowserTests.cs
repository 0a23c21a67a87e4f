using StockOrders.Tests.Functions;

namespace StockOrders.Tests.Browser;

public sealed class ApprovalPageBrowserTests
{
    [Fact]
    public async Task Approver_reads_the_order_on_a_phone_and_approves_it()
    {
        await using var shop = await Shop.Open(inBrowser: true);
        await shop.Submit(3_000m);
        await using var visit = await Visit.Begin(shop.App, Screen.Phone);

        var opened = await visit.Open(shop.LinkFor("manager@example.com"));
        Assert.Equal(200, opened.Status);
        Assert.False(await visit.IsTooWide());
        Assert.Empty(await Accessibility.Faults(visit.Page));
        await visit.Page.GetByLabel("Comment").FillAsync("Go ahead");
        var answered = await visit.Press("Approve");

        Assert.Equal(200, answered.Status);
        Assert.Empty(visit.Complaints);
        Assert.Contains("Go ahead", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
