using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Values;
using StockOrders.Functions.Imports;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.Functions.Imports;

/// <summary>An import whose lines are being applied.</summary>
public sealed class ImportCancelTests
{
    private const int Lines = 25_000;

    [Fact]
    public async Task An_import_that_is_called_off_in_the_middle_keeps_what_was_applied_and_applies_no_more()
    {
        using var store = new HeldStore();
        await using var shop = await (await ImportShop.Open(store)).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(Lines);
        store.HoldAt(write: 120);
        var sent = await shop.Send(file);
        await store.Held;

        var under = await shop.Import(sent.Id);
        var cancelled = await shop.Json(HttpMethod.Post, $"sales/imports/{sent.Id}/cancel", "{}");
        store.Release();
        await shop.App.WhenIdle();
        var over = await shop.Import(sent.Id);

        Assert.Equal(("applying", "cancelled", "cancelled"), (under.Status, cancelled.Status, over.Status));
        Assert.InRange(over.Number("applied"), 1_000, Lines - 1_000);
        Assert.Equal(over.Number("applied"), over.Number("done"));
        Assert.Equal(0, await shop.Chunks(sent.Id));

        // Sent again, the rest is applied and nothing twice.
        Assert.Equal(202, (await shop.Send(file)).Code);
        await shop.App.WhenIdle();
        await shop.HasSold(Lines);
    }

    [Fact]
    public async Task An_import_that_was_kept_is_applied_the_same_by_the_code_of_today()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var sent = await shop.Send(ImportShop.Header + ImportShop.Lines(Lines));
        await shop.App.WhenIdle();
        var import = await shop.App.Services.GetRequiredService<ImportBook>().Find(new AccountId("a1"), sent.Id, default);
        var engine = shop.App.Services.GetRequiredService<DurableEngine>();
        var now = engine.ExportHistory(ImportStart.InstanceOf(import!.Import))!;

        HistoryReplay.Verify(engine.Functions, now);
        HistoryReplay.Verify(engine.Functions, await File.ReadAllTextAsync(KeptHistory()));
    }

    private static string KeptHistory([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "DemandImport_v1.history.json");

    /// <summary>A store that waits before one of the writes that sales make.</summary>
    private sealed class HeldStore : IStore, IDisposable
    {
        private readonly SqliteMemoryStore inner = new();
        private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = int.MaxValue;

        public Task Held => held.Task.WaitAsync(Patience.Hang);

        public void HoldAt(int write) => left = write;

        public void Release() => released.SetResult();

        public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

        public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
            inner.List(range, limit, continuation, cancellation);

        public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            if (partition.EndsWith(".demand", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
            {
                held.SetResult();
                await released.Task;
            }

            return await inner.Commit(partition, changes, cancellation);
        }

        public void Dispose() => inner.Dispose();
    }
}
