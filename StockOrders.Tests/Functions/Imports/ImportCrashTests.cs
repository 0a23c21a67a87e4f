using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Imports;

/// <summary>The host dies before and after each single write of an import, and another goes on: every line counts once.</summary>
public sealed class ImportCrashTests
{
    private const int Lines = 22_500;

    private static readonly DateTimeOffset Later = new(2026, 5, 1, 9, 20, 0, TimeSpan.Zero);

    [Fact]
    public async Task Wherever_the_host_dies_every_line_counts_once()
    {
        var file = ImportShop.Header + ImportShop.Lines(Lines) + "line-1,v1,w1,2026-04-30,1\nlast,v1,none,2026-04-30,1\n";
        var isOver = false;
        for (var step = 0; !isOver; step++)
        {
            foreach (var isDone in new[] { false, true })
            {
                using var store = new DyingStore();
                await using (var first = await (await ImportShop.Open(store)).Stocked())
                {
                    store.DieAt(step * 3, isDone);
                    await first.Send(file, "k1");
                    await first.App.WhenIdle();
                    isOver = !store.IsDead;
                }

                store.Revive();
                await using var second = await ImportShop.Open(store, Later);
                var sent = await second.Send(file, "k1");
                await second.App.WhenIdle();
                await second.App.Advance(TimeSpan.FromMinutes(40));
                var done = await second.Import(sent.Id);

                Assert.True(done.Status == "completed", $"{step} {isDone}: {done.Json}");
                Assert.Equal([$"{Lines + 2} id duplicate_id", $"{Lines + 3} warehouse unknown_warehouse"], done.Refused);
                Assert.Equal((Lines + 2, Lines, 2), (done.Number("done"), done.Number("applied"), done.Number("refused")));
                await second.HasSold(Lines);
            }
        }
    }

    /// <summary>A store whose host dies at one of its writes: from then on nothing is written, and the last answer may be lost.</summary>
    private sealed class DyingStore : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private int left = int.MaxValue;
        private bool isDoneFirst;

        public bool IsDead => Volatile.Read(ref left) <= 0;

        public void DieAt(int write, bool isDone) => (left, isDoneFirst) = (write + 1, isDone);

        public void Revive() => left = int.MaxValue;

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            var remaining = Interlocked.Decrement(ref left);
            if (remaining == 0 && isDoneFirst)
            {
                await inner.Commit(partition, changes, cancellation);
            }

            return remaining <= 0
                ? throw new InvalidOperationException("The host is dead.")
                : await inner.Commit(partition, changes, cancellation);
        }

        public void Dispose() => inner.Dispose();
    }
}
