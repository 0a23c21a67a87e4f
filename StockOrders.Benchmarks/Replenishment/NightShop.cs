using System.Globalization;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>
/// An account's catalogue with a year of sales for each variant, written straight into a store: four in ten sell every day, four in ten some
/// units a week, the rest hardly ever; with seasons, trends and days out of stock. The same numbers on every machine.
/// </summary>
internal sealed class NightShop(IStore store, AccountId account, DateOnly night, int variants, int vendors = 100)
{
    public static readonly AccountId Account = AccountId.From("night");
    public static readonly DateOnly Night = new(2026, 5, 1);

    private const int Categories = 40;
    private const int Days = 365;

    public async Task Fill()
    {
        var catalogue = CatalogueRows.Partition(account);
        var warehouse = new Warehouse { Id = new WarehouseId("w1"), DisplayName = "Leeds" };
        await store.Commit(catalogue, [RowChange.Put(CatalogueRows.Warehouse(warehouse.Id), Packed.From(warehouse))], default);
        var known = Enumerable.Range(0, vendors).Select(number => new Vendor
        {
            Id = VendorOf(number), Name = "Vendor", Email = "v@vendor.example", Currency = Currency.Of("GBP"), LeadTime = 7 + (number % 21),
        });
        foreach (var some in known.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(catalogue, [.. some.Select(vendor => RowChange.Put(CatalogueRows.Vendor(vendor.Id), Packed.From(vendor)))], default);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, variants).Chunk(StoreLimits.MaxChanges), async (numbers, cancellation) =>
        {
            await store.Commit(catalogue, [.. numbers.Select(number => RowChange.Put(CatalogueRows.Variant(IdOf(number)), Packed.From(VariantOf(number))))], cancellation);
            await store.Commit(
                DemandNames.Partition(account),
                [.. numbers.Select(number => RowChange.Put(DemandNames.Days(new Place(IdOf(number), warehouse.Id)), PackedDemand.Pack(DemandOf(number))))],
                cancellation);
        });
    }

    /// <summary>One more day of sales for every so-manieth variant, as a day brings them.</summary>
    public async Task Sell(int every)
    {
        var place = new WarehouseId("w1");
        foreach (var numbers in Enumerable.Range(0, variants / every).Select(number => number * every).Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(
                DemandNames.Partition(account),
                [
                    .. numbers.Select(number => RowChange.Put(
                        DemandNames.Days(new Place(IdOf(number), place)),
                        PackedDemand.Pack(DemandOf(number).With([new DemandChange(night, Own: 3 * DemandHistory.Scale)])))),
                ],
                default);
        }
    }

    public static VariantId IdOf(int number) => new("c20_" + number.ToString("D7", CultureInfo.InvariantCulture));

    private VendorId VendorOf(int number) => new("v" + (number % vendors).ToString("D5", CultureInfo.InvariantCulture));

    private Variant VariantOf(int number) => new()
    {
        Id = IdOf(number),
        Sku = $"SKU-{number}",
        Title = $"Everlasting gobstopper number {number}, in a box of twelve",
        ProductId = $"p{number / 4}",
        Category = $"category {number % Categories}",
        Price = 9.99m,
        CostPrice = 4.2m,
        ServiceLevel = number % 2 == 0 ? 0.95 : null,
        SafetyStock = number % 2 == 0 ? 0 : 5,
        Vendors = [new VendorOffer { Vendor = VendorOf(number), CostPrice = 4.2m, UomOrdering = 5 }],
        InStock = System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty.Add("w1", number % 97),
    };

    private DemandDays DemandOf(int number)
    {
        var random = new Random(number);
        var daily = (number % 10) switch { < 4 => 2 + (random.NextDouble() * 8), < 8 => random.NextDouble(), _ => 0.02 };
        var (season, trend) = (random.NextDouble() * 0.5, (random.NextDouble() - 0.3) / Days);
        var (own, levels) = (new long[Days], new long[Days]);
        for (var day = 0; day < Days; day++)
        {
            var mean = daily * (1 + (season * Math.Sin(day * 2 * Math.PI / Days)) + (trend * day));
            own[day] = Poisson(random, mean) * DemandHistory.Scale;
            levels[day] = day % 90 >= 87 ? 0 : day % 30 == 0 ? 50 * DemandHistory.Scale : DemandDays.NotCounted;
        }

        own[0] = DemandHistory.Scale;
        return new DemandDays(night.AddDays(-Days), own, [], levels, DemandDays.NotCounted);
    }

    private static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
