using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
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
    private static readonly DateOnly Today = new(2026, 5, 1);

    private readonly SqliteMemoryStore inner = new();
    private readonly StoreMetering store;
    private readonly AccountFacts facts;
    private readonly RunBook runs;
    private readonly PageSlots slots = new();
    private readonly RecalculateVariants work;

    public PageOperationsTests()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 5, 1, 3, 0, 0, TimeSpan.Zero));
        store = new StoreMetering(inner);
        var settings = new SettingsRows(store, clock);
        runs = new RunBook(store, settings, new RunProgressRows(store), clock);
        var siblings = new Siblings(store, NullLogger<Siblings>.Instance);
        facts = new AccountFacts(store, settings, new RuleRows(store), new OnOrderNow(store), new MeasuredLeadTimes(store), new DemandRows(store), siblings);
        var memory = new RunMemory(facts, clock);
        work = new RecalculateVariants(store, runs, memory, slots, siblings, clock, NullLogger<RecalculateVariants>.Instance);
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

    // After a first import every variant is new in the catalogue, whatever it sold before: pages looked for their products one by one, for sixty nights.
    [Fact]
    public async Task What_came_into_the_catalogue_with_a_year_of_sales_costs_no_look_at_its_product()
    {
        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage);
        await Costs("first");
        await NewOfProducts(PlanRun.VariantsInAPage, "new", 300);
        await Sold(Enumerable.Range(1, PlanRun.VariantsInAPage).Select(RunShop.IdOf), days: 365);

        var (reads, lists, _) = await Costs("first", page: 1);

        Assert.Equal((1, 3), (reads, lists));
    }

    // One list a product and one a sibling, however many there were.
    [Fact]
    public async Task What_is_truly_new_costs_a_page_a_bounded_look_at_its_products()
    {
        await RunShop.Needs(store, Account, 1);
        await Costs("first");
        await NewOfProducts(PlanRun.VariantsInAPage, "new", 300);
        await OldOfProducts(300, each: 12);

        var (reads, lists, _) = await Costs("first", page: 1);

        Assert.Equal(1, reads);
        Assert.InRange(lists, 3 + 200, 3 + 100 + 500);
    }

    // Where all came at once nothing stood there before them to start from, and nothing of it need be read.
    [Fact]
    public async Task What_came_with_all_of_its_product_and_never_sold_costs_no_look_at_the_others_sales()
    {
        await RunShop.Needs(store, Account, PlanRun.VariantsInAPage + 900);
        await Costs("first");
        await NewOfProducts(PlanRun.VariantsInAPage + 900, "new", 100);

        var (reads, lists, _) = await Costs("first", page: 1);

        Assert.Equal((1, 3 + 100), (reads, lists));
    }

    // An order by need, and a change that is worked out at once, read the demand of each of the others once more by itself.
    [Fact]
    public async Task Whoever_has_read_the_demand_of_all_reads_that_of_none_again()
    {
        await RunShop.Needs(store, Account, 1);
        await NewOfProducts(PlanRun.VariantsInAPage, "new", 50);
        await Sold(Enumerable.Range(1, PlanRun.VariantsInAPage).Select(RunShop.IdOf), days: 10);
        Variant[] variants =
            [.. Enumerable.Range(1, PlanRun.VariantsInAPage).Select(number => RunShop.Wanting(RunShop.IdOf(number)) with { ProductId = $"new_{number % 50}", Since = Today.AddDays(-5) })];
        var all = await facts.Of(Account, default);
        var lists = store.Lists;

        await facts.With(all, Account, variants, default, Today);

        // All demand in one walk, and each product.
        Assert.Equal(1 + 50, store.Lists - lists);
    }

    /// <summary>Variants that came five days ago, each of one of so many products.</summary>
    private async Task NewOfProducts(int variants, string product, int products)
    {
        foreach (var numbers in Enumerable.Range(1, variants).Chunk(StoreLimits.MaxChanges / 2))
        {
            await Put(numbers.Select(number => RunShop.Wanting(RunShop.IdOf(number)) with { ProductId = $"{product}_{number % products}", Since = Today.AddDays(-5) }));
        }
    }

    /// <summary>Others of the same products, which have sold for a year.</summary>
    private async Task OldOfProducts(int products, int each)
    {
        foreach (var product in Enumerable.Range(0, products))
        {
            Variant[] others = [.. Enumerable.Range(0, each).Select(number => RunShop.Wanting(new VariantId($"old_{product}_{number}")) with { ProductId = $"new_{product}" })];
            await Put(others);
            await Sold(others.Select(variant => variant.Id), days: 365);
        }
    }

    private async Task Put(IEnumerable<Variant> variants) => await inner.Commit(
        CatalogueRows.Partition(Account),
        [.. variants.SelectMany(variant => ProductRow.Of(null, variant).Append(RowChange.Put(CatalogueRows.Variant(variant.Id), Packed.From(variant))))],
        default);

    private async Task Sold(IEnumerable<VariantId> variants, int days)
    {
        var packed = PackedDemand.Pack(DemandDays.None.With([.. Enumerable.Range(1, days).Select(day => new DemandChange(Today.AddDays(-day), 20_000))]));
        foreach (var some in variants.Chunk(StoreLimits.MaxChanges))
        {
            await inner.Commit(
                DemandNames.Partition(Account), [.. some.Select(variant => RowChange.Put(DemandNames.Days(new Place(variant, RunShop.Warehouse)), packed))], default);
        }
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
