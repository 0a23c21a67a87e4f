using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Runs as people see them: started once, followed, finished.</summary>
internal sealed class RunBook(IStore store, SettingsRows settings, RunProgressRows progress, TimeProvider clock)
{
    /// <summary>How often a night is tried, the first time included. A run that a person started is tried by them.</summary>
    public const int MostAttempts = 3;

    private const string OfTheNight = "night-";

    public static string NightId(DateOnly night) => OfTheNight + night.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes the run down, unless one of that id stands already. Whoever calls starts the orchestration; the sweep does where they could not.</summary>
    public async Task<RunRow> Open(AccountId account, string id, CancellationToken cancellation)
    {
        var run = new RunRow(id, account, await Today(account, cancellation), RunStatus.Running, clock.GetUtcNow());
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

    public IAsyncEnumerable<RunRow> All(AccountId account, CancellationToken cancellation) =>
        store.All(RunRows.AllRuns(account), cancellation).Select(Packed.To<RunRow>);

    /// <summary>Whether this attempt goes on: parts of one that was cancelled, or is tried anew, have nothing more to do.</summary>
    public async Task<bool> IsUnderWay(RunInput run, CancellationToken cancellation) =>
        await Find(new AccountId(run.Account), run.Run, cancellation) is { Status: RunStatus.Running } found && found.Attempt == run.Attempt;

    /// <summary>Says how many variants there are. Said again it changes nothing.</summary>
    /// <returns>False where the run is over, cancelled meanwhile: then there is nothing to do.</returns>
    public async Task<bool> Plan(AccountId account, string id, int variants, CancellationToken cancellation) =>
        await Change(
            account, id, run => run with { Variants = variants, PlannedAt = run.PlannedAt ?? clock.GetUtcNow() }, cancellation) is not null;

    /// <summary>Says that a run is over. A night that failed stays open until it was tried often enough.</summary>
    public async Task Finish(AccountId account, string id, string? failure, CancellationToken cancellation)
    {
        if (await Find(account, id, cancellation) is { Status: RunStatus.Running } run)
        {
            await Finish(run, failure, cancellation);
        }
    }

    /// <summary>
    /// Says that an attempt failed whose orchestration ended and could not say so itself. It counts like any other that failed, so that one
    /// which always dies is not begun for ever.
    /// </summary>
    public async Task Died(RunRow run, CancellationToken cancellation)
    {
        if (await Find(run.Account, run.Id, cancellation) is { Status: RunStatus.Running } now && now.Attempt == run.Attempt)
        {
            await Finish(now, "It broke off: its orchestration ended before it was over.", cancellation);
        }
    }

    private async Task Finish(RunRow run, string? failure, CancellationToken cancellation)
    {
        var reached = await progress.Of(run, cancellation);
        await Change(
            run.Account, run.Id, now => reached.Over(now, failure is null ? RunStatus.Completed : RunStatus.Failed, clock.GetUtcNow(), failure), cancellation);
    }

    /// <summary>Calls a run off: what it has written stands, what it has not begun is left. Null where the run was over before.</summary>
    public async Task<RunRow?> Cancel(RunRow run, CancellationToken cancellation)
    {
        var reached = await progress.Of(run, cancellation);
        return await Change(run.Account, run.Id, now => reached.Over(now, RunStatus.Cancelled, clock.GetUtcNow(), null), cancellation);
    }

    /// <summary>
    /// Takes a failed night up once more, as long as it is that night: yesterday's orders would be made of what is needed today.
    /// </summary>
    /// <returns>The run to start; null where it stays as it is.</returns>
    public async Task<RunRow?> Again(RunRow failed, CancellationToken cancellation)
    {
        if (failed.Night == await Today(failed.Account, cancellation))
        {
            return await Change(
                failed.Account,
                failed.Id,
                run => run.Attempt == failed.Attempt
                    ? run with { Status = RunStatus.Running, Attempt = run.Attempt + 1, PlannedAt = null, FinishedAt = null, Failure = null }
                    : run,
                cancellation,
                RunStatus.Failed);
        }

        await store.Commit(RunRows.Partition(failed.Account), [RowChange.Delete(RunRows.Open(failed.Id))], cancellation);
        return null;
    }

    private async Task<DateOnly> Today(AccountId account, CancellationToken cancellation) =>
        ClockDays.DayOf(clock.GetUtcNow(), (await settings.Get(account, fresh: true, cancellation)).Zone());

    /// <summary>Changes the run and its note among the open ones, which goes when nothing is to be done for it any more.</summary>
    /// <returns>The run; null where it does not stand as it must for the change.</returns>
    private async Task<RunRow?> Change(
        AccountId account, string id, Func<RunRow, RunRow> change, CancellationToken cancellation, RunStatus from = RunStatus.Running)
    {
        var key = new StoreKey(RunRows.Partition(account), RunRows.Run(id));
        while (true)
        {
            var row = await store.Read(key, cancellation) ?? throw new InvalidDataException($"There is no run {id}.");
            var before = Packed.To<RunRow>(row);
            if (before.Status != from)
            {
                return null;
            }

            var after = change(before);
            var note = IsOpen(after) ? RowChange.Put(RunRows.Open(id), Packed.From(after)) : RowChange.Delete(RunRows.Open(id));
            if ((await store.Commit(key.Partition, [RowChange.Replace(key.Row, Packed.From(after), row.ETag), note], cancellation)).Committed)
            {
                return after;
            }
        }
    }

    private static bool IsOpen(RunRow run) => run.Status switch
    {
        RunStatus.Running => true,
        RunStatus.Failed => run.Attempt < MostAttempts && run.Id.StartsWith(OfTheNight, StringComparison.Ordinal),
        _ => false,
    };
}
