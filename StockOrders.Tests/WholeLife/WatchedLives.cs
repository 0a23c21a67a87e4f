using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife;

/// <summary>Silence and lateness over HTTP on a virtual clock: what falls due although nobody does anything.</summary>
public sealed class WatchedLives
{
    [Fact]
    public async Task A_vendor_with_times_of_its_own_is_chased_by_them_and_stops_being_chased_by_a_phone_call()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "");
        await shop.Put("vendors/vendor_1", new { vendor = new { confirmation_due = "PT2H", confirmation_chase = "PT3H", confirmation_chases = new[] { "PT5H" } } });
        var order = await shop.Order(quantity: 100, price: 4.20m);

        await shop.After(TimeSpan.FromHours(3));
        Assert.Equal(2, ToSupplier(shop));
        await shop.After(TimeSpan.FromHours(2));
        Assert.Equal(3, ToSupplier(shop));
        await shop.Post($"purchase-orders/{order}/actions/confirm", new { comment = "They called back.", confirmed_by = "Joe", expected_date = "2026-05-20" });
        await shop.After(TimeSpan.FromDays(10));

        Assert.Equal(3, ToSupplier(shop));
        Assert.Equal(("confirmed", "2026-05-20"), (await shop.Stage(order), (string)(await shop.Order(order))["expected_date"]!));
        Assert.DoesNotContain("confirmation.unanswered", await shop.Timeline(order));
    }

    [Fact]
    public async Task Goods_that_are_late_are_asked_about_until_the_buyer_sets_a_day_and_are_late_again_when_that_passes()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "");
        var order = await shop.Order(quantity: 100, price: 4.20m);
        await shop.Post($"purchase-orders/{order}/actions/confirm", new { expected_date = "2026-05-10" });

        // The 10th ends at 23:00 UTC: London is an hour ahead in May.
        await shop.App.AdvanceTo(new DateTimeOffset(2026, 5, 10, 22, 59, 59, TimeSpan.Zero));
        Assert.Equal("confirmed", await shop.Stage(order));
        await shop.After(TimeSpan.FromSeconds(1));
        Assert.Equal(("delayed", "open"), (await shop.Stage(order), (string)(await shop.Order(order))["status"]!));
        Assert.Contains(shop.Mails, mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal) && mail.Subject.StartsWith("When will", StringComparison.Ordinal));
        Assert.Equal(order, (string)(await shop.Get("purchase-orders?delayed=true"))["purchase-orders"]![0]!["id"]!);

        await shop.After(TimeSpan.FromDays(7));
        Assert.Contains("delay.unanswered", await shop.Timeline(order));
        await shop.Patch($"purchase-orders/{order}", new Dictionary<string, object> { ["purchase-order"] = new { expected_date = "2026-05-25" } });
        Assert.Equal("confirmed", await shop.Stage(order));
        await shop.App.AdvanceTo(new DateTimeOffset(2026, 5, 25, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal("delayed", await shop.Stage(order));

        await shop.Receive(order, 100);
        await shop.App.WhenIdle();
        Assert.False((bool)(await shop.Order(order))["delayed"]!);
    }

    private static int ToSupplier(Shop shop) => shop.Mails.Count(mail => mail.To.Contains(Shop.Supplier, StringComparison.Ordinal));
}
