using System.Collections.Immutable;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>A variant with broken data is reported, and all others get their metrics and drafts.</summary>
public sealed class BrokenVariantTests
{
    private static readonly byte[] Damaged = [77, 1, 2, 3];

    [Fact]
    public async Task Variant_whose_row_is_damaged_is_reported_and_stops_nothing() => await Breaks(
        (store, row) => store.Commit(CatalogueRows.Partition(Shop.Account), [RowChange.Put(row, Damaged)], default), RunFailureCodes.Unreadable);

    [Fact]
    public async Task Variant_whose_row_is_cut_off_is_reported_and_stops_nothing() => await Breaks(
        async (store, row) =>
        {
            var whole = (await store.Read(new StoreKey(CatalogueRows.Partition(Shop.Account), row), default))!.Body;
            return await store.Commit(CatalogueRows.Partition(Shop.Account), [RowChange.Put(row, whole[..(whole.Length / 2)])], default);
        },
        RunFailureCodes.Unreadable);

    [Fact]
    public async Task Variant_whose_demand_is_damaged_is_reported_and_stops_nothing() => await Breaks(
        (store, _) => store.Commit(
            DemandNames.Partition(Shop.Account), [RowChange.Put(DemandNames.Days(new Place(RunShop.IdOf(3), RunShop.Warehouse)), Damaged)], default),
        RunFailureCodes.Unreadable);

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("1000000000000")]
    public async Task Variant_with_an_impossible_stock_is_reported_and_stops_nothing(string stock) => await Breaks(
        (store, row) => store.Commit(
            CatalogueRows.Partition(Shop.Account),
            [
                RowChange.Put(row, Packed.From(RunShop.Wanting(RunShop.IdOf(3)) with
                {
                    InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add("w1", decimal.Parse(stock, System.Globalization.CultureInfo.InvariantCulture)),
                })),
            ],
            default),
        RunFailureCodes.ImpossibleFigures);

    [Fact]
    public async Task Variant_that_fails_tonight_keeps_its_line_on_the_draft_that_an_earlier_run_made()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        await shop.Run("first");
        await Damage(shop, 3);
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Variant(RunShop.IdOf(1)), RunShop.Wanting(RunShop.IdOf(1)) with { SafetyStock = 50 });

        await shop.Run("second");
        await shop.Run("third");

        var ordered = await shop.Ordered();
        Assert.Equal([40m, 30m, 30m], Enumerable.Range(1, 3).Select(number => ordered[RunShop.IdOf(number)]));
        Assert.Single(await shop.Store.All(OrderRows.AllRunDrafts(Shop.Account), default).ToListAsync());
    }

    [Fact]
    public async Task Draft_of_nothing_but_variants_that_fail_tonight_is_not_taken_back()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 2);
        await shop.Run("first");
        await Damage(shop, 2);
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Variant(RunShop.IdOf(1)), RunShop.Wanting(RunShop.IdOf(1)) with { SafetyStock = 0 });

        await shop.Run("second");

        Assert.Equal(RunShop.IdOf(2), Assert.Single(await shop.Ordered(), one => one.Value > 0).Key);
    }

    private static async Task Damage(Shop shop, int number) => await shop.Store.Commit(
        DemandNames.Partition(Shop.Account), [RowChange.Put(DemandNames.Days(new Place(RunShop.IdOf(number), RunShop.Warehouse)), Damaged)], default);

    private static async Task Breaks(Func<IStore, string, ValueTask<CommitOutcome>> damage, string code)
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 5);
        await damage(shop.Store, CatalogueRows.Variant(RunShop.IdOf(3)));

        var run = await shop.Run();

        Assert.Equal((RunStatus.Completed, 5, 5, 1), (run.Status, run.Variants, run.Done, run.Failed));
        var failure = Assert.Single((await shop.Progress(run)).Failures);
        Assert.Equal((RunShop.IdOf(3).Value, code), (failure.Variant, failure.Code));
        Assert.Null(await shop.Metrics(RunShop.IdOf(3)));
        var ordered = await shop.Ordered();
        foreach (var number in new[] { 1, 2, 4, 5 })
        {
            var metrics = (await shop.Metrics(RunShop.IdOf(number)))!;
            Assert.Equal((30m, 0m, 30m), (metrics.OnOrder, metrics.Replenishment, ordered[RunShop.IdOf(number)]));
        }

        Assert.Equal(4, ordered.Count);
    }
}
