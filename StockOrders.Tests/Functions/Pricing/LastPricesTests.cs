using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Pricing;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Pricing;

public sealed class LastPricesTests
{
    private static readonly VendorId Vendor = VendorId.From("vendor_1");

    [Fact]
    public async Task An_order_that_is_sent_is_the_last_price_until_it_is_cancelled()
    {
        await using var shop = await Shop.Open();
        Assert.Empty(await Known(shop));
        await shop.SubmitLine(10, 4.20m);
        Assert.Equal(4.20m, (await Known(shop))[Some.Bolt].Price);

        await shop.Do(new OrderCommand.Cancel());

        Assert.Empty(await Known(shop));
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task A_revision_that_is_sent_is_the_last_price()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(10, 4.20m);

        await shop.Do(new OrderCommand.ChangeLines([Some.Line(10, 4)], []));

        Assert.Equal(4, (await Known(shop))[Some.Bolt].Price);
    }

    /// <summary>The worker may have died after it wrote and before it crossed the effect off.</summary>
    [Fact]
    public async Task Done_again_it_writes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(5);
        var row = new StoreKey(CatalogueRows.Partition(Shop.Account), CatalogueRows.PaidPrices(Vendor));
        var written = await shop.Store.Read(row, default);

        var effect = new Effect.RememberPrices($"{Some.Id}.99.Prices", Some.Id, Vendor);
        var owed = new OutboxRow(Shop.Account, effect, Some.Morning);
        var key = new StoreKey(OrderRows.Partition(Shop.Account), OrderRows.Outbox(effect.Id));
        await shop.Store.Commit(key.Partition, [RowChange.Put(key.Row, Packed.From(owed))], default);
        var work = shop.App.Services.GetServices<IEffectWork>().OfType<PaidPriceWork>().Single();
        var next = await work.Do(new OwedEffect((await shop.Store.Read(key, default))!, owed), null!, default);

        Assert.Null(next);
        Assert.Equal(written!.ETag, (await shop.Store.Read(row, default))!.ETag);
        Assert.Equal(0, await shop.Owed());
    }

    [Fact]
    public async Task Prices_go_with_their_vendor()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/gone", """{"vendor":{"name":"Gone"}}""");
        var (account, gone) = (new AccountId(TestApi.Account), VendorId.From("gone"));
        var row = new PaidPriceRow(gone, [new PaidPrice(Some.Bolt, 1, "GBP", Some.Morning, Some.Id, null)]);
        await api.Store.Commit(CatalogueRows.Partition(account), [RowChange.Put(CatalogueRows.PaidPrices(gone), Packed.From(row))], default);

        await api.Must(HttpMethod.Delete, "/api/v1/vendors/gone");

        Assert.Empty(await new LastPrices(api.Store).Of(account, gone, default));
    }

    private static async Task<IReadOnlyDictionary<VariantId, PaidPrice>> Known(Shop shop) =>
        await shop.App.Services.GetRequiredService<LastPrices>().Of(Shop.Account, Vendor, default);
}
