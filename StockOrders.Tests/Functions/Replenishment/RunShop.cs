using System.Collections.Immutable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>A catalogue of things that need ordering, and runs over it.</summary>
internal static class RunShop
{
    public static VendorId Vendor { get; } = new("v1");

    public static WarehouseId Warehouse { get; } = new("w1");

    /// <summary>Variants that each have 10 and should have 40.</summary>
    public static async Task Needs(IStore store, AccountId account, int variants)
    {
        await Put(store, account, CatalogueRows.Vendor(Vendor), new Vendor
        {
            Id = Vendor, Name = "Wonka", Email = "orders@wonka.example", Currency = Currency.Of("GBP"), LeadTime = 14,
        });
        await Put(store, account, CatalogueRows.Warehouse(Warehouse), new Warehouse { Id = Warehouse, DisplayName = "Leeds" });
        foreach (var numbers in Enumerable.Range(1, variants).Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(
                CatalogueRows.Partition(account),
                [.. numbers.Select(number => RowChange.Put(CatalogueRows.Variant(IdOf(number)), Packed.From(Wanting(IdOf(number)))))],
                default);
        }
    }

    public static VariantId IdOf(int number) => new(System.FormattableString.Invariant($"c20_{number:D4}"));

    public static Variant Wanting(VariantId id) => new()
    {
        Id = id,
        SafetyStock = 40,
        Vendors = [new VendorOffer { Vendor = Vendor, CostPrice = 4.2m }],
        InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add("w1", 10),
    };

    public static async Task Put<T>(IStore store, AccountId account, string row, T fact) =>
        await store.Commit(CatalogueRows.Partition(account), [RowChange.Put(row, Packed.From(fact))], default);

    public static RunBook Runs(this Shop shop) => shop.App.Services.GetRequiredService<RunBook>();

    /// <summary>Starts a run, and lets happen what happens at once.</summary>
    public static async Task<RunRow> Run(this Shop shop, string id = "run")
    {
        var run = await shop.Runs().Open(Shop.Account, id, default);
        await RunStart.Start(shop.App.Services.GetRequiredService<DurableTaskClient>(), run, default);
        await shop.App.WhenIdle();
        return await shop.Found(id);
    }

    public static async Task<RunRow> Found(this Shop shop, string id) =>
        await shop.Runs().Find(Shop.Account, id, default) ?? throw new InvalidOperationException($"There is no run {id}.");

    public static Task<RunProgress> Progress(this Shop shop, RunRow run) =>
        shop.App.Services.GetRequiredService<RunProgressRows>().Of(run, default);

    public static async Task<VariantMetricsRow?> Metrics(this Shop shop, VariantId variant) =>
        await shop.Store.Read(new StoreKey(CatalogueRows.Partition(Shop.Account), CatalogueRows.Metrics(variant)), default) is { } row
            ? Packed.To<VariantMetricsRow>(row)
            : null;

    /// <summary>What is ordered of each variant, in all.</summary>
    public static async Task<IReadOnlyDictionary<VariantId, decimal>> Ordered(this Shop shop)
    {
        var promised = await shop.App.Services.GetRequiredService<OnOrderNow>().Of(Shop.Account, default);
        return await shop.Store.All(OrderRows.AllOnOrder(Shop.Account), default).Select(Packed.To<OnOrderRow>)
            .SelectMany(order => order.Quantities.Select(line => (line.Variant, order.Warehouse)))
            .Distinct()
            .ToDictionaryAsync(place => place.Variant, place => promised.Of(place.Variant, place.Warehouse).OnOrder);
    }
}
