using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

/// <summary>What is stored of one variant's demand is damaged: whoever names it is told so, and nobody else notices.</summary>
public sealed class DamagedDemandTests
{
    // A feed with one such variant was answered 500, however often it was sent.
    [Theory]
    [InlineData("sales", "quantity")]
    [InlineData("stock-levels", "in_stock")]
    public async Task A_feed_that_names_it_is_refused_with_its_name_and_one_that_does_not_is_taken(string feed, string figure)
    {
        await using var api = await Damaged();
        string Lines(params string[] variants) => $$"""
            {"{{feed}}":[{{string.Join(',', variants.Select(id => $$"""{"id":"{{id}}","variant":"{{id}}","warehouse":"w1","date":"2026-04-30","{{figure}}":5}"""))}}]}
            """;

        var refused = await api.Send(HttpMethod.Post, $"/api/v1/{feed}", Lines("c1_2", "c1_1"));

        Assert.Equal((409, "damaged_demand"), (refused.Code, refused.ErrorCode));
        Assert.Contains("c1_1 in w1", refused.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Send(HttpMethod.Post, $"/api/v1/{feed}", Lines("c1_2", "c1_3"))).Code);
    }

    [Fact]
    public async Task Its_stock_is_put_and_waits_for_its_history_and_that_of_others_does_not()
    {
        await using var api = await Damaged();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":4}}""");
        await api.Must(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"c1_1","warehouse":"w1","in_stock":5},{"id":"c1_2","warehouse":"w1","in_stock":6}]}""");
        await api.Get<OwedLevels>().Apply(Account, default);

        Assert.Equal(5, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
        Assert.Equal([new StockLevel(Today, 6)], (await api.History("c1_2")).Levels);
        Assert.Equal(2, (await api.Get<IStore>().List(CatalogueRows.AllOwedLevels(Account), 10, null, default)).Rows.Count);
    }

    [Fact]
    public async Task Sales_that_wait_for_it_keep_none_from_counting_that_wait_for_others()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "new_1", 5), Sale("b", "new_2", 7));
        await Damage(api, "new_1");

        await api.Must(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"new_1","components":[{"variant":"c1_3","quantity":1}]},{"id":"new_2"}]}""");
        await api.Get<KeptAside>().Apply(Account, default);

        Assert.Equal(7, await api.Sold("new_2"));
    }

    private static async Task<TestApi> Damaged()
    {
        var api = await TestApi.RunWithCatalogue();
        await Damage(api, "c1_1");
        return api;
    }

    private static async Task Damage(TestApi api, string variant) => await api.Get<IStore>().Commit(
        DemandNames.Partition(Account), [RowChange.Put(DemandNames.Days(new Place(new VariantId(variant), new WarehouseId("w1"))), new byte[] { 77, 1, 2, 3 })], default);
}
