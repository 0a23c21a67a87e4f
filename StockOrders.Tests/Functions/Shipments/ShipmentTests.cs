using System.Net;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.Suppliers;

namespace StockOrders.Tests.Functions.Shipments;

public sealed class ShipmentTests
{
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Supplier_announces_a_shipment_that_sets_the_expected_day_and_tells_the_buyer()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);

        var (status, page) = await shop.Fill(
            shop.LinkFor(Supplier), "ship", ("shipped.c20_123", "500"), ("carrier", "DHL"), ("tracking", "JD1"), ("arrival_date", "2026-05-14"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Shipment 1", page, StringComparison.Ordinal);
        var order = await shop.Order();
        Assert.Equal((new DateOnly(2026, 5, 14), 1, 500m), (order.Header.ExpectedDate, order.Revision, OnTheirWay.Of(order.Lines[0], order.Shipments)));
        Assert.Contains("JD1", Assert.Single(shop.MailsTo("buyer@example.com")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_is_outstanding_is_not_announced_over_all_shipments()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(100));
        var link = shop.LinkFor(Supplier);
        await shop.Fill(link, "ship", ("shipped.c20_123", "300"));

        var (status, page) = await shop.Fill(link, "ship", ("shipped.c20_123", "101"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("101 is more than the 100 that are outstanding and not announced yet", page, StringComparison.Ordinal);
        await shop.Fill(link, "ship", ("shipped.c20_123", "100"));
        Assert.Equal(2, (await shop.Order()).Shipments.Length);
    }

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(1, 5, false)]
    [InlineData(2, 6, true)]
    [InlineData(2, 7, false)]
    [InlineData(2, 999, false)]
    public async Task A_correction_announces_no_more_than_the_order_and_its_other_shipments_leave(int shipment, int quantity, bool fits)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(10);
        await shop.Do(new OrderCommand.AnnounceShipment("api:test", new ShipmentNotice { Lines = [(Some.Bolt, 3)] }));
        await shop.Do(Given.Receive(3));
        await shop.Do(new OrderCommand.AnnounceShipment("api:test", new ShipmentNotice { Lines = [(Some.Bolt, 1)] }));
        await shop.Do(new OrderCommand.CorrectShipment("api:test", shipment == 1 ? 2 : 1, new ShipmentNotice { Lines = [(Some.Bolt, shipment == 1 ? 6 : 4)] }));
        var before = shop.Store.Commits;

        var outcome = await shop.Try(new OrderCommand.CorrectShipment("api:test", shipment, new ShipmentNotice { Comment = "corrected", Lines = [(Some.Bolt, quantity)] }));

        Assert.Equal(fits ? [] : ["items[0].quantity more_than_outstanding"], outcome.Refusals.Select(refusal => $"{refusal.Field} {refusal.Code}"));
        Assert.Equal(fits, before < shop.Store.Commits);
    }

    [Fact]
    public async Task A_withdrawn_shipment_is_no_longer_on_its_way_and_leaves_room_for_another()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var link = shop.LinkFor(Supplier);
        await shop.Fill(link, "ship", ("shipped.c20_123", "500"));

        var (status, _) = await shop.Fill(link, "withdraw-1");
        var again = await shop.Fill(link, "withdraw-1");
        await shop.Fill(link, "ship", ("shipped.c20_123", "500"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (status, again.Status));
        Assert.Equal([false, true], (await shop.Order()).Shipments.Select(shipment => shipment.IsLive));
    }

    [Theory]
    [InlineData("shipped.c20_123", "-5", "is not between")]
    [InlineData("shipped.c20_123", "5001", "outstanding")]
    [InlineData("shipped.c20_999", "5", "not on the order")]
    [InlineData("arrival_date", "0001-01-01", "more than two years")]
    [InlineData("shipped_date", "9999-12-31", "more than two years")]
    [InlineData("carrier", "DHL", "at least one item")]
    public async Task Wrong_notices_are_shown_again_and_change_nothing(string field, string value, string sentence)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var before = shop.Store.Commits;

        var (status, page) = await shop.Fill(shop.LinkFor(Supplier), "ship", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public async Task Accounts_that_keep_their_own_dates_are_told_and_keep_them()
    {
        await using var shop = await Shop.Open(Some.Settings with { ShipmentsSetDates = false });
        await shop.SubmitLine(500);

        await shop.Fill(shop.LinkFor(Supplier), "ship", ("shipped.c20_123", "500"), ("arrival_date", "2026-05-14"));

        Assert.Null((await shop.Order()).Header.ExpectedDate);
        Assert.Single(shop.MailsTo("buyer@example.com"));
    }

    [Fact]
    public async Task What_was_received_is_shown_with_what_is_on_its_way()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var link = shop.LinkFor(Supplier);
        await shop.Fill(link, "ship", ("shipped.c20_123", "300"));
        await shop.Do(Given.Receive(120));

        var (_, page) = await shop.Get(link);

        Assert.Contains("<td class=\"figure\" data-label=\"Ordered\">500</td><td class=\"figure\" data-label=\"Received\">120</td><td class=\"figure\" data-label=\"On its way\">180</td>", page, StringComparison.Ordinal);
    }
}
