using System.Runtime.CompilerServices;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>Imports as they are stored. Every change of one is a transaction with its row, so of two that work at one the later finds out.</summary>
internal sealed class ImportBook(IStore store)
{
    /// <summary>Chunks are large, and are read to be deleted.</summary>
    private const int DeletedTogether = 8;

    public async Task<StoredImport?> Find(AccountId account, string id, CancellationToken cancellation) =>
        IdText.IsPossible(id) && await store.Read(new StoreKey(ImportRows.Partition(account), ImportRows.Import(id)), cancellation) is { } row
            ? new StoredImport(Packed.To<ImportRow>(row), row.ETag)
            : null;

    public IAsyncEnumerable<ImportRow> All(AccountId account, ImportKind kind, CancellationToken cancellation) =>
        store.All(ImportRows.All(account), cancellation).Select(Packed.To<ImportRow>).Where(import => import.Kind == kind);

    public async Task<int> CountOpen(AccountId account, CancellationToken cancellation) =>
        (await store.List(ImportRows.AllOpen(account), StoreLimits.MaxPage, null, cancellation)).Rows.Count;

    /// <summary>Writes the import down; null where there is one of that id.</summary>
    public Task<StoredImport?> Open(ImportRow import, CancellationToken cancellation) => Change(
        import.Account,
        [RowChange.Insert(ImportRows.Import(import.Id), Packed.From(import)), RowChange.Put(ImportRows.Open(import.Id), Packed.From(new OpenImportRow(import.Id)))],
        import,
        cancellation);

    /// <summary>
    /// Changes the import, and whatever else changes with it, if it still is as it was read; null where somebody was faster. What ends it
    /// takes away its note.
    /// </summary>
    public Task<StoredImport?> Change(StoredImport before, ImportRow after, IEnumerable<RowChange> besides, CancellationToken cancellation)
    {
        List<RowChange> changes = [RowChange.Replace(ImportRows.Import(after.Id), Packed.From(after), before.ETag), .. besides];
        if (after.IsOver() && !before.Import.IsOver())
        {
            changes.Add(RowChange.Delete(ImportRows.Open(after.Id)));
        }

        return Change(after.Account, changes, after, cancellation);
    }

    /// <summary>Those that are not over.</summary>
    public async IAsyncEnumerable<StoredImport> Unfinished(AccountId account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.All(ImportRows.AllOpen(account), cancellation))
        {
            if (await Find(account, Packed.To<OpenImportRow>(row).Import, cancellation) is { } import)
            {
                yield return import;
            }
        }
    }

    /// <summary>Of the file, whichever import brought it first; null where none did.</summary>
    public async Task<(StoredRow Row, StoredImport? Import)?> OfFile(AccountId account, ImportKind kind, string hash, CancellationToken cancellation) =>
        await store.Read(new StoreKey(ImportRows.Partition(account), ImportRows.File(kind, hash)), cancellation) is { } row
            ? (row, await Find(account, Packed.To<ImportedFileRow>(row).Import, cancellation))
            : null;

    public async Task<ImportLine[]> Chunk(AccountId account, string id, int chunk, CancellationToken cancellation)
    {
        var key = new StoreKey(ImportRows.Partition(account), ImportRows.Chunk(id, chunk));
        var row = await store.Read(key, cancellation) ?? throw new InvalidDataException($"Chunk {chunk} of import {id} is not there.");
        return ChunkReader.Read(BodyCodec.Unpack(row.Body).Span);
    }

    public async Task<ImportProgressRow?> Progress(AccountId account, string id, CancellationToken cancellation) =>
        await store.Read(new StoreKey(ImportRows.Partition(account), ImportRows.Progress(id)), cancellation) is { } row
            ? Packed.To<ImportProgressRow>(row)
            : null;

    public async Task Keep(AccountId account, string id, ImportProgressRow progress, CancellationToken cancellation) =>
        await store.Commit(ImportRows.Partition(account), [RowChange.Put(ImportRows.Progress(id), Packed.From(progress))], cancellation);

    /// <summary>The first lines that were refused, in the file's order.</summary>
    public async Task<IReadOnlyList<RefusedLine>> Refused(AccountId account, string id, CancellationToken cancellation)
    {
        var refused = new List<RefusedLine>();
        foreach (var range in new[] { ImportRows.AllRefusedArriving(account, id), ImportRows.AllRefusedApplying(account, id) })
        {
            var before = refused.Count;
            await foreach (var row in store.All(range, cancellation))
            {
                refused.AddRange(Packed.To<RefusedLinesRow>(row).Lines);
                if (refused.Count - before >= ImportLimits.RefusedShown)
                {
                    break;
                }
            }
        }

        refused.AddRange((await Progress(account, id, cancellation))?.RefusedLines ?? []);
        return [.. refused.OrderBy(line => line.Line).Take(ImportLimits.RefusedShown)];
    }

    /// <summary>Takes away what nobody needs of an import that is over. Begun again it goes on.</summary>
    public async Task Clear(AccountId account, string id, bool all, CancellationToken cancellation)
    {
        List<RowRange> ranges = [ImportRows.Chunks(account, id)];
        if (all)
        {
            ranges.AddRange([ImportRows.AllRefusedArriving(account, id), ImportRows.AllRefusedApplying(account, id)]);
        }

        foreach (var range in ranges)
        {
            while ((await store.List(range, DeletedTogether, null, cancellation)).Rows is { Count: > 0 } rows)
            {
                await store.Commit(range.Partition, [.. rows.Select(row => RowChange.Delete(row.Key.Row, row.ETag))], cancellation);
            }
        }
    }

    /// <summary>Takes away all of an import that is over; its file may then be imported anew.</summary>
    public async Task Forget(ImportRow import, CancellationToken cancellation)
    {
        await Clear(import.Account, import.Id, all: true, cancellation);
        var partition = ImportRows.Partition(import.Account);
        foreach (var row in new[] { ImportRows.Progress(import.Id), ImportRows.File(import.Kind, import.Hash), ImportRows.Import(import.Id) })
        {
            // What says that it is another import's stays.
            if (await store.Read(new StoreKey(partition, row), cancellation) is { } found
                && (row != ImportRows.File(import.Kind, import.Hash) || Packed.To<ImportedFileRow>(found).Import == import.Id))
            {
                await store.Commit(partition, [RowChange.Delete(row, found.ETag)], cancellation);
            }
        }
    }

    private async Task<StoredImport?> Change(AccountId account, IReadOnlyList<RowChange> changes, ImportRow after, CancellationToken cancellation) =>
        (await store.Commit(ImportRows.Partition(account), changes, cancellation)).Committed
            ? await Find(account, after.Id, cancellation)
            : null;
}

/// <summary>An import and the version of its row that it was read from.</summary>
internal sealed record StoredImport(ImportRow Import, string ETag);
