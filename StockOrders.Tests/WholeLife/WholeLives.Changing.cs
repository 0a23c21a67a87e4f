using System.Net;
using System.Text.Json.Nodes;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.WholeLife;

/// <summary>Orders that change after their supplier has them.</summary>
public abstract partial class WholeLives
{
    [StoreFact]
    public async Task A_change_that_grew_past_the_limit_is_approved_again_before_the_supplier_hears_of_it()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        var first = shop.LinkTo(Shop.Supplier, "/supplier/");
        int ToSupplier() => shop.Mails.Count(mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));

        await Quantity(shop, order, 600);
        Assert.Equal(1, ToSupplier());
        Assert.Equal(("sent", "open", "pending_approval"), await Standing(shop, order));
        await shop.Receive(order, 60);
        Assert.Contains("420.00", (await shop.Open(first)).Page, StringComparison.Ordinal);

        await shop.Press(shop.LinkTo(Shop.Approver, "/approve/"), "approve", "Go on");

        Assert.Equal(2, ToSupplier());
        Assert.Contains("revision 2", shop.Mails[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(("receiving", "partially_received", null), await Standing(shop, order));
        var (gone, page) = await shop.Open(first);
        Assert.Equal(HttpStatusCode.Gone, gone);
        Assert.Contains("A newer revision (2)", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Press(first, "confirm")).Status);
        Assert.Equal(HttpStatusCode.OK, (await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm")).Status);
        Assert.NotNull((await shop.Order(order))["confirmed_at"]);
        await shop.Receive(order, 600);
        Assert.Equal("matching", await shop.Stage(order));
    }

    [StoreFact]
    public async Task A_change_within_the_limit_is_sent_again_with_no_person_asked()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm");

        await shop.Patch($"purchase-orders/{order}", Body(new JsonObject { ["shipment_method"] = "Air", ["expected_date"] = "2026-06-01" }));

        Assert.Equal(("sent", "open", null), await Standing(shop, order));
        Assert.Equal((2, 2), ((int)(await shop.Order(order))["revision"]!, (int)(await shop.Order(order))["sent_revision"]!));
        Assert.DoesNotContain(shop.Mails, mail => mail.To.Contains(Shop.Approver, StringComparison.Ordinal));
        await shop.After(TimeSpan.FromHours(25));
        Assert.Contains("confirmation.chased", await shop.Timeline(order));
    }

    [StoreFact]
    public async Task A_rejected_change_leaves_the_order_as_the_supplier_has_it()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        await Quantity(shop, order, 600);

        await shop.Press(shop.LinkTo(Shop.Approver, "/approve/"), "reject", "Too much");
        await shop.After(TimeSpan.FromMinutes(5));

        Assert.Equal(("sent", "open", null), await Standing(shop, order));
        Assert.Equal(100m, (decimal)(await shop.Order(order))["total_ordered"]!);
        Assert.Single(shop.Mails, mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await shop.Press(shop.LinkTo(Shop.Supplier, "/supplier/"), "confirm")).Status);
    }

    [StoreFact]
    public async Task A_cancelled_order_that_is_opened_again_is_sent_as_a_new_revision()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.20m);
        await shop.Post($"purchase-orders/{order}/actions/cancel", new { });
        await shop.Post($"purchase-orders/{order}/actions/reopen", new { comment = "It was a mistake" });
        Assert.Equal("draft", await shop.Stage(order));

        await shop.Post($"purchase-orders/{order}/actions/submit", new { });

        Assert.Equal("sent", await shop.Stage(order));
        Assert.Contains("revision 2", shop.Mails[^1].Subject, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task An_archived_order_stands_still_until_it_is_reprocessed()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 600, price: 4.20m);
        await shop.Post($"purchase-orders/{order}/actions/archive", new { });
        await shop.After(TimeSpan.FromDays(10));
        Assert.Equal("pending_approval", await shop.Stage(order));

        await shop.Post($"purchase-orders/{order}/actions/reprocess", new { });

        Assert.Equal("rejected", await shop.Stage(order));
    }

    private static Task Quantity(Shop shop, string order, decimal quantity) =>
        shop.Patch($"purchase-orders/{order}/items", new { items = new[] { new { id = "c20_123", replenishment = quantity } } });

    private static async Task<(string Stage, string Status, string? Change)> Standing(Shop shop, string id)
    {
        var order = await shop.Order(id);
        return ((string)order["stage"]!, (string)order["status"]!, (string?)order["change_status"]);
    }

    private static JsonObject Body(JsonObject members) => new() { ["purchase-order"] = members };
}
