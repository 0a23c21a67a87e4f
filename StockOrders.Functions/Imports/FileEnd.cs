using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>What becomes of an import when its file is whole, or larger than it may be.</summary>
internal sealed class FileEnd(ImportBook book, TimeProvider clock)
{
    /// <summary>True where nobody sent the file anew or cancelled the import since.</summary>
    public static bool IsMine(StoredImport now, StoredImport mine) =>
        now.Import.Status == ImportStatus.Uploading && now.Import.Uploads == mine.Import.Uploads;

    public async Task<Outcome<ImportRow>> Complete(StoredImport import, FileFeed feed, CancellationToken cancellation)
    {
        var (now, hash) = (clock.GetUtcNow(), feed.Hash());
        var whole = import.Import with { Status = ImportStatus.Applying, Bytes = feed.Offset, Hash = hash, UploadedAt = now, SeenAt = now };
        while (true)
        {
            var before = await book.OfFile(whole.Account, whole.Kind, hash, cancellation);
            if (before?.Import?.Import is { Status: ImportStatus.Applying or ImportStatus.Completed } first && !whole.Again)
            {
                var idle = whole with { Status = ImportStatus.Duplicate, DuplicateOf = first.Id, FinishedAt = now };
                if (await book.Change(import, idle, [], cancellation) is null)
                {
                    return ImportRefusals.Elsewhere;
                }

                await book.Clear(whole.Account, whole.Id, all: true, cancellation);
                return idle;
            }

            var file = ImportRows.File(whole.Kind, hash);
            var mark = Packed.From(new ImportedFileRow(whole.Id));
            if (await book.Change(import, whole, [before is { } other ? RowChange.Replace(file, mark, other.Row.ETag) : RowChange.Insert(file, mark)], cancellation) is { } applying)
            {
                return applying.Import;
            }

            // Either the same file came twice at once, and the other was faster, or this upload is no longer the one that counts.
            if (await book.Find(whole.Account, whole.Id, cancellation) is not { } still || !IsMine(still, import))
            {
                return ImportRefusals.Elsewhere;
            }
        }
    }

    public async Task<Outcome<ImportRow>> GiveUp(StoredImport import, Refusal tooLarge, CancellationToken cancellation)
    {
        var over = import.Import with { Status = ImportStatus.Failed, Failure = tooLarge.Message, FinishedAt = clock.GetUtcNow() };
        if (await book.Change(import, over, [], cancellation) is not null)
        {
            await book.Clear(over.Account, over.Id, all: true, cancellation);
        }

        return tooLarge;
    }
}
