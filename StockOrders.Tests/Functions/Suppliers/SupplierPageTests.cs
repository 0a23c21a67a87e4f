using System.Net;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Functions.Suppliers;

public sealed class SupplierPageTests
{
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Opening_changes_nothing_and_confirming_counts_once()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);
        await shop.Get(link);
        Assert.Equal(before, shop.Store.Commits);

        var first = await shop.Post(link, "confirm", "Tuesday");
        var second = await shop.Post(link, "confirm", "Wednesday");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Contains("The order was confirmed on", second.Page, StringComparison.Ordinal);
        Assert.Equal("Tuesday", (await shop.Order()).Dispatch!.Comment);
        Assert.Equal(Stage.Confirmed, await shop.Stage());
    }

    [Fact]
    public async Task Declined_order_tells_the_buyer_is_not_chased_and_can_still_be_confirmed()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var link = shop.LinkFor(Supplier);

        await shop.Post(link, "decline", "Out of stock");
        Assert.Contains("Out of stock", Assert.Single(shop.MailsTo("buyer@example.com")).Text, StringComparison.Ordinal);
        await shop.After(TimeSpan.FromHours(30));
        Assert.Single(shop.MailsTo(Supplier));

        var (_, page) = await shop.Get(link);
        Assert.Contains("Confirm after all", page, StringComparison.Ordinal);
        await shop.Post(link, "confirm");
        Assert.Equal(Stage.Confirmed, await shop.Stage());
    }

    [Fact]
    public async Task Cancelled_order_says_so_to_its_supplier_by_mail_and_on_the_page()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var link = shop.LinkFor(Supplier);
        await shop.Do(new OrderCommand.Cancel());

        Assert.StartsWith("Cancelled: ", shop.MailsTo(Supplier)[^1].Subject, StringComparison.Ordinal);
        var (status, page) = await shop.Get(link);
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("This order was cancelled", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Post(link, "confirm")).Status);
    }

    [Fact]
    public async Task Supplier_sees_nothing_of_how_the_order_was_approved()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.Post(shop.LinkFor("manager@example.com"), "approve", "Between us");

        var (_, page) = await shop.Get(shop.LinkFor(Supplier));
        var mail = shop.MailsTo(Supplier)[0];

        foreach (var shown in new[] { page, mail.Html!, mail.Text! })
        {
            Assert.DoesNotContain("Between us", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("manager@example.com", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("limit", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Link_is_good_for_half_a_year()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var link = shop.LinkFor(Supplier);

        await shop.After(TimeSpan.FromDays(179));
        Assert.Equal(HttpStatusCode.OK, (await shop.Get(link)).Status);
        await shop.After(TimeSpan.FromDays(180));
        Assert.Equal(HttpStatusCode.Gone, (await shop.Get(link)).Status);
    }
}
