using StockOrders.Domain.Orders;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Lifecycle;

public sealed class SupplierLifeTests
{
    private const string Buyer = "buyer@example.com";
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Silent_supplier_is_chased_at_hour_25_and_not_a_second_before()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);

        await shop.After(TimeSpan.FromHours(25) - TimeSpan.FromSeconds(1));
        Assert.Single(shop.MailsTo(Supplier));
        Assert.Empty(shop.MailsTo(Buyer));

        await shop.After(TimeSpan.FromHours(25));
        Assert.Equal("Please confirm purchase order PO-1 from StockOrders", shop.MailsTo(Supplier)[1].Subject);
        Assert.Equal("Wonka Candy has not confirmed order PO-1", Assert.Single(shop.MailsTo(Buyer)).Subject);

        await shop.After(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(2, shop.MailsTo(Supplier).Length);
        await shop.After(TimeSpan.FromDays(9));
        Assert.Equal(4, shop.MailsTo(Supplier).Length);
        Assert.Equal("Please call Wonka Candy: order PO-1 is still not confirmed", shop.MailsTo(Buyer)[^1].Subject);

        await shop.After(TimeSpan.FromDays(60));
        Assert.Equal((4, 2), (shop.MailsTo(Supplier).Length, shop.MailsTo(Buyer).Length));
    }

    [Fact]
    public async Task Supplier_who_confirms_in_time_is_not_chased()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);

        await shop.After(TimeSpan.FromHours(24));
        await shop.Post(shop.LinkFor(Supplier), "confirm", "On Monday");
        await shop.After(TimeSpan.FromDays(3));

        Assert.Equal(Stage.Confirmed, await shop.Stage());
        Assert.Single(shop.MailsTo(Supplier));
    }

    [Fact]
    public async Task Whole_life_ends_closed_when_goods_and_invoice_agree()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Post(shop.LinkFor(Supplier), "confirm");
        await shop.App.Advance(TimeSpan.FromDays(14));
        await shop.Do(Given.Receive(200));
        await shop.App.Advance(TimeSpan.FromDays(2));
        await shop.Do(Given.Receive(500));
        Assert.Equal(Stage.Matching, await shop.Stage());

        await shop.App.Advance(TimeSpan.FromDays(14));
        await shop.Do(Given.Invoice(500));

        Assert.Equal(Stage.Closed, await shop.Stage());
        Assert.Equal(
            [
                "order.created", "order.submitted", "approval.automatic", "order.sent", "order.confirmed", "goods.received", "goods.received",
                "matching.begun", "invoice.recorded", "order.closed",
            ],
            await shop.Told());
    }

    [Fact]
    public async Task Invoice_for_more_than_arrived_is_held_and_the_buyer_told_why()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(480));
        await shop.Do(new OrderCommand.Close(Remainder.Drop));
        await shop.Do(Given.Invoice(500));

        var mail = Assert.Single(shop.MailsTo(Buyer));
        Assert.StartsWith("Invoice held: INV-1", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("480", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backorder_is_sent_to_the_supplier_as_an_order_of_its_own()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(480));
        await shop.Do(new OrderCommand.Close(Remainder.Backorder));

        var backorder = await shop.Order((await shop.Order()).Backorder);
        Assert.Equal(Stage.Sent, backorder.Stage);
        Assert.Equal("Purchase order PO-1-B from StockOrders", shop.MailsTo(Supplier)[^1].Subject);
    }

    [Fact]
    public async Task Transfer_closes_by_itself_when_everything_is_in()
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create() with { Type = OrderType.Transfer, Header = Some.TransferHeader, SubmitAtOnce = true });
        Assert.Equal(Stage.Sent, await shop.Stage());

        await shop.Do(Given.Receive(10));

        Assert.Equal(Stage.Closed, await shop.Stage());
        Assert.Empty(shop.App.Messages);
    }
}
