using System.Collections.Immutable;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>Backtests as people see them: written down once, followed, finished.</summary>
internal sealed class BacktestBook(IStore store, TimeProvider clock)
{
    /// <summary>Few enough that one part is played in seconds and its rows fit into few transactions.</summary>
    public const int VariantsInAPart = 50;

    /// <summary>Writes the parts down and then the backtest, unless one of that id stands: whoever finds it finds its parts.</summary>
    public async Task<BacktestRow> Open(BacktestRow row, IReadOnlyList<VariantId> variants, CancellationToken cancellation)
    {
        List<RowChange> parts = [.. variants.Chunk(VariantsInAPart).Select((chunk, part) =>
            RowChange.Put(BacktestRows.Part(row.Id, part), Packed.From(new BacktestPartRow([.. chunk]))))];
        var opened = row with { Variants = variants.Count, Parts = parts.Count };
        if (await Find(row.Account, row.Id, cancellation) is { } known)
        {
            return known;
        }

        foreach (var transaction in Transactions.Of(BacktestRows.Partition(row.Account), parts))
        {
            await store.Commit(BacktestRows.Partition(row.Account), transaction, cancellation);
        }

        var written = await store.Commit(
            BacktestRows.Partition(row.Account), [RowChange.Insert(BacktestRows.Backtest(row.Id), Packed.From(opened))], cancellation);
        return written.Committed ? opened : (await Find(row.Account, row.Id, cancellation))!;
    }

    public async Task<BacktestRow?> Find(AccountId account, string id, CancellationToken cancellation) =>
        IdText.IsPossible(id) && await store.Read(new StoreKey(BacktestRows.Partition(account), BacktestRows.Backtest(id)), cancellation) is { } row
            ? Packed.To<BacktestRow>(row)
            : null;

    public async IAsyncEnumerable<BacktestRow> All(
        AccountId account, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.All(BacktestRows.All(account), cancellation))
        {
            yield return Packed.To<BacktestRow>(row);
        }
    }

    /// <summary>With what its parts came to so far.</summary>
    public async Task<BacktestView> View(BacktestRow row, CancellationToken cancellation)
    {
        var done = 0;
        var (totals, replays) = (ImmutableArray<RuleFigures>.Empty, 0);
        var skipped = new List<SkippedVariant>();
        await foreach (var stored in store.All(BacktestRows.Parts(row.Account, row.Id), cancellation))
        {
            var part = Packed.To<BacktestPartRow>(stored);
            if (part.IsDone)
            {
                done += part.Variants.Length;
                replays += part.Replays;
                totals = RuleFigures.Sum(totals, part.Totals);
                skipped.AddRange(part.Skipped);
            }
        }

        return new BacktestView(row with { Totals = totals, Replays = replays }, done, skipped, clock.GetUtcNow());
    }

    /// <summary>Said again it changes nothing.</summary>
    public async Task Finish(AccountId account, string id, string? failure, CancellationToken cancellation)
    {
        var key = new StoreKey(BacktestRows.Partition(account), BacktestRows.Backtest(id));
        while (await store.Read(key, cancellation) is { } row && Packed.To<BacktestRow>(row) is { Status: BacktestStatus.Running } running)
        {
            var finished = (await View(running, cancellation)).Row with
            {
                Status = failure is null ? BacktestStatus.Completed : BacktestStatus.Failed,
                FinishedAt = clock.GetUtcNow(),
                Failure = failure,
            };
            if ((await store.Commit(key.Partition, [RowChange.Replace(key.Row, Packed.From(finished), row.ETag)], cancellation)).Committed)
            {
                return;
            }
        }
    }
}

/// <param name="Done">Variants that are played or skipped.</param>
internal sealed record BacktestView(BacktestRow Row, int Done, IReadOnlyList<SkippedVariant> Skipped, DateTimeOffset Now)
{
    /// <summary>At the pace so far; null where nothing is done yet, or all.</summary>
    public long? SecondsLeft => Row.Status == BacktestStatus.Running && Done > 0
        ? (long)Math.Ceiling((Now - Row.CreatedAt).TotalSeconds * (Row.Variants - Done) / Done)
        : null;
}
