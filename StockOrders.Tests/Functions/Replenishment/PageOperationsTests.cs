using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;
using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>What a page of a thousand variants costs in storage operations.</summary>
public sealed class PageOperationsTests : IDisposable
{
    private static readonly AccountId Account = AccountId.From("acme");

    private readonly SqliteMemoryStore inner = new();
    private readonly StoreMetering store;
    private readonly RunBook runs;
    private readonly PageSlots slots = new();
    private readonly RecalculateVariants work;

    public PageOperationsTests()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 5, 1, 3, 0, 0, TimeSpan.Zero));
        store = new StoreMetering(inner);
        var settings = new SettingsRows(store, clock);
        runs = new RunBook(store, settings, new RunProgressRows(store), clock);
        var memory = new RunMemory(
            new AccountFacts(store, settings, new RuleRows(store), new OnOrderNow(store), new MeasuredLeadTimes(store), new DemandRows(store)), clock);
        work = new RecalculateVariants(store, runs, memory, slots, clock, NullLogger<RecalculateVariants>.Instance);
    }

    public void Dispose()
    {
        inner.Dispose();
        slots.Dispose();
    }

    [Fact]
    public async Task Page_is_read_in_three_walks_and_written_in_batches()
    {
        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage);
        await Costs("first");

        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage + 1);
        var (reads, lists, commits) = await Costs("first", page: 1, from: 1001);

        // Whether the run goes on; variants, metrics and demand. What all pages work from was read by the first.
        Assert.Equal((1, 3), (reads, lists));
        Assert.Equal(2, commits);
    }

    [Fact]
    public async Task Thousand_changed_variants_are_written_a_hundred_at_a_time()
    {
        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage);

        var (_, _, commits) = await Costs("first");

        // A thousand metrics; a thousand needs and the page itself.
        Assert.Equal(10 + 11, commits);
    }

    [Fact]
    public async Task Nothing_of_the_catalogue_is_written_where_nothing_changed()
    {
        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage);
        await Costs("first");
        var before = await Catalogue();

        var (_, _, commits) = await Costs("second");

        Assert.Equal(11, commits);
        Assert.Equal(before, await Catalogue());
    }

    private async Task<(long Reads, long Lists, long Commits)> Costs(string id, int page = 0, int from = 1)
    {
        var run = await runs.Open(Account, id, default);
        var (reads, lists, commits) = (store.Reads, store.Lists, store.Commits);
        var last = Math.Max(from, PlanRun.VariantsInAPage);
        await work.Run(
            new RecalculateVariants.Input(
                new RunInput(Account.Value, id, run.Night), new VariantPage(page, RunShop.IdOf(from).Value, RunShop.IdOf(last).Value)),
            default);
        return (store.Reads - reads, store.Lists - lists, store.Commits - commits);
    }

    private async Task<List<(string Row, string ETag)>> Catalogue() => await inner
        .All(new RowRange(CatalogueRows.Partition(Account), "!", "~"), default).Select(row => (row.Key.Row, row.ETag)).ToListAsync();
}
