using Azure.Data.Tables;

namespace StockOrders.Functions.Storage;

/// <summary>
/// The store in one Azure table, see docs/decisions/0003-state-in-table-storage.md. The table is made when it is first asked for.
/// An exception from <see cref="Commit"/> leaves open whether it was made: the caller reads and decides again.
/// </summary>
/// <param name="table">Made with <see cref="AzureTries"/> in its pipeline, after the retries.</param>
internal sealed class AzureTableStore(TableClient table) : IStore
{
    private readonly TransactionMarks _marks = new();
    private Task? _made;

    public async ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation)
    {
        TransactionCheck.Key(key);
        await MakeTable(cancellation);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, null, cancellation);
        return found.HasValue ? Row(found.Value!) : null;
    }

    public async ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
    {
        TransactionCheck.Page(range, limit);
        // As in SQLite a continuation is the last name of the page before, which stays good while rows come and go.
        if (continuation is not null) TransactionCheck.Key(new(range.Partition, continuation));
        await MakeTable(cancellation);

        var rows = new List<StoredRow>();
        var pages = table.QueryAsync<TableEntity>(
            TableFilter.Of(range, continuation), Math.Min(limit + 1, StoreLimits.MaxPage), null, cancellation);
        // The service may give short pages, even empty ones, before the end.
        await foreach (var entity in pages)
        {
            if (rows.Count == limit) return new StorePage(rows, rows[^1].Key.Row);
            rows.Add(Row(entity));
        }

        return new StorePage(rows, null);
    }

    public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        TransactionCheck.Changes(partition, changes);
        if (changes.Count == 0) return CommitOutcome.Done;
        if (AzureETag.FirstForeign(changes) is { } foreign) return CommitOutcome.Conflict(foreign);
        await MakeTable(cancellation);

        var mark = _marks.Next();
        var tally = new AzureTries.Tally();
        try
        {
            using (AzureTries.Count(tally))
                await table.SubmitTransactionAsync(changes.Select(change => AzureActions.Of(partition, change, mark)), cancellation);
            return CommitOutcome.Done;
        }
        catch (TableTransactionFailedException e) when (AzureActions.IsConflict(e))
        {
            var conflict = changes[e.FailedTransactionActionIndex!.Value];
            return tally.Sent > 1 && await WasOurs(partition, changes, conflict, mark, cancellation)
                ? CommitOutcome.Done
                : CommitOutcome.Conflict(conflict.Row);
        }
    }

    /// <summary>
    /// Looks for this transaction's mark on what it wrote: on a row that it inserted, which others rarely touch, and on the row in
    /// conflict. Any one tells, because all were written or none.
    /// </summary>
    private async Task<bool> WasOurs(
        string partition, IReadOnlyList<RowChange> changes, RowChange conflict, string mark, CancellationToken cancellation)
    {
        var inserted = changes.Where(change => change.Kind == RowChangeKind.Insert).Select(change => change.Row).Take(1);
        foreach (var row in inserted.Append(conflict.Row).Distinct(StringComparer.Ordinal))
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, [TransactionMarks.Property], cancellation);
            if (found.HasValue && found.Value!.GetString(TransactionMarks.Property) == mark) return true;
        }

        return false;
    }

    private static StoredRow Row(TableEntity entity) =>
        new(new(entity.PartitionKey, entity.RowKey), entity.ETag.ToString(), EntityBody.Read(entity));

    // Two callers may both make it at the start, which harms nothing. A failure is tried again by the next caller.
    private Task MakeTable(CancellationToken cancellation) =>
        _made is { IsCompletedSuccessfully: true } made ? made : _made = table.CreateIfNotExistsAsync(cancellation);
}
