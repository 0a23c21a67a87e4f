using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>A shop with a draft that a run has made, and what happens to it at the worst of moments.</summary>
internal static class DraftShop
{
    private static readonly VendorId Slugworth = new("v2");

    public static async Task<Shop> Drafted(int variants)
    {
        var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants);
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Vendor(Slugworth), new Vendor
        {
            Id = Slugworth, Name = "Slugworth", Email = "orders@slugworth.example", Currency = Currency.Of("GBP"), LeadTime = 14,
        });
        await shop.Run("first");
        return shop;
    }

    public static Task Has(this Shop shop, int number, decimal inStock) => RunShop.Put(
        shop.Store,
        Shop.Account,
        CatalogueRows.Variant(RunShop.IdOf(number)),
        RunShop.Wanting(RunShop.IdOf(number)) with { InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add("w1", inStock) });

    public static Task Cheaper(this Shop shop, int number) => RunShop.Put(
        shop.Store,
        Shop.Account,
        CatalogueRows.Variant(RunShop.IdOf(number)),
        RunShop.Wanting(RunShop.IdOf(number)) with
        {
            Vendors = [new VendorOffer { Vendor = RunShop.Vendor, CostPrice = 4.2m }, new VendorOffer { Vendor = Slugworth, CostPrice = 2 }],
        });

    /// <summary>Something that happens once, just before the first commit that tells of such an event.</summary>
    public static void Meanwhile<TEvent>(this Shop shop, Func<Task> happens)
        where TEvent : OrderEvent => shop.Store.BeforeCommit = (_, changes) =>
    {
        if (changes.Any(change => change.Row.StartsWith("t.", StringComparison.Ordinal) && change.Body is { } body && Packed.To<TimelineEntry>(Stored(change.Row, body)).Event is TEvent))
        {
            shop.Store.BeforeCommit = (_, _) => { };
            happens().GetAwaiter().GetResult();
        }
    };

    public static async Task<StockOrder[]> OpenDrafts(this Shop shop)
    {
        var orders = new List<StockOrder>();
        await foreach (var row in shop.Store.All(OrderRows.AllDocuments(Shop.Account), default))
        {
            orders.Add(Packed.To<StockOrder>(row));
        }

        return [.. orders.Where(RunDrafts.IsOpen).OrderBy(order => order.Header.Vendor?.Value, StringComparer.Ordinal)];
    }

    public static async Task<string[]> Told(this Shop shop, OrderId order) =>
        await shop.Store.All(OrderRows.TimelineOf(Shop.Account, order), default).Select(row => Packed.To<TimelineEntry>(row).Event.GetType().Name).ToArrayAsync();

    private static StoredRow Stored(string row, ReadOnlyMemory<byte> body) => new(new StoreKey("any", row), "any", body);
}
