using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.Replenishment;

namespace StockOrders.Tests.WholeLife;

/// <summary>
/// A host that ends in the middle of a run, and one that starts on its files. One time in three the run was lost: the host took its services
/// away while an orchestrator was at work, which then could do nothing, and that was kept as its failure.
/// </summary>
public sealed class RestartedRunTests : IDisposable
{
    private const int Variants = 5_000;
    private static readonly AccountId Account = AccountId.From("acme");

    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    /// <summary>From the first page to the drafts, which are made after the last.</summary>
    public static TheoryData<int> PagesDone => [.. Enumerable.Range(0, (Variants / PlanRun.VariantsInAPage) + 1)];

    [Theory]
    [MemberData(nameof(PagesDone))]
    public async Task Run_goes_on_after_the_host_was_restarted_in_the_middle_and_makes_each_draft_once(int pagesDone)
    {
        await using (var app = await Open())
        {
            var store = app.Services.GetRequiredService<IStore>();
            await RunShop.Needs(store, Account, Variants);
            var run = await app.Services.GetRequiredService<RunBook>().Open(Account, "run", default);
            await RunStart.Start(app.Services.GetRequiredService<DurableTaskClient>(), run, default);
            var pages = RunRows.Pages(Account, run.Parts);
            while ((await store.List(pages, 100, null, default)).Rows.Count < pagesDone)
            {
                await Task.Yield();
            }
        }

        await using var restarted = await Open();
        // What was under way when the host ended is tried again after some seconds.
        await restarted.Advance(TimeSpan.FromMinutes(5));

        var found = (await restarted.Services.GetRequiredService<RunBook>().Find(Account, "run", default))!;
        Assert.Null(found.Failure);
        Assert.Equal((RunStatus.Completed, 1, Variants, 0), (found.Status, found.Attempt, found.Done, found.Failed));
        var ordered = await restarted.Services.GetRequiredService<OnOrderNow>().Of(Account, default);
        Assert.All(Enumerable.Range(1, Variants), number => Assert.Equal(30, ordered.Of(RunShop.IdOf(number), RunShop.Warehouse).OnOrder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<LocalApp> Open() => LocalApp.Start(new LocalAppOptions
    {
        Store = StoreChoice.Sqlite, DataDirectory = folder, VirtualClock = Shop.Start, Accounts = [new AccountKey(Account.Value, Shop.Key)],
    });
}
