using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    // What it owed was read every night for ever, and taken for that of another that came under its id.
    [Fact]
    public async Task Stock_that_waits_for_its_history_goes_with_its_variant()
    {
        await using var api = await Damaged();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":4}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":0}}""");
        Assert.Equal(2, (await api.Get<IStore>().List(CatalogueRows.AllOwedLevels(Account), 10, null, default)).Rows.Count);

        await api.Must(HttpMethod.Delete, "/api/v1/variants/c1_1");

        Assert.Empty((await api.Get<IStore>().List(CatalogueRows.AllOwedLevels(Account), 10, null, default)).Rows);
    }

    // Sales were recorded, and then answered 500, as what was stored of another warehouse was read to work the metrics out.
    [Theory]
    [InlineData("POST", "sales", """{"sales":[{"id":"a","variant":"c1_1","warehouse":"w2","date":"2026-04-30","quantity":5}],"skip_background_jobs":false}""")]
    [InlineData("POST", "stock-levels", """{"stock-levels":[{"id":"a","variant":"c1_1","warehouse":"w2","date":"2026-04-30","in_stock":5}],"skip_background_jobs":false}""")]
    [InlineData("PUT", "variants/c1_1/vendors/vendor_1", """{"vendor":{"cost_price":5},"skip_background_jobs":false}""")]
    public async Task A_change_of_it_that_is_made_is_answered_as_made_and_says_that_its_metrics_wait(string method, string path, string body)
    {
        await using var api = await Damaged();

        var answer = await api.Send(new HttpMethod(method), $"/api/v1/{path}", body);

        Assert.True(answer.Code == 200, answer.Text);
        Assert.Contains("The change is made", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_refused_for_it_counts_once_when_all_others_are_sent_again()
    {
        await using var api = await Damaged();
        string Lines(int first) => $$"""
            {"sales":[{{string.Join(',', Enumerable.Range(first, 31 - first).Select(number => $$"""{"id":"l{{number}}","variant":"c1_{{number}}","warehouse":"w1","date":"2026-04-30","quantity":5}"""))}}]}
            """;

        var refused = await api.Send(HttpMethod.Post, "/api/v1/sales", Lines(1));
        Assert.Contains("none of them counts twice", refused.Text, StringComparison.Ordinal);
        await api.Must(HttpMethod.Post, "/api/v1/sales", Lines(2));

        foreach (var number in Enumerable.Range(2, 29))
        {
            Assert.Equal(5, await api.Sold($"c1_{number}"));
        }
    }

    // One such row failed the plan of every night, and the account had none any more.
    [Theory]
    [InlineData(new byte[] { 77, 1, 2, 3 })]
    [InlineData(new byte[] { 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 0, (byte)'n', (byte)'u', (byte)'l', (byte)'l' })]
    public async Task Stock_that_was_put_and_cannot_be_read_any_more_is_logged_and_keeps_none_from_its_history(byte[] damage)
    {
        var logged = new LoggedLines();
        await using var api = await TestApi.RunWithCatalogue(services: services => services.AddSingleton<ILoggerProvider>(logged));
        var store = api.Get<IStore>();
        await store.Commit(
            CatalogueRows.Partition(Account),
            [
                RowChange.Put(CatalogueRows.OwedLevels(new VariantId("c1_2"), 0), damage),
                Owed("c1_1", 0, 4),
                Owed("c1_2", 1, 5),
                Owed("c1_3", 0, 6),
            ],
            default);

        await api.Get<OwedLevels>().Apply(Account, default);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_2", """{"variant":{"warehouse":"w1","in_stock":7}}""");

        Assert.Equal([new StockLevel(Today, 4)], (await api.History("c1_1")).Levels);
        Assert.Equal([new StockLevel(Today, 7)], (await api.History("c1_2")).Levels);
        Assert.Equal([new StockLevel(Today, 6)], (await api.History("c1_3")).Levels);
        Assert.Equal(["owed.c1_2.0000000000"], (await store.List(CatalogueRows.AllOwedLevels(Account), 10, null, default)).Rows.Select(row => row.Key.Row));
        Assert.Contains(logged.All, line => line.Contains("c1_2", StringComparison.Ordinal));

        static RowChange Owed(string variant, int put, decimal level) => RowChange.Put(
            CatalogueRows.OwedLevels(new VariantId(variant), put),
            Packed.From(new OwedLevelsRow(new VariantId(variant), Today, [new OwedLevel(new WarehouseId("w1"), level)])));
    }

    private static async Task<TestApi> Damaged()
    {
        var api = await TestApi.RunWithCatalogue();
        await Damage(api, "c1_1");
        return api;
    }

    internal static async Task Damage(TestApi api, string variant) => await api.Get<IStore>().Commit(
        DemandNames.Partition(Account), [RowChange.Put(DemandNames.Days(new Place(new VariantId(variant), new WarehouseId("w1"))), new byte[] { 77, 1, 2, 3 })], default);
}
