using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

public sealed class StockLevelTests
{
    [Fact]
    public async Task Every_level_is_kept_with_its_day_and_the_newest_is_what_is_there()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record(Sale("a", "c1_1", 2, daysAgo: 20));

        await Levels(api, Level("x", "c1_1", 0, 8), Level("y", "c1_1", 40, 5, reserved: 3), Level("z", "c1_1", 7, 9));

        var history = await api.History("c1_1");
        Assert.Equal([new(Today.AddDays(-9), 7), new(Today.AddDays(-8), 0), new StockLevel(Today.AddDays(-5), 40)], history.Levels);
        Assert.Equal([-7, -6, -5], Enumerable.Range(-20, 20).Where(day => history.IsOutOfStock(Today.AddDays(day))));
        var variant = (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!;
        Assert.Equal((40m, 3m), (variant["in_stock"]!.GetValue<decimal>(), variant["warehouse"]![0]!["reserved"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Levels_that_are_sent_again_write_nothing_and_do_not_undo_what_came_between()
    {
        await using var api = await TestApi.RunWithCatalogue();
        LevelLine[] lines = [.. Enumerable.Range(1, 30).Select(number => Level($"l{number}", $"c1_{number}", number, 1))];
        await Levels(api, lines);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":500}}""");
        var commits = api.Store.Commits;

        Assert.Equal(0, await Levels(api, lines));

        Assert.Equal(commits, api.Store.Commits);
        Assert.Equal(500m, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_count_a_variant_costs_a_page_and_a_write_for_every_hundred_days_and_fifty_variants()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(100, 200).Select(number => $$"""{"id":"v{{number}}"}"""))}}]}""");
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        Assert.Equal(200, await Levels(api, [.. Enumerable.Range(100, 200).Select(number => Level($"l{number}", $"v{number}", number, 1))]));

        // Two transactions of days with a page each; four of stock with two pages each; one page of what is owed by puts.
        Assert.Equal((0, 11, 6), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    [Fact]
    public async Task Parallel_counts_and_sales_of_one_variant_lose_nothing()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 12).Select(number => Task.Run(() => (Task)Levels(api, Level($"l{number}", "c1_1", number, number, warehouse: $"w{1 + number % 2}")))),
            .. Enumerable.Range(0, 12).Select(number => Task.Run(() => (Task)api.Record(Sale($"s{number}", "c1_1", 1, number)))),
        ]);

        Assert.Equal((12m, 6, 6), (await api.Sold("c1_1"), (await api.History("c1_1")).Levels.Count(), (await api.History("c1_1", "w2")).Levels.Count()));
        Assert.Equal(0m + 1m, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Counts_of_one_variant_in_more_warehouses_than_fit_into_a_transaction_all_count()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Levels(api, [.. Enumerable.Range(0, 150).Select(number => Level($"l{number}", "c1_1", 1, 1, warehouse: $"x{number}"))]);

        Assert.Equal(150m, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
    }

    private static LevelLine Level(string id, string variant, decimal level, int daysAgo, decimal? reserved = null, string warehouse = "w1") =>
        new(id, new VariantId(variant), new WarehouseId(warehouse), Today.AddDays(-daysAgo), level, reserved);

    private static Task<int> Levels(TestApi api, params LevelLine[] lines) => api.Get<StockLevelBook>().Record(Account, lines, default);
}
