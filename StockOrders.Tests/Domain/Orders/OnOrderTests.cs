using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Orders;

public sealed class OnOrderTests
{
    [Fact]
    public void What_is_outstanding_counts_from_the_draft_on()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.PendingApproval(), Given.Approved(), Given.Sent(), Given.Confirmed() })
            Assert.Equal([new OnOrderQuantity(Some.Bolt, story.Line.Ordered)], OnOrder.Of(story.Order).ToArray());
        Assert.Equal([new OnOrderQuantity(Some.Bolt, 20)], OnOrder.Of(Given.Received(480).Order).ToArray());
    }

    [Fact]
    public void What_nobody_will_deliver_does_not()
    {
        foreach (var story in new[] { Given.Rejected(), Given.Cancelled(), Given.Received(480).Do(new OrderCommand.Close(Remainder.Drop)), Given.Received(500) })
            Assert.Empty(OnOrder.Of(story.Order));
    }
}
