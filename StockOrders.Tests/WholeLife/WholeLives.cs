using System.Net;
using System.Text.Json.Nodes;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.WholeLife;

/// <summary>Orders through all five stages over HTTP, on a clock that the test moves; the same on every store.</summary>
public abstract partial class WholeLives : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    private protected abstract StoreChoice Store { get; }

    [StoreFact]
    public async Task A_routine_order_goes_from_trigger_to_payment_with_no_person_asked_to_approve()
    {
        await using var shop = await Open();

        var order = await shop.Order(quantity: 476, price: 4.20m);
        Assert.Equal("sent", await shop.Stage(order));
        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains(Shop.Approver, StringComparison.Ordinal));

        await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm", "Ships on Monday");
        Assert.Equal("confirmed", await shop.Stage(order));

        await shop.Receive(order, 200);
        Assert.Equal("partially_received", (string)(await shop.Order(order))["status"]!);
        await shop.Receive(order, 476);
        Assert.Equal("matching", await shop.Stage(order));

        var invoice = await shop.Invoice(order, "INV-1", 476, 4.20m);
        Assert.Equal("matched", (string)invoice["invoice"]!["status"]!);
        Assert.Equal("closed", await shop.Stage(order));
        var payment = Assert.Single(await shop.Payments())!;
        Assert.Equal(1999.20m, (decimal)payment["amount"]!);
        Assert.Equal("2026-06-19", (string)payment["due"]!);
        Assert.Equal(
            [
                "order.created", "order.submitted", "approval.automatic", "order.sent", "order.confirmed",
                "goods.received", "goods.received", "matching.begun", "invoice.recorded", "order.closed",
            ],
            await shop.Timeline(order));
    }

    [StoreFact]
    public async Task Two_thousand_exactly_goes_through_and_a_penny_more_asks()
    {
        await using var shop = await Open();

        var exactly = await shop.Order(quantity: 1, price: 2000.00m);
        var more = await shop.Order(quantity: 1, price: 2000.01m);

        Assert.Equal("sent", await shop.Stage(exactly));
        Assert.Equal("pending_approval", await shop.Stage(more));
        Assert.Equal("draft", (string)(await shop.Order(more))["status"]!);
    }

    [StoreFact]
    public async Task An_expensive_order_waits_for_the_approvers_link_and_opening_it_changes_nothing()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 500, price: 4.20m);
        var link = shop.LinkTo(Shop.Approver, "/approve/");
        var before = await shop.Timeline(order);

        for (var look = 0; look < 3; look++)
        {
            var (status, page) = await shop.Open(link);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("Everlasting gobstopper c20_123", page, StringComparison.Ordinal);
        }

        Assert.Equal(before, await shop.Timeline(order));
        Assert.Equal("pending_approval", await shop.Stage(order));

        await shop.Press(link, "approve", "Fine");
        Assert.Equal("sent", await shop.Stage(order));
        var approval = Assert.Single((JsonArray)(await shop.Get($"purchase-orders/{order}/approvals"))["approvals"]!)!;
        Assert.Equal("approved", (string)approval["status"]!);
        Assert.Equal("Fine", (string)approval["comment"]!);

        var (again, told) = await shop.Press(link, "reject", "Changed my mind");
        Assert.Equal(HttpStatusCode.Conflict, again);
        Assert.Contains($"was approved by {Shop.Approver}", told, StringComparison.Ordinal);
        Assert.Equal("sent", await shop.Stage(order));
    }

    [StoreFact]
    public async Task A_rejected_order_is_never_sent()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 500, price: 4.20m);

        await shop.Press(shop.LinkTo(Shop.Approver, "/approve/"), "reject", "Too much");
        await shop.After(TimeSpan.FromDays(10));

        Assert.Equal("rejected", await shop.Stage(order));
        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));
        Assert.Contains("approval.rejected", await shop.Timeline(order));
    }

    [StoreFact]
    public async Task Silence_brings_a_reminder_then_escalation_then_the_configured_rejection()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 500, price: 4.20m);
        Assert.Single(shop.Mails);

        await shop.After(TimeSpan.FromHours(24));
        Assert.Equal(2, shop.Mails.Count(mail => mail.To.Contains(Shop.Approver, StringComparison.Ordinal)));
        await shop.After(TimeSpan.FromHours(24));
        Assert.Single(shop.Mails, mail => mail.To.Contains(Shop.Escalation, StringComparison.Ordinal));
        await shop.After(TimeSpan.FromHours(23.9));
        Assert.Equal("pending_approval", await shop.Stage(order));
        await shop.After(TimeSpan.FromHours(0.2));

        Assert.Equal("rejected", await shop.Stage(order));
        Assert.Equal(
            ["order.created", "order.submitted", "approval.requested", "approval.reminded", "approval.escalated", "approval.rejected"],
            await shop.Timeline(order));
    }

    [StoreFact]
    public async Task Silence_holds_the_order_where_the_account_says_so_and_a_late_yes_still_counts()
    {
        await using var shop = await Open(Shop.DefaultSettings(silence: "hold"));
        var order = await shop.Order(quantity: 500, price: 4.20m);
        var link = shop.LinkTo(Shop.Approver, "/approve/");

        await shop.After(TimeSpan.FromDays(5));
        Assert.Equal("pending_approval", await shop.Stage(order));
        Assert.Contains("approval.held", await shop.Timeline(order));

        await shop.Press(link, "approve");
        Assert.Equal("sent", await shop.Stage(order));
    }

    [StoreFact]
    public async Task A_silent_supplier_is_chased_at_hour_25_and_not_a_second_before()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        int ToSupplier() => shop.Mails.Count(mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));
        Assert.Equal(1, ToSupplier());

        await shop.After(new TimeSpan(24, 59, 59));
        Assert.Equal(1, ToSupplier());
        Assert.DoesNotContain("confirmation.chased", await shop.Timeline(order));
        await shop.After(TimeSpan.FromSeconds(1));

        Assert.Equal(2, ToSupplier());
        Assert.Contains("confirmation.chased", await shop.Timeline(order));
        await shop.After(TimeSpan.FromDays(3));
        Assert.Equal(2, ToSupplier());
        await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm");
        Assert.Equal("confirmed", await shop.Stage(order));
    }

    [StoreFact]
    public async Task A_confirmed_order_is_not_chased()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm");

        await shop.After(TimeSpan.FromDays(3));

        Assert.DoesNotContain("confirmation.chased", await shop.Timeline(order));
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<Shop> Open(object? settings = null) => Shop.Open(Store, folder, settings);
}
