using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Suppliers;
using StockOrders.LocalHost.Clock;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>
/// A run of a million variants held 706 MB while its 2,000 drafts were made, and 200 MB before: every half minute forty drafts at once found
/// what is on order too old, and each read all of it for itself. The night after held 1.1 GB, as its first pages each read it as well.
/// </summary>
public sealed class OnOrderMemoryTests
{
    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 5, 1, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Drafts_that_are_made_at_once_read_what_is_on_order_once()
    {
        using var rows = new SqliteMemoryStore();
        var held = new HeldStore(rows);
        var store = new StoreMetering(held);
        var memory = new OnOrderMemory(store, new OnOrderNow(store), clock);
        var run = new RunInput("wonka", "night-20260501", new DateOnly(2026, 5, 1));

        var all = Enumerable.Range(0, 16).Select(draft => memory.Of(run, 1, new VendorNeed($"v{draft}", "w1"), [], default)).ToArray();
        held.LetGo();
        var found = await Task.WhenAll(all);

        // One list of the drafts that stand and one of what orders promise.
        Assert.Equal(2, store.Lists);
        Assert.All(found, one => Assert.Same(found[0], one));
    }

    // A rule that submits at once ordered a second time what a person had ordered by naming goods less than half a minute before.
    // One whose instance's clock is behind gets an id from before.
    [Theory, InlineData(0), InlineData(-4)]
    public async Task What_goes_out_at_once_counts_orders_that_were_made_a_moment_ago(int behind)
    {
        using var store = new SqliteMemoryStore();
        var memory = new OnOrderMemory(store, new OnOrderNow(store), clock);
        var run = new RunInput("wonka", "night-20260501", new DateOnly(2026, 5, 1));
        var (account, need, variant, warehouse) = (new AccountId("wonka"), new VendorNeed("v1", "w1"), new VariantId("c1"), new WarehouseId("w1"));
        var before = await memory.Of(run, 1, need, [], default, isFinal: true);
        Assert.Same(before, await memory.Of(run, 1, need, [], default, isFinal: true));

        await store.Commit(
            OrderRows.Partition(account),
            [RowChange.Insert(OrderRows.OnOrder(OrderIds.New(clock.GetUtcNow().AddSeconds(behind), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })), Packed.From(new OnOrderRow(warehouse, [new OnOrderQuantity(variant, 30)])))],
            default);

        Assert.Same(before, await memory.Of(run, 1, need, [], default));
        Assert.Equal(30, (await memory.Of(run, 1, need, [], default, isFinal: true)).Of(variant, warehouse).OnOrder);
        Assert.Equal(30, (await memory.Of(run, 1, need, [], default)).Of(variant, warehouse).OnOrder);
    }

    [Fact]
    public async Task Pages_that_are_worked_through_at_once_read_what_they_work_from_once()
    {
        using var rows = new SqliteMemoryStore();
        var held = new HeldStore(rows);
        var store = new StoreMetering(held);
        var siblings = new Siblings(store, NullLogger<Siblings>.Instance);
        var memory = new RunMemory(
            new AccountFacts(
                store, new SettingsRows(store, clock), new RuleRows(store), new OnOrderNow(store), new MeasuredLeadTimes(store), new DemandRows(store), siblings),
            clock);

        var all = Enumerable.Range(0, 4).Select(_ => memory.Of(new AccountId("wonka"), "night", default)).ToArray();
        held.LetGo();
        var found = await Task.WhenAll(all);

        Assert.All(found, one => Assert.Same(found[0], one));
    }

    /// <summary>Lists nothing before it is let go.</summary>
    private sealed class HeldStore(IStore inner) : IStore
    {
        private readonly TaskCompletionSource gone = new();

        public void LetGo() => gone.SetResult();

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public async ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
        {
            await gone.Task;
            return await inner.List(range, limit, continuation, cancellation);
        }

        public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            inner.Commit(partition, changes, cancellation);
    }
}
