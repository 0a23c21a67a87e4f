using System.Globalization;
using System.Text;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

/// <summary>Stock that is put with its variant is the count of that day: nobody should have to tell it a second time by /stock-levels.</summary>
public sealed class PutStockTests
{
    // Days without stock counted as days without demand, unless the client also called /stock-levels.
    [Fact]
    public async Task Days_on_which_stock_stood_at_nothing_by_puts_alone_are_out_of_stock_in_the_derivation()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Record([.. Enumerable.Range(1, 60).Select(day => Sale($"before-{day}", "c1_1", 20, day))]);
        await Put(api, "c1_1", 40);
        await api.Record(Sale("d1", "c1_1", 20, 0));
        await api.Advance(TimeSpan.FromDays(1));
        await api.Record(Sale("d2", "c1_1", 20, -1));
        await Put(api, "c1_1", 0);
        await api.Advance(TimeSpan.FromDays(5));
        await Put(api, "c1_1", 500);
        await api.Advance(TimeSpan.FromDays(1));
        await api.Record(Sale("d8", "c1_1", 20, -7));
        await api.Advance(TimeSpan.FromDays(1));

        var history = await api.History("c1_1");
        Assert.Equal([3, 4, 5, 6, 7], Enumerable.Range(1, 8).Where(day => history.IsOutOfStock(new DateOnly(2026, 5, day))));
        var found = (await api.Must(HttpMethod.Get, "/api/v1/replenishment/suggestions/c1_1?warehouse=w1")).Json["suggestions"]![0]!;
        Assert.Equal((5m, 20m), (found["forecast"]!["out_of_stock_days"]!.GetValue<decimal>(), found["daily_sales"]!.GetValue<decimal>()));
        var step = found["derivation"]!.AsArray().SelectMany(step => step!["inputs"]!.AsArray()).First(input => (string)input!["name"]! == "out_of_stock")!;
        Assert.Equal(5m, step["value"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Stock_of_a_list_of_warehouses_of_a_bulk_call_and_of_a_file_is_the_count_of_the_day()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Patch, "/api/v1/variants/c1_1", """{"variant":{"warehouse":[{"warehouse":"w1","in_stock":3},{"warehouse":"w2","in_stock":0}]}}""");
        await api.Must(HttpMethod.Post, "/api/v1/variants", """{"variants":[{"id":"c1_2","warehouse":"w1","in_stock":7},{"id":"new","warehouse":"w1","in_stock":0},{"id":"c1_3","title":"No stock"}]}""");
        var file = await api.SendBytes(HttpMethod.Post, "/api/v1/variants", Encoding.UTF8.GetBytes("id,warehouse,in_stock\nc1_4,w2,9\n"), "text/csv");

        Assert.Equal(200, file.Code);
        Assert.Equal([new StockLevel(Today, 3)], (await api.History("c1_1")).Levels);
        Assert.Equal([new StockLevel(Today, 0)], (await api.History("c1_1", "w2")).Levels);
        Assert.Equal([new StockLevel(Today, 7)], (await api.History("c1_2")).Levels);
        Assert.Equal([new StockLevel(Today, 0)], (await api.History("new")).Levels);
        Assert.Empty((await api.History("c1_3")).Levels);
        Assert.Equal([new StockLevel(Today, 9)], (await api.History("c1_4", "w2")).Levels);
        Assert.Empty(await Owed(api));
    }

    [Fact]
    public async Task The_day_is_that_of_the_account()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/settings", """{"settings":{"time_zone":"Pacific/Kiritimati"}}""");
        await api.Advance(TimeSpan.FromHours(3));

        await Put(api, "c1_1", 4);

        Assert.Equal([new StockLevel(Today.AddDays(1), 4)], (await api.History("c1_1")).Levels);
    }

    [Fact]
    public async Task Of_a_put_and_a_count_of_one_day_the_later_counts_and_one_that_is_only_sent_again_does_not()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var counted = new LevelLine("a", new VariantId("c1_1"), new WarehouseId("w1"), Today, 10, null);
        await Count(api, counted);
        await Put(api, "c1_1", 500);
        Assert.Equal((500m, 500m), (await Level(api), await InStock(api)));

        await Count(api, counted);
        Assert.Equal((500m, 500m), (await Level(api), await InStock(api)));

        await Count(api, counted with { Id = "b", InStock = 8 });
        Assert.Equal((8m, 8m), (await Level(api), await InStock(api)));

        await Put(api, "c1_1", 9);
        Assert.Equal((9m, 9m), (await Level(api), await InStock(api)));
    }

    // A PUT of today was undone by yesterday's count, which came in the night.
    [Fact]
    public async Task A_count_of_a_day_before_that_comes_late_does_not_undo_a_put()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Put(api, "c1_1", 0);

        await Count(api, new LevelLine("late", new VariantId("c1_1"), new WarehouseId("w1"), Today.AddDays(-1), 40, null));

        Assert.Equal([new StockLevel(Today.AddDays(-1), 40), new StockLevel(Today, 0)], (await api.History("c1_1")).Levels);
        Assert.Equal(0, await InStock(api));
    }

    [Fact]
    public async Task Figures_that_come_back_as_they_were_answered_are_no_count()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Put(api, "c1_1", 5);
        await api.Advance(TimeSpan.FromDays(1));
        await InStock(api);
        var before = api.Store.Commits;

        await Put(api, "c1_1", 5);

        Assert.Equal([new StockLevel(Today, 5)], (await api.History("c1_1")).Levels);
        Assert.Equal(1, api.Store.Commits - before);
    }

    [Fact]
    public async Task Puts_at_once_leave_the_count_that_is_the_stock()
    {
        await using var api = await TestApi.RunWithCatalogue();
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Put(api, "c1_1", number % 3))));
            Assert.Equal(await InStock(api), await Level(api));
        }
    }

    [Fact]
    public async Task What_a_put_costs_beside_its_variant_is_asserted()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await Put(api, "c1_1", 5);
        await api.Advance(TimeSpan.FromDays(1));
        await InStock(api);
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"title":"Thing"}}""");
        var plain = (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits);
        (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);
        await Put(api, "c1_1", 6);

        // The days of the place are read and written, what is owed is listed and crossed off.
        Assert.Equal(
            (plain.Item1 + 1, plain.Item2 + 1, plain.Item3 + 2),
            (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task A_host_that_dies_between_stock_and_its_history_leaves_the_count_to_the_next_and_to_the_night(int write)
    {
        using var store = new DyingStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        await Put(api, "c1_1", 5);
        await Put(api, "c1_2", 5);
        foreach (var variant in new[] { "c1_1", "c1_2" })
        {
            store.DieAt(write, isDone: false);
            await Try(api, variant, 0);
            Assert.True(store.Writes >= write);
            store.Revive();
        }

        await api.Advance(TimeSpan.FromDays(1));
        await Count(api, new LevelLine("next", new VariantId("c1_1"), new WarehouseId("w1"), Today.AddDays(1), 3, null));
        await api.Get<OwedLevels>().Apply(Account, default);

        Assert.Equal([new StockLevel(Today, 0), new StockLevel(Today.AddDays(1), 3)], (await api.History("c1_1")).Levels);
        Assert.Equal([new StockLevel(Today, 0)], (await api.History("c1_2")).Levels);
        Assert.Empty(await Owed(api));
    }

    // It was answered 500, or that nothing was changed, and repeating it with If-Match was refused as stale.
    [Theory, InlineData(2), InlineData(3)]
    public async Task Stock_that_is_put_is_answered_as_put_where_its_history_cannot_be_written(int write)
    {
        using var store = new DyingStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        await Put(api, "c1_1", 5);

        store.DieAt(write, isDone: false);
        var answer = await Try(api, "c1_1", 0);
        store.Revive();

        Assert.True(answer.Code == 200, answer.Text);
        Assert.Contains("its stock is not in its history yet", answer.Json["result"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await InStock(api));
        await api.Get<OwedLevels>().Apply(Account, default);
        Assert.Equal([new StockLevel(Today, 0)], (await api.History("c1_1")).Levels);
        Assert.Empty(await Owed(api));
    }

    [Fact]
    public async Task Lines_of_a_call_are_all_stored_where_days_of_what_was_sold_cannot_be_written()
    {
        using var store = new DaylessStore();
        await using var api = await TestApi.RunWithCatalogue(store);
        await api.Record(Sale("a", "new_120", 5));
        store.IsDayless = true;

        var answer = await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""
            {"variants":[{{string.Join(',', Enumerable.Range(0, 121).Select(number => $$"""{"id":"new_{{number}}","components":[{"variant":"c1_1","quantity":1}],"warehouse":"w1","in_stock":4}"""))}}]}
            """);

        Assert.All(answer.Json["outcomes"]!.AsArray(), outcome => Assert.Equal("success", outcome!["status"]!.GetValue<string>()));
        Assert.Equal(2, answer.Json["result"]!["warnings"]!.AsArray().Count);
        var one = await api.Send(HttpMethod.Put, "/api/v1/variants/alone", Body(4));
        Assert.True(one.Code == 201, one.Text);

        store.IsDayless = false;
        await api.Get<OwedLevels>().Apply(Account, default);
        await api.Get<KeptAside>().Apply(Account, default);
        Assert.Equal([new StockLevel(Today, 4)], (await api.History("new_120")).Levels);
        Assert.Equal([new StockLevel(Today, 4)], (await api.History("alone")).Levels);
        Assert.Equal(5, await api.Sold("c1_1"));
    }

    /// <summary>A store in which catalogues can be written and demand cannot.</summary>
    private sealed class DaylessStore : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();

        public bool IsDayless { get; set; }

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            IsDayless && partition == DemandNames.Partition(Account)
                ? throw new IOException("The disk is gone.")
                : inner.Commit(partition, changes, cancellation);

        public void Dispose() => inner.Dispose();
    }

    [Fact]
    public async Task Stock_in_more_warehouses_than_fit_into_a_transaction_and_a_thousand_variants_in_a_call_are_all_counted()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var warehouses = Enumerable.Range(0, 150).Select(number => $"x{number}").ToList();
        await api.Must(HttpMethod.Post, "/api/v1/warehouses", $$"""{"warehouses":[{{string.Join(',', warehouses.Select(id => $$"""{"id":"{{id}}","display_name":"W"}"""))}}]}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", $$"""{"variant":{"warehouse":[{{string.Join(',', warehouses.Select(id => $$"""{"warehouse":"{{id}}","in_stock":1}"""))}}]} }""");
        var commits = api.Store.Commits;
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(0, 1000).Select(number => $$"""{"id":"v{{number}}","warehouse":"w1","in_stock":{{number}}}"""))}}]}""");

        // Of fifty variants each: them with what is owed, their days, and crossing off.
        Assert.Equal(60, api.Store.Commits - commits);
        Assert.Single((await api.History("c1_1", "x149")).Levels);
        Assert.Equal([new StockLevel(Today, 999)], (await api.History("v999")).Levels);
        Assert.Empty(await Owed(api));
    }

    private static Task<Answer> Put(TestApi api, string variant, decimal inStock) => api.Must(HttpMethod.Put, $"/api/v1/variants/{variant}", Body(inStock));

    private static Task<Answer> Try(TestApi api, string variant, decimal inStock) => api.Send(HttpMethod.Put, $"/api/v1/variants/{variant}", Body(inStock));

    private static string Body(decimal inStock) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{"variant":{"warehouse":"w1","in_stock":{{{inStock}}}}}""");

    private static Task Count(TestApi api, LevelLine line) => api.Get<StockLevelBook>().Record(Account, [line], default);

    private static async Task<decimal> Level(TestApi api) => (await api.History("c1_1")).Levels.Last().Level;

    private static async Task<decimal> InStock(TestApi api) =>
        (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["warehouse"]![0]!["in_stock"]!.GetValue<decimal>();

    private static async Task<IReadOnlyList<StoredRow>> Owed(TestApi api) =>
        (await api.Get<IStore>().List(CatalogueRows.AllOwedLevels(Account), 10, null, default)).Rows;
}
