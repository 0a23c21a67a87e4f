using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>How far a run is, added up from its parts.</summary>
/// <param name="Done">Variants worked through, those that failed included.</param>
/// <param name="Failed">How many could not be; <paramref name="Failures"/> has the first of them.</param>
/// <param name="Until">When the last page was done.</param>
internal sealed record RunProgress(
    int Done,
    int Failed,
    DateTimeOffset? Until,
    IReadOnlyList<RunSkip> Skipped,
    IReadOnlyList<RunFailureRow> Failures,
    IReadOnlyList<RunDraftRow> Drafts)
{
    /// <summary>Variants a second since the work began; null where that cannot be told yet.</summary>
    public decimal? Rate(RunRow run) =>
        run.PlannedAt is { } from && Until is { } until && until > from ? decimal.Round(Done / (decimal)(until - from).TotalSeconds, 1) : null;

    /// <summary>Until the last variant at the rate so far; null where nothing is left or it cannot be told.</summary>
    public int? SecondsLeft(RunRow run) =>
        run.Status == RunStatus.Running && Rate(run) is { } rate and > 0 && run.Variants > Done
            ? (int)Math.Min(int.MaxValue, decimal.Ceiling((run.Variants - Done) / rate))
            : null;

    public RunRow Over(RunRow run, RunStatus status, DateTimeOffset at, string? failure) =>
        On(run) with { Status = status, FinishedAt = at, Failure = failure };

    public RunRow On(RunRow run) => run with
    {
        Done = Done,
        Failed = Failed,
        Drafts = Drafts.Count(draft => draft.Order is not null),
    };
}

/// <summary>Reads the parts of runs.</summary>
internal sealed class RunProgressRows(IStore store)
{
    /// <summary>Failures that are shown; how many there are is counted apart.</summary>
    public const int MostFailures = 1_000;

    public async Task<RunProgress> Of(RunRow run, CancellationToken cancellation)
    {
        var pages = await store.All(RunRows.Pages(run.Account, run.Parts), cancellation).Select(Packed.To<RunPageRow>).ToListAsync(cancellation);
        var drafts = await store.All(RunRows.Drafts(run.Account, run.Parts), cancellation).Select(Packed.To<RunDraftRow>).ToListAsync(cancellation);
        var failures = await store.List(RunRows.Failures(run.Account, run.Parts), MostFailures, null, cancellation);
        return new RunProgress(
            pages.Sum(page => page.Variants),
            pages.Sum(page => page.Failed),
            pages.Max(page => page.At),
            RunSkip.Together(pages.SelectMany(page => page.Skipped ?? [])),
            [.. failures.Rows.Select(Packed.To<RunFailureRow>)],
            drafts);
    }
}
