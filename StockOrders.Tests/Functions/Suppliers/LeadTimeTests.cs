using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Suppliers;

public sealed class LeadTimeTests
{
    private static readonly VendorId Vendor = VendorId.From("vendor_1");

    [Fact]
    public async Task The_last_delivery_of_an_order_says_how_long_it_took_and_a_correction_says_it_again()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.App.Advance(TimeSpan.FromDays(10));
        await shop.Do(Given.Receive(300));
        Assert.Empty(await Known(shop));

        await shop.App.Advance(TimeSpan.FromDays(10));
        await shop.Do(Given.Receive(500));
        Assert.Equal(new LeadTimeObservation(Some.Id, new DateOnly(2026, 5, 1), 14), Assert.Single(await Known(shop)));

        await shop.Do(Given.Receive(0));
        Assert.Empty(await Known(shop));

        await shop.App.Advance(TimeSpan.FromDays(10));
        await shop.Do(Given.Receive(500));
        Assert.Equal(30, Assert.Single(await Known(shop)).Days);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Closed_short_counts_what_came_and_its_backorder_counts_from_the_day_the_goods_were_first_ordered()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.App.Advance(TimeSpan.FromDays(10));
        await shop.Do(Given.Receive(300));
        await shop.Do(new OrderCommand.Close(Remainder.Backorder));
        await shop.App.WhenIdle();
        Assert.Equal(10, Assert.Single(await Known(shop)).Days);

        var rest = (await shop.Order()).Backorder!.Value;
        await shop.App.Advance(TimeSpan.FromDays(5));
        var booked = await shop.Book.Execute(new OrderRequest(Shop.Account, rest, Given.Receive(200), "api:test"), default);
        Assert.Empty(booked.Refusals);
        await shop.App.WhenIdle();

        Assert.Equal(
            [(rest, new DateOnly(2026, 5, 1), 15m), (Some.Id, new DateOnly(2026, 5, 1), 10m)],
            (await Known(shop)).Select(one => (one.Order, one.Sent, one.Days)).OrderByDescending(one => one.Days));
    }

    [Fact]
    public async Task Transfers_leave_no_trace()
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create() with { Type = OrderType.Transfer, Header = Some.TransferHeader, SubmitAtOnce = true });
        await shop.Do(Given.Receive(10));

        await foreach (var row in shop.Store.All(CatalogueRows.AllLeadTimes(Shop.Account), default))
            Assert.Fail(row.Key.Row);
    }

    /// <summary>The worker may have died after it wrote and before it crossed the effect off.</summary>
    [Fact]
    public async Task Done_again_it_writes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(5);
        await shop.Do(Given.Receive(5));
        var written = await Row(shop);

        var effect = new Effect.MeasureLeadTime($"{Some.Id}.99.LeadTime", Some.Id, Vendor);
        var owed = new OutboxRow(Shop.Account, effect, Some.Morning);
        var key = new StoreKey(OrderRows.Partition(Shop.Account), OrderRows.Outbox(effect.Id));
        await shop.Store.Commit(key.Partition, [RowChange.Put(key.Row, Packed.From(owed))], default);
        var work = shop.App.Services.GetServices<IEffectWork>().OfType<LeadTimeWork>().Single();
        var next = await work.Do(new OwedEffect((await shop.Store.Read(key, default))!, owed), null!, default);

        Assert.Null(next);
        Assert.Equal(written!.ETag, (await Row(shop))!.ETag);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task A_vendor_is_shown_with_what_was_measured_from_the_third_order_on()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Keep(api, (1, 10), (2, 14));
        var before = await api.Get("/api/v1/vendors/vendor_1");
        await Keep(api, (1, 10), (2, 14), (3, 15));

        var after = await api.Get("/api/v1/vendors/vendor_1");
        var listed = await api.Get("/api/v1/vendors?measured_lead_time_mean_gt=12.5&measured_lead_time_deviation_lt=3&measured_lead_time_orders=3");

        Assert.Null(before.Json["vendor"]!["measured_lead_time"]);
        Assert.Equal("""{"orders":3,"mean":13,"deviation":2.6458,"first":"2026-01-02","last":"2026-01-04"}""", after.Json["vendor"]!["measured_lead_time"]!.ToJsonString());
        Assert.Equal(after.Json["vendor"]!.ToJsonString(), Assert.Single(listed.Json["vendors"]!.AsArray())!.ToJsonString());
        Assert.NotEqual(before.Headers["ETag"], after.Headers["ETag"]);
        Assert.Equal(200, (await api.Send(HttpMethod.Patch, "/api/v1/vendors/vendor_1", after.Text, headers: ("If-Match", before.Headers["ETag"]))).Code);
        Assert.Equal([Vendor], (await api.Get<MeasuredLeadTimes>().Of(new AccountId(TestApi.Account), default)).Keys);
    }

    [Fact]
    public async Task What_was_measured_goes_with_its_vendor()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/gone", """{"vendor":{"name":"Gone"}}""");
        await Keep(api, "gone", (1, 10), (2, 14), (3, 15));

        await api.Must(HttpMethod.Delete, "/api/v1/vendors/gone");
        var back = await api.Must(HttpMethod.Put, "/api/v1/vendors/gone", """{"vendor":{"name":"Back"}}""");

        Assert.Null(back.Json["vendor"]!["measured_lead_time"]);
    }

    private static Task Keep(TestApi api, params (int Order, decimal Days)[] took) => Keep(api, Vendor.Value, took);

    private static async Task Keep(TestApi api, string vendor, params (int Order, decimal Days)[] took)
    {
        var row = new LeadTimeRow(
            VendorId.From(vendor),
            [.. took.Select(one => new LeadTimeObservation(OrderId.From($"{one.Order:x24}"), new DateOnly(2026, 1, 1).AddDays(one.Order), one.Days))]);
        await api.Store.Commit(
            CatalogueRows.Partition(new AccountId(TestApi.Account)), [RowChange.Put(CatalogueRows.LeadTimes(row.Vendor), Packed.From(row))], default);
    }

    private static async Task<IReadOnlyList<LeadTimeObservation>> Known(Shop shop) =>
        await Row(shop) is { } row ? Packed.To<LeadTimeRow>(row).Observations : [];

    private static async Task<StoredRow?> Row(Shop shop) =>
        await shop.Store.Read(new StoreKey(CatalogueRows.Partition(Shop.Account), CatalogueRows.LeadTimes(Vendor)), default);
}
