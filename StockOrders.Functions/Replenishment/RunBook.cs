using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Runs as people see them: started once, followed, finished.</summary>
internal sealed class RunBook(IStore store, SettingsRows settings, TimeProvider clock)
{
    /// <summary>Writes the run down, unless one of that id stands already. Whoever calls starts the orchestration; the sweep does where they could not.</summary>
    public async Task<RunRow> Open(AccountId account, string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var zone = (await settings.Get(account, fresh: true, cancellation)).TimeZone;
        var run = new RunRow(id, account, ClockDays.DayOf(now, TimeZoneInfo.FindSystemTimeZoneById(zone)), RunStatus.Running, now);
        var written = await store.Commit(
            RunRows.Partition(account),
            [RowChange.Insert(RunRows.Run(id), Packed.From(run)), RowChange.Put(RunRows.Open(id), Packed.From(run))],
            cancellation);
        return written.Committed ? run : await Find(account, id, cancellation) ?? throw new InvalidDataException($"Run {id} stands and does not.");
    }

    public async Task<RunRow?> Find(AccountId account, string id, CancellationToken cancellation) =>
        IdText.IsPossible(id) && await store.Read(new StoreKey(RunRows.Partition(account), RunRows.Run(id)), cancellation) is { } row
            ? Packed.To<RunRow>(row)
            : null;

    /// <summary>Whether the run goes on: parts of one that was cancelled have nothing more to do.</summary>
    public async Task<bool> IsUnderWay(RunInput run, CancellationToken cancellation) =>
        await Find(new AccountId(run.Account), run.Run, cancellation) is { Status: RunStatus.Running } found && found.Attempt == run.Attempt;

    /// <summary>Says how many variants there are. Said again it changes nothing.</summary>
    /// <returns>False where the run is over, cancelled meanwhile: then there is nothing to do.</returns>
    public Task<bool> Plan(AccountId account, string id, int variants, CancellationToken cancellation) =>
        Change(account, id, run => run with { Variants = variants }, over: false, cancellation);

    public Task Finish(AccountId account, string id, string? failure, CancellationToken cancellation) => Change(
        account,
        id,
        run => run with { Status = failure is null ? RunStatus.Completed : RunStatus.Failed, FinishedAt = clock.GetUtcNow(), Failure = failure },
        over: true,
        cancellation);

    /// <summary>How many variants are worked through, and the drafts made so far.</summary>
    public async Task<(int Done, IReadOnlyList<RunDraftRow> Drafts)> Progress(RunRow run, CancellationToken cancellation)
    {
        var done = 0;
        await foreach (var row in store.All(RunRows.Pages(run.Account, run.Parts), cancellation))
        {
            done += Packed.To<RunPageRow>(row).Variants;
        }

        var drafts = new List<RunDraftRow>();
        await foreach (var row in store.All(RunRows.Drafts(run.Account, run.Parts), cancellation))
        {
            drafts.Add(Packed.To<RunDraftRow>(row));
        }

        return (done, drafts);
    }

    /// <returns>False where the run is over.</returns>
    private async Task<bool> Change(AccountId account, string id, Func<RunRow, RunRow> change, bool over, CancellationToken cancellation)
    {
        var key = new StoreKey(RunRows.Partition(account), RunRows.Run(id));
        while (true)
        {
            var row = await store.Read(key, cancellation) ?? throw new InvalidDataException($"There is no run {id}.");
            var run = Packed.To<RunRow>(row);
            if (run.Status != RunStatus.Running)
            {
                return false;
            }

            List<RowChange> changes = [RowChange.Replace(key.Row, Packed.From(change(run)), row.ETag)];
            if (over)
            {
                changes.Add(RowChange.Delete(RunRows.Open(id)));
            }

            if ((await store.Commit(key.Partition, changes, cancellation)).Committed)
            {
                return true;
            }
        }
    }
}
