using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Demand.DemandShop;

namespace StockOrders.Tests.Functions.Demand;

public sealed class SalesRaceTests
{
    [Fact]
    public async Task Parallel_senders_of_the_same_lines_count_each_once()
    {
        await using var api = await TestApi.RunWithCatalogue();
        SaleLine[] lines = [.. Enumerable.Range(0, 300).Select(number => Sale($"line-{number}", $"c1_{1 + number % 7}", 1))];

        var recorded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => api.Record(lines))));

        Assert.Equal((300, 0), (recorded.Sum(one => one.Added), recorded.Sum(one => one.Corrected)));
        Assert.Equal(8 * 300, recorded.Sum(one => one.Added + one.Standing));
        Assert.Equal(300m, await All(api));
    }

    [Fact]
    public async Task Parallel_senders_of_different_lines_of_the_same_variants_lose_none()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(sender => Task.Run(() => api.Record(
            [.. Enumerable.Range(0, 250).Select(number => Sale($"{sender}-{number}", $"c1_{1 + number % 7}", 1, number % 90))]))));

        Assert.Equal(12 * 250m, await All(api));
    }

    [Fact]
    public async Task Lines_that_are_moved_to_and_fro_by_many_stand_in_one_place_in_the_end()
    {
        await using var api = await TestApi.RunWithCatalogue();

        await Task.WhenAll(Enumerable.Range(1, 7).Select(variant => Task.Run(async () =>
        {
            for (var round = 0; round < 6; round++)
            {
                await api.Record([.. Enumerable.Range(0, 20).Select(number => Sale($"line-{number}", $"c1_{variant}", 1, round))]);
            }
        })));

        Assert.Equal(20m, await All(api));
        for (var variant = 1; variant <= 7; variant++)
        {
            for (var day = 0; day < 6; day++)
            {
                Assert.InRange(await api.SoldOn($"c1_{variant}", day), 0, 20);
            }
        }
    }

    [Fact]
    public async Task Wherever_a_call_dies_sending_it_again_completes_it()
    {
        SaleLine[] lines = [.. Enumerable.Range(0, 260).Select(number => Sale($"line-{number}", $"c1_{1 + number % 5}", 1 + number % 3, number % 40))];
        for (var step = 1; step <= 4; step++)
        {
            foreach (var isWritten in new[] { false, true })
            {
                using var store = new DyingStore(isWritten);
                await using var api = await TestApi.RunWithCatalogue(store);
                store.DieAt(step);
                await Assert.ThrowsAnyAsync<IOException>(() => api.Record(lines));
                store.DieAt(int.MaxValue);

                await api.Record(lines);

                Assert.Equal(lines.Sum(line => line.Quantity), await All(api));
            }
        }
    }

    private static async Task<decimal> All(TestApi api)
    {
        var sum = 0m;
        for (var variant = 1; variant <= 7; variant++)
        {
            sum += await api.Sold($"c1_{variant}");
        }

        return sum;
    }

    /// <summary>A store that is lost with a commit of demand, before it is written or with the answer to it.</summary>
    private sealed class DyingStore(bool isWritten) : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private int left = int.MaxValue;

        public void DieAt(int commit) => left = commit;

        public void Dispose() => inner.Dispose();

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            var now = partition == DemandNames.Partition(Account) ? Interlocked.Decrement(ref left) : int.MaxValue;
            if (now < 0 || (now == 0 && !isWritten))
            {
                throw new IOException("The store is gone.");
            }

            var outcome = await inner.Commit(partition, changes, cancellation);
            return now == 0 ? throw new IOException("The answer is lost.") : outcome;
        }
    }
}
