using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that are called off, that fail, and nights that are tried again.</summary>
public sealed class RunLifeTests
{
    private static readonly TimeSpan UntilTheNight = TimeSpan.FromHours(16.5);

    [Fact]
    public async Task Cancelled_run_goes_no_further_and_makes_no_drafts()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);
        var run = await shop.Run();
        Assert.Equal(RunStatus.Running, run.Status);

        Assert.Equal(RunStatus.Cancelled, (await shop.Runs().Cancel(run, default))!.Status);
        FailMetrics(shop, fail: false);
        await shop.After(TimeSpan.FromMinutes(30));

        Assert.Equal(RunStatus.Cancelled, (await shop.Found(run.Id)).Status);
        Assert.Empty(await shop.Ordered());
        Assert.Null(await shop.Metrics(RunShop.IdOf(1)));
        Assert.Null(await shop.Runs().Cancel(run, default));
    }

    [Fact]
    public async Task Run_whose_pages_fail_says_so_and_makes_no_drafts_of_the_others()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);
        await shop.Run();

        await shop.After(TimeSpan.FromMinutes(10));

        var run = await shop.Found("run");
        Assert.Equal((RunStatus.Failed, 1), (run.Status, run.Attempt));
        Assert.Contains("Variants c20_0001 to c20_0003", run.Failure, StringComparison.Ordinal);
        Assert.Contains("down", run.Failure, StringComparison.Ordinal);
        Assert.Empty(await shop.Ordered());
    }

    [Fact]
    public async Task Failed_night_is_tried_again_and_completed_when_the_store_is_back()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);
        await shop.After(UntilTheNight);
        FailMetrics(shop, fail: false);

        await shop.After(UntilTheNight + TimeSpan.FromHours(1));

        var run = await shop.Found("night-20260502");
        Assert.Equal((RunStatus.Completed, 3), (run.Status, run.Done));
        Assert.True(run.Attempt > 1, $"Attempt {run.Attempt}");
        Assert.Equal(3, (await shop.Ordered()).Count);
    }

    [Fact]
    public async Task Night_that_fails_three_times_is_left_and_shown()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);

        await shop.After(TimeSpan.FromHours(23));

        var run = await shop.Found("night-20260502");
        Assert.Equal((RunStatus.Failed, RunBook.MostAttempts), (run.Status, run.Attempt));
        Assert.Empty(await shop.Store.All(RunRows.AllOpen(Shop.Account), default).ToListAsync());
    }

    [Fact]
    public async Task Night_that_failed_is_not_tried_on_the_next_day()
    {
        await using var shop = await Shop.Open();
        var night = await shop.Runs().Open(Shop.Account, RunBook.NightId(new DateOnly(2026, 4, 30)), default);
        var yesterday = night with { Night = new DateOnly(2026, 4, 30), Status = RunStatus.Failed };
        await shop.Store.Commit(
            RunRows.Partition(Shop.Account),
            [RowChange.Put(RunRows.Run(night.Id), Packed.From(yesterday)), RowChange.Put(RunRows.Open(night.Id), Packed.From(yesterday))],
            default);

        await shop.After(TimeSpan.FromHours(1));

        Assert.Equal((RunStatus.Failed, 1), ((await shop.Found(night.Id)).Status, (await shop.Found(night.Id)).Attempt));
    }

    [Fact]
    public async Task Run_whose_orchestration_died_is_told_as_failed_and_not_begun_for_ever()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);
        var run = await shop.Run();
        await Kill(shop, run);

        await shop.After(TimeSpan.FromMinutes(16));

        var died = await shop.Found(run.Id);
        Assert.Equal((RunStatus.Failed, 1), (died.Status, died.Attempt));
        Assert.Contains("broke off", died.Failure, StringComparison.Ordinal);
        FailMetrics(shop, fail: false);
        await shop.After(TimeSpan.FromHours(1));
        Assert.Equal(RunStatus.Failed, (await shop.Found(run.Id)).Status);
        Assert.Empty(await shop.Store.All(RunRows.AllOpen(Shop.Account), default).ToListAsync());
    }

    [Fact]
    public async Task Night_whose_orchestration_died_is_tried_again_as_a_night_that_failed()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        FailMetrics(shop, fail: true);
        var night = await shop.Run(RunBook.NightId(new DateOnly(2026, 5, 1)));
        await Kill(shop, night);
        FailMetrics(shop, fail: false);

        await shop.After(TimeSpan.FromHours(1));

        var done = await shop.Found(night.Id);
        Assert.Equal((RunStatus.Completed, 2, 3), (done.Status, done.Attempt, done.Done));
    }

    private static async Task Kill(Shop shop, RunRow run)
    {
        Assert.Equal(RunStatus.Running, run.Status);
        await shop.App.Services.GetRequiredService<DurableTaskClient>()
            .TerminateInstanceAsync(RunStart.InstanceOf(run), new TerminateInstanceOptions(Recursive: true), default);
        await shop.App.WhenIdle();
    }

    /// <summary>Metrics cannot be written: the store is down for runs alone.</summary>
    private static void FailMetrics(Shop shop, bool fail) => shop.Store.BeforeCommit = (partition, changes) =>
    {
        if (fail && partition == CatalogueRows.Partition(Shop.Account) && changes.Any(change => change.Row.StartsWith("metric.", StringComparison.Ordinal)))
        {
            throw new IOException("The store is down.");
        }
    };
}
