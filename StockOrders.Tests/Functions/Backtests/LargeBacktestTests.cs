using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Values;
using StockOrders.Functions.Backtests;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.Functions.Backtests;

/// <summary>Backtests that are too large for one answer: followed, failed, begun again by another host, forgotten.</summary>
public sealed class LargeBacktestTests
{
    [Fact]
    public async Task A_large_backtest_is_taken_at_once_and_followed_to_its_end()
    {
        using var store = new MeteredStore();
        await using var shop = await (await BacktestShop.Open(store)).Stocked();
        FailPart(store, 1);

        var taken = await shop.Send(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears);
        var id = Text(taken.Json["backtest"]!["id"]);
        Assert.Equal((HttpStatusCode.Accepted, "running", 60), (taken.Code, Text(taken.Json["backtest"]!["status"]), (int)taken.Json["backtest"]!["variants"]!));
        await shop.App.WhenIdle();

        var half = await shop.Backtest(id);
        Assert.Equal(("running", 50, 49), (Text(half["status"]), (int)half["done"]!, (int)half["skipped_count"]!));
        store.BeforeCommit = (_, _) => { };
        await shop.App.Advance(TimeSpan.FromMinutes(5));

        var whole = await shop.Backtest(id);
        Assert.Equal(("completed", 60, 58), (Text(whole["status"]), (int)whole["done"]!, (int)whole["skipped_count"]!));
        Assert.Equal(["today", "week"], whole["rules"]!.AsArray().Select(rule => Text(rule!["name"])));
        Assert.True((decimal)whole["rules"]![0]!["demand"]! > (decimal)half["rules"]![0]!["demand"]!);
        var results = (await shop.Must(HttpMethod.Get, $"{BacktestShop.Route}/{id}/results")).Json["results"]!.AsArray();
        Assert.Equal(["v01@w1", "v55@w1"], results.Select(result => Text(result!["id"])).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Send(HttpMethod.Get, $"{BacktestShop.Route}/{id}", account: "b2")).Code);
    }

    [Fact]
    public async Task A_part_that_cannot_be_played_ends_the_backtest_with_the_reason()
    {
        using var store = new MeteredStore();
        await using var shop = await (await BacktestShop.Open(store)).Stocked();
        FailPart(store, 1);
        var id = Text((await shop.Must(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears)).Json["backtest"]!["id"]);

        await shop.App.Advance(TimeSpan.FromMinutes(10));

        var failed = await shop.Backtest(id);
        Assert.Equal(("failed", 50), (Text(failed["status"]), (int)failed["done"]!));
        Assert.Contains("The store is down.", Text(failed["failure"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_the_host_dies_another_completes_it_with_the_same_figures()
    {
        var (writes, undisturbed) = await Live(int.MaxValue, isDone: false);
        Assert.True(writes >= 6, $"{writes} writes");

        foreach (var write in Enumerable.Range(1, writes))
        {
            Assert.Equal(undisturbed, (await Live(write, isDone: write % 2 == 0)).Figures);
        }
    }

    [Fact]
    public async Task Backtests_go_after_thirty_days_with_all_that_came_of_them_and_younger_ones_stay()
    {
        using var store = new MeteredStore();
        await using var shop = await (await BacktestShop.Open(store)).Stocked();
        await shop.Must(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears);
        await shop.App.Advance(TimeSpan.FromDays(20));
        var young = Text((await shop.Must(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears.Replace("2024-05-02", "2024-06-02", StringComparison.Ordinal))).Json["backtest"]!["id"]);

        await shop.App.Advance(TimeSpan.FromDays(11));

        var rows = await store.All(new RowRange(BacktestRows.Partition(new AccountId(BacktestShop.Account)), "", "~"), default).ToListAsync();
        Assert.Equal("completed", Text((await shop.Backtest(young))["status"]));
        Assert.Equal(1 + 2 + 2 + 2, rows.Count);
        Assert.All(rows, row => Assert.Contains(young, row.Key.Row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Backtest_that_was_kept_is_run_the_same_by_the_code_of_today()
    {
        using var store = new MeteredStore();
        await using var shop = await BacktestShop.Open(store);

        HistoryReplay.Verify(shop.App.Services.GetRequiredService<DurableEngine>().Functions, await File.ReadAllTextAsync(KeptHistory()));
    }

    /// <returns>How many writes the backtest took until the host died, and what it came to on the next one.</returns>
    private static async Task<(int Writes, string Figures)> Live(int write, bool isDone)
    {
        using var store = new DyingStore();
        int writes;
        await using (var first = await (await BacktestShop.Open(store)).Stocked())
        {
            store.DieAt(write, isDone);
            await first.Send(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears, key: "k1");
            await first.App.WhenIdle();
            writes = store.Writes;
        }

        store.Revive();
        await using var second = await BacktestShop.Open(store, minutes: 20);
        var again = await second.Send(HttpMethod.Post, BacktestShop.Route, BacktestShop.TwoYears, key: "k1");
        Assert.Equal(HttpStatusCode.Accepted, again.Code);

        // Whoever asks how far one is starts what could not be started before.
        var backtests = (await second.Must(HttpMethod.Get, BacktestShop.Route)).Json["backtests"]!.AsArray();
        Assert.InRange(backtests.Count, 1, 2);
        var figures = new HashSet<string>();
        foreach (var id in backtests.Select(backtest => Text(backtest!["id"])))
        {
            await second.Backtest(id);
            await second.App.WhenIdle();
            var done = await second.Backtest(id);
            Assert.True(Text(done["status"]) == "completed", $"{write} {isDone}: {done}");
            figures.Add($"{done["done"]} {done["skipped_count"]} {done["rules"]!.ToJsonString()}");
        }

        return (writes, Assert.Single(figures));
    }

    private static void FailPart(MeteredStore store, int part) => store.BeforeCommit = (_, changes) =>
    {
        if (changes.Any(change => change.Row.StartsWith("part.", StringComparison.Ordinal) && change.Row.EndsWith($".{part:D5}", StringComparison.Ordinal)
            && Packed.To<BacktestPartRow>(new StoredRow(new StoreKey("", change.Row), "", change.Body)).IsDone))
        {
            throw new IOException("The store is down.");
        }
    };

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string KeptHistory([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Backtest_v1.history.json");
}
