using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Takes a file in as it arrives: a chunk of lines is stored before the next is read, in one transaction with how far the file has come.
/// </summary>
internal sealed class FileIntake(ImportBook book, TimeProvider clock)
{
    public async Task<Outcome<ImportRow>> Receive(UploadOrder order, StoredImport import, FileFeed feed, SeenIds seen, CancellationToken cancellation)
    {
        var today = ClockDays.DayOf(clock.GetUtcNow(), order.Zone);
        var header = import.Import.Header();
        var lines = new LineReader(order.Form, header, order.Zone, today, FeedDays.Oldest(today), seen);
        var scan = new RecordScan(header.Separator);
        for (var isMore = true; isMore;)
        {
            var part = new ChunkPart();
            try
            {
                isMore = await Fill(part, feed, scan, lines);
            }
            catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return await GiveUp(import, ImportRefusals.TooLarge, cancellation);
            }
            catch (Exception cut) when (cut is IOException or OperationCanceledException)
            {
                // What came whole is kept; a line of which half came is not. The sender may be gone already.
                await Store(import, part, part.Offset == feed.Offset ? feed : null, isBroken: true, CancellationToken.None);
                return ImportRefusals.BrokenOff;
            }

            if (feed.Offset > ImportLimits.MaxBytes || import.Import.Lines + part.Lines > ImportLimits.MaxLines)
            {
                return await GiveUp(
                    import, feed.Offset > ImportLimits.MaxBytes ? ImportRefusals.TooLarge : ImportRefusals.TooManyLines, cancellation);
            }

            if (part.Lines > 0)
            {
                if (await Store(import, part, feed, isBroken: false, cancellation) is not { } stored || !IsMine(stored, import))
                {
                    return ImportRefusals.Elsewhere;
                }

                import = stored;
            }
        }

        return await Complete(import, feed, cancellation);
    }

    /// <summary>False where the file is over.</summary>
    private static async Task<bool> Fill(ChunkPart part, FileFeed feed, RecordScan scan, LineReader lines)
    {
        while (!part.IsFull && feed.Offset <= ImportLimits.MaxBytes)
        {
            var number = feed.Line;
            if (!await feed.Next(scan))
            {
                return false;
            }

            if (scan is { Fault: RecordFault.None, Cells: 1 } && scan.Cell(0).IsEmpty)
            {
                part.Pass(feed.Offset);
            }
            else
            {
                part.Add(lines.Read(scan, scan.Fault != RecordFault.None || feed.IsText(scan), number, part.Sound), feed.Offset);
            }
        }

        return true;
    }

    /// <param name="feed">Null where nothing of the part is to be kept.</param>
    private Task<StoredImport?> Store(StoredImport before, ChunkPart part, FileFeed? feed, bool isBroken, CancellationToken cancellation)
    {
        var import = before.Import with { SeenAt = clock.GetUtcNow(), Broken = isBroken };
        var besides = new List<RowChange>();
        if (feed is not null && part.Lines > 0)
        {
            besides.Add(RowChange.Insert(ImportRows.Chunk(import.Id, import.Chunks), BodyCodec.Pack(part.Sound.Made())));
            RefusedLine[] shown = [.. part.RefusedLines.Take(ImportLimits.RefusedShown - import.Refused)];
            if (shown.Length > 0)
            {
                besides.Add(RowChange.Insert(ImportRows.RefusedArriving(import.Id, import.Chunks), Packed.From(new RefusedLinesRow([.. shown]))));
            }

            import = import with
            {
                Bytes = feed.Offset,
                Hash = feed.Hash(),
                NextLine = feed.Line,
                Lines = import.Lines + part.Lines,
                Chunks = import.Chunks + 1,
                Done = import.Done + part.Refused,
                Refused = import.Refused + part.Refused,
            };
        }

        return book.Change(before, import, besides, cancellation);
    }

    private async Task<Outcome<ImportRow>> Complete(StoredImport import, FileFeed feed, CancellationToken cancellation)
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

    private async Task<Outcome<ImportRow>> GiveUp(StoredImport import, Refusal tooLarge, CancellationToken cancellation)
    {
        var over = import.Import with { Status = ImportStatus.Failed, Failure = tooLarge.Message, FinishedAt = clock.GetUtcNow() };
        if (await book.Change(import, over, [], cancellation) is not null)
        {
            await book.Clear(over.Account, over.Id, all: true, cancellation);
        }

        return tooLarge;
    }

    /// <summary>True where nobody sent the file anew or cancelled the import since.</summary>
    private static bool IsMine(StoredImport now, StoredImport mine) =>
        now.Import.Status == ImportStatus.Uploading && now.Import.Uploads == mine.Import.Uploads;
}
