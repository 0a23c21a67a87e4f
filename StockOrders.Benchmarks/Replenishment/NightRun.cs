using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>The activities of a run, called as its orchestration calls them.</summary>
internal sealed class NightRun
{
    private readonly RunBook runs;
    private readonly PlanShards plan;
    private readonly RecalculateVariants work;

    public NightRun(IStore store)
    {
        Store = new StoreMetering(store);
        var settings = new SettingsRows(Store, TimeProvider.System);
        runs = new RunBook(Store, settings, new RunProgressRows(Store), TimeProvider.System);
        var siblings = new Siblings(Store, NullLogger<Siblings>.Instance);
        Memory = new RunMemory(
            new AccountFacts(Store, settings, new RuleRows(Store), new OnOrderNow(Store), new MeasuredLeadTimes(Store), new DemandRows(Store), siblings), TimeProvider.System);
        plan = new PlanShards(Store, runs, Memory, new KeptAside(Store, new PartsBook(new CatalogueBook(Store, TimeProvider.System))), new OwedLevels(Store, NullLogger<OwedLevels>.Instance));
        work = new RecalculateVariants(Store, runs, Memory, new PageSlots(), siblings, TimeProvider.System, NullLogger<RecalculateVariants>.Instance);
    }

    public StoreMetering Store { get; }

    public RunMemory Memory { get; }

    public async Task<VariantPage[]> Pages()
    {
        var run = await Open("pages", NightShop.Night);
        return [.. (await plan.Run(run, default)).SelectMany(shard => shard.Pages)];
    }

    /// <returns>How many variants' metrics were written.</returns>
    public async Task<int> Run(string id, DateOnly night, Action? afterPage = null)
    {
        var run = await Open(id, night);
        var shards = await plan.Run(run, default);
        await Parallel.ForEachAsync(
            shards.SelectMany(shard => shard.Pages),
            new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount },
            async (page, cancellation) =>
            {
                await Task.Yield();
                await work.Run(new RecalculateVariants.Input(run, page), cancellation);
                afterPage?.Invoke();
            });
        return (await Store.All(RunRows.Pages(NightShop.Account, run.Parts), default).Select(Packed.To<RunPageRow>).ToListAsync()).Sum(page => page.Written);
    }

    private async Task<RunInput> Open(string id, DateOnly night)
    {
        await runs.Open(NightShop.Account, id, default);
        return new RunInput(NightShop.Account.Value, id, night);
    }
}
