using System.Net;
using System.Text.Json.Nodes;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.WholeLife;

public abstract partial class WholeLives
{
    [StoreFact]
    public async Task Closing_480_of_500_short_moves_20_to_a_backorder_and_never_doubles_what_is_on_order()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 500, price: 4.00m);
        await shop.Receive(order, 480);
        Assert.Equal(20, await OnOrder(shop));

        var closed = await shop.Post($"purchase-orders/{order}/actions/close", new { comment = "The rest is late", remainder = "backorder" });
        await shop.App.WhenIdle();

        var backorder = (string)closed["backorder"]!;
        Assert.Equal("closed", await shop.Stage(order));
        Assert.Equal(20, await OnOrder(shop));
        var made = await shop.Order(backorder);
        Assert.Equal(20, (decimal)made["total_ordered"]!);
        Assert.Equal(order, (string)made["backorder_of"]!);
        Assert.Equal("sent", (string)made["stage"]!);

        // Whoever lost the answer and closes again learns of the same backorder.
        var again = await shop.Post($"purchase-orders/{order}/actions/close", new { remainder = "backorder" });
        Assert.Equal(backorder, (string)again["backorder"]!);
        Assert.Equal(2, ((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!).Count);
    }

    [StoreFact]
    public async Task An_invoice_for_500_against_480_received_is_held_with_the_reason_until_a_person_releases_it()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 500, price: 4.00m);
        await shop.Receive(order, 480);
        await shop.Post($"purchase-orders/{order}/actions/close", new { remainder = "backorder" });

        var invoice = (await shop.Invoice(order, "INV-9", 500, 4.00m))["invoice"]!;

        Assert.Equal("blocked", (string)invoice["status"]!);
        var reason = Assert.Single((JsonArray)invoice["reasons"]!)!;
        Assert.Equal("quantity_over_received", (string)reason["code"]!);
        Assert.Equal("c20_123", (string)reason["item"]!);
        Assert.Equal(500, (decimal)reason["invoiced"]!);
        Assert.Equal(480, (decimal)reason["received"]!);
        Assert.Empty(await shop.Payments());

        await shop.Post($"invoices/{(string)invoice["id"]!}/actions/release", new { comment = "Credit note follows" });
        Assert.Single(await shop.Payments());
        await shop.Post("invoices", new { invoice = new { } }, HttpStatusCode.BadRequest);
    }

    [StoreFact]
    public async Task An_invoice_held_for_its_price_is_due_once_the_order_was_changed_to_that_price_and_sent()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.00m);
        await shop.Receive(order, 50);
        Assert.Equal("blocked", (string)(await shop.Invoice(order, "INV-7", 50, 5.00m))["invoice"]!["status"]!);

        await shop.Patch($"purchase-orders/{order}/items/c20_123", new { item = new { cost_price = 5.00m } });

        Assert.Equal(2, (int)(await shop.Order(order))["sent_revision"]!);
        Assert.Single(await shop.Payments());
    }

    [StoreFact]
    public async Task An_invoice_sent_twice_is_paid_once()
    {
        await using var shop = await Open();
        var order = await shop.Order(quantity: 100, price: 4.00m);
        await shop.Receive(order, 100);
        await shop.Invoice(order, "INV-2", 100, 4.00m);

        await shop.Post(
            "invoices",
            new
            {
                invoice = new
                {
                    number = "INV-2", vendor = "vendor_1", purchase_order = order, date = "2026-05-20", currency = "GBP",
                    items = new[] { new { id = "c20_123", quantity = 100, cost_price = 4 } }, total = 400,
                },
            },
            HttpStatusCode.Conflict);

        Assert.Single(await shop.Payments());
    }

    /// <summary>What the account's orders still promise of the variant, by their own totals.</summary>
    private static async Task<decimal> OnOrder(Shop shop) => ((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!)
        .Where(order => (string)order!["status"]! is not ("closed" or "cancelled"))
        .Sum(order => (decimal)order!["total_ordered"]! - (decimal)order["total_received"]!);
}
