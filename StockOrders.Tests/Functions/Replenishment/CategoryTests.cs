using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;
using CategoryProfile = StockOrders.Domain.Forecasting.CategoryProfile;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>What variants have from their category, and new ones from the variant that they are like.</summary>
public sealed class CategoryTests
{
    private const int Sold = 12;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Some.Morning.UtcDateTime);

    [Fact]
    public async Task Profiles_are_made_by_the_first_run_and_again_after_a_week()
    {
        await using var shop = await Shop.Open();
        await Sells(shop.Store);

        await shop.Run("first");
        var made = Assert.Single(await Profiles(shop.Store));
        Assert.Equal(("sweets", Sold, 2d), (made.Category, made.Variants, made.Daily));
        Assert.NotNull(made.Season);

        await Demand(shop.Store, RunShop.IdOf(1), days: 365, aDay: 200);
        await shop.Run("second");
        Assert.Equal(2d, Assert.Single(await Profiles(shop.Store)).Daily);

        await shop.After(TimeSpan.FromDays(8));
        Assert.True(Assert.Single(await Profiles(shop.Store)).Daily > 10);
    }

    [Fact]
    public async Task Further_run_over_unchanged_data_leaves_all_as_it_finds_it()
    {
        await using var shop = await Shop.Open();
        await Sells(shop.Store);
        // The second sees the first's drafts on order.
        await shop.Run("first");
        await shop.Run("second");
        var before = await Catalogue(shop.Store);

        await shop.Run("third");

        Assert.Equal(before, await Catalogue(shop.Store));
    }

    [Fact]
    public async Task Category_that_no_variant_has_any_more_loses_its_profile()
    {
        await using var shop = await Shop.Open();
        await Sells(shop.Store);
        await shop.Run("first");
        await RunShop.Needs(shop.Store, Shop.Account, Sold);

        await shop.After(TimeSpan.FromDays(8));

        Assert.Empty(await Profiles(shop.Store));
    }

    [Fact]
    public async Task New_variant_that_is_like_another_is_expected_to_sell_as_that_does_wherever_it_stands_in_the_catalogue()
    {
        await using var shop = await Shop.Open();
        await Sells(shop.Store);
        var newest = new VariantId("z_new");
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Variant(newest), RunShop.Wanting(newest) with { ForecastLike = RunShop.IdOf(1) });

        await shop.Run();

        Assert.Equal(2m, (await shop.Metrics(newest))!.DailySales);
    }

    [Fact]
    public async Task Variant_that_never_sold_does_not_start_from_its_category()
    {
        await using var shop = await Shop.Open();
        await Sells(shop.Store);
        var idle = new VariantId("z_idle");
        await RunShop.Put(shop.Store, Shop.Account, CatalogueRows.Variant(idle), RunShop.Wanting(idle) with { Category = "sweets" });

        await shop.Run();

        Assert.Equal(0m, (await shop.Metrics(idle))!.DailySales);
    }

    /// <summary>Two of each variant every day for a year.</summary>
    private static async Task Sells(IStore store)
    {
        await RunShop.Needs(store, Shop.Account, Sold);
        for (var number = 1; number <= Sold; number++)
        {
            var id = RunShop.IdOf(number);
            await RunShop.Put(store, Shop.Account, CatalogueRows.Variant(id), RunShop.Wanting(id) with { Category = "sweets" });
            await Demand(store, id, days: 365, aDay: 2);
        }
    }

    private static async Task Demand(IStore store, VariantId variant, int days, int aDay)
    {
        var own = new long[days];
        Array.Fill(own, aDay * DemandHistory.Scale);
        var packed = PackedDemand.Pack(new DemandDays(Today.AddDays(-days), own, [], [], DemandDays.NotCounted));
        await store.Commit(
            DemandNames.Partition(Shop.Account), [RowChange.Put(DemandNames.Days(new Place(variant, RunShop.Warehouse)), packed)], default);
    }

    private static async Task<List<CategoryProfile>> Profiles(IStore store) =>
        await store.All(CategoryRows.AllProfiles(Shop.Account), default).Select(Packed.To<CategoryProfile>).ToListAsync();

    private static async Task<List<(string Row, string ETag)>> Catalogue(IStore store) => await store
        .All(new RowRange(CatalogueRows.Partition(Shop.Account), "!", "~"), default).Select(row => (row.Key.Row, row.ETag)).ToListAsync();
}
