using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>What is old goes, what is asked for stays.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task What_was_needed_goes_after_two_days_and_what_a_run_found_stays()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        var run = await shop.Run();
        Assert.Equal(3, await shop.Store.All(RunRows.Needs(Shop.Account, run.Parts), default).CountAsync());

        await shop.After(TimeSpan.FromDays(3));

        Assert.Equal(0, await shop.Store.All(RunRows.Needs(Shop.Account, run.Parts), default).CountAsync());
        Assert.Equal((RunStatus.Completed, 3), ((await shop.Found(run.Id)).Status, (await shop.Progress(run)).Done));
    }

    [Fact]
    public async Task Runs_and_histories_go_after_thirty_days_and_younger_ones_stay()
    {
        await using var shop = await Shop.Open();
        await RunShop.Needs(shop.Store, Shop.Account, variants: 3);
        var run = await shop.Run();
        var client = shop.App.Services.GetRequiredService<DurableTaskClient>();
        Assert.NotNull(await client.GetInstanceAsync(RunStart.InstanceOf(run), default(CancellationToken)));

        await shop.After(TimeSpan.FromDays(31));

        Assert.Null(await shop.Runs().Find(Shop.Account, run.Id, default));
        Assert.Equal(0, await shop.Store.All(RowRange.Prefix(RunRows.Partition(Shop.Account), "part.run."), default).CountAsync());
        Assert.Null(await client.GetInstanceAsync(RunStart.InstanceOf(run), default(CancellationToken)));
        Assert.Equal(RunStatus.Completed, (await shop.Found("night-20260520")).Status);
    }
}
