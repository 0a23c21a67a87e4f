using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Orders.Lists;

public sealed class OrderCountsTests
{
    private static readonly AccountId Account = AccountId.From("acme");

    /// <summary>Changers and folders at the same time: each change is counted once, whoever wins.</summary>
    [Fact]
    public void Counts_stay_exact_while_many_change_and_fold_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20),
        Prop.ForAll(ArbMap.Default.ArbFor<Stage[]>(), stages =>
        {
            using var store = new SqliteMemoryStore();
            var counts = new OrderCounts(store);
            Parallel.For(0, 8, worker => Run(async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    await Commit(store, null, Stage.Draft);
                    foreach (var (before, after) in stages.Prepend(Stage.Draft).Zip(stages))
                    {
                        await Commit(store, before, after);
                    }

                    Assert.InRange((await counts.Read(Account, default)).Of(StageStatus.All), i + 1, 480);
                    await counts.Fold(Account, default);
                }
            }));

            var sum = Run(async () => await counts.Read(Account, default));
            var last = StageStatus.Of(stages.Append(stages.Length == 0 ? Stage.Draft : stages[^1]).Last());
            Assert.Equal(new StatusCount(last, 480), Assert.Single(sum.Counts));
        }));

    [Fact]
    public async Task Many_changes_are_folded_by_who_finds_them_and_few_are_left()
    {
        using var store = new SqliteMemoryStore();
        var counts = new OrderCounts(store);
        for (var i = 0; i < 1_700; i++)
        {
            await Commit(store, null, i % 2 == 0 ? Stage.Draft : Stage.Sent);
        }

        var read = await counts.Read(Account, default);
        await counts.Fold(Account, default);

        Assert.Equal((850, 850), (read.Of(["draft"]), read.Of(["open"])));
        Assert.Equal(1_700, (await counts.Read(Account, default)).Of(StageStatus.All));
        Assert.InRange(await store.All(OrderRows.AllCounts(Account), default).CountAsync(), 1, OrderCounts.ManyChanges);
    }

    [Fact]
    public async Task Who_dies_before_a_folding_is_committed_has_changed_nothing()
    {
        using var store = new MeteredStore();
        for (var i = 0; i < 90; i++)
        {
            await Commit(store, null, Stage.Draft);
        }

        store.BeforeCommit = (_, changes) => throw new IOException($"dies with {changes.Count} changes");
        await Assert.ThrowsAsync<IOException>(async () => await new OrderCounts(store).Fold(Account, default));
        store.BeforeCommit = (_, _) => { };

        Assert.Equal(90, (await new OrderCounts(store).Read(Account, default)).Of(["draft"]));
    }

    private static async Task Commit(IStore store, Stage? before, Stage? after)
    {
        if (OrderCounts.Change(before, after) is { } change)
        {
            Assert.True((await store.Commit(OrderRows.Partition(Account), [change], default)).Committed);
        }
    }

    private static void Run(Func<Task> work) => work().GetAwaiter().GetResult();

    private static T Run<T>(Func<Task<T>> work) => work().GetAwaiter().GetResult();
}
