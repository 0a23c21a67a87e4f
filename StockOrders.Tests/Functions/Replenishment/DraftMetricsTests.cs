using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>What a run costs so that variants tell of its own drafts, and that they do.</summary>
public sealed class DraftMetricsTests
{
    private const int Variants = 300;

    [Fact]
    public async Task Where_all_is_drafted_the_metrics_are_written_once_more_a_hundred_at_a_time()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, Variants);

        var commits = await Commits(shop, CatalogueRows.Partition(Shop.Account), "first");

        // By the page, and when the drafts stand; the categories' profiles once.
        Assert.Equal(3 + 3 + 1, commits);
        await Count(shop, 1, Variants);
    }

    [Fact]
    public async Task Nothing_is_counted_by_a_run_that_changes_no_draft()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, Variants);
        await shop.Run("first");

        Assert.Equal(0, await Commits(shop, CatalogueRows.Partition(Shop.Account), "second"));
    }

    [Fact]
    public async Task Few_among_many_are_asked_for_one_by_one_and_counted_too()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, Variants);
        foreach (var number in Enumerable.Range(1, Variants).Where(number => number is not (7 or 200)))
        {
            await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Variant(RunShop.IdOf(number)), RunShop.Wanting(RunShop.IdOf(number)) with { SafetyStock = 0 });
        }

        await shop.Run();

        Assert.Equal(2, (await shop.Ordered()).Count);
        await Count(shop, 7, 7);
        await Count(shop, 200, 200);
        Assert.Empty(await shop.Store.All(OrderRows.AllUncounted(Shop.Account, "run"), default).ToListAsync());
    }

    private static async Task Count(Shop shop, int from, int to)
    {
        for (var number = from; number <= to; number++)
        {
            var metrics = (await shop.Metrics(RunShop.IdOf(number)))!;
            Assert.Equal((30m, 0m), (metrics.OnOrder, metrics.Replenishment));
        }
    }

    private static async Task<int> Commits(Shop shop, string to, string run)
    {
        var commits = 0;
        shop.Store.BeforeCommit = (partition, _) => commits += partition == to ? 1 : 0;
        await shop.Run(run);
        shop.Store.BeforeCommit = (_, _) => { };
        return commits;
    }
}
