using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Takes a file in as it arrives: a chunk of lines is stored before the next is read, in one transaction with how far the file has come.
/// </summary>
internal sealed class FileIntake(ImportBook book, FileEnd end, TimeProvider clock)
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
                return await end.GiveUp(import, ImportRefusals.TooLarge, cancellation);
            }
            catch (Exception cut) when (cut is IOException or OperationCanceledException)
            {
                // What came whole is kept; a line of which half came is not. The sender may be gone already.
                await Store(import, part, part.Offset == feed.Offset ? feed : null, isBroken: true, CancellationToken.None);
                return ImportRefusals.BrokenOff;
            }

            if (feed.Offset > ImportLimits.MaxBytes || import.Import.Lines + part.Lines > ImportLimits.MaxLines)
            {
                return await end.GiveUp(
                    import, feed.Offset > ImportLimits.MaxBytes ? ImportRefusals.TooLarge : ImportRefusals.TooManyLines, cancellation);
            }

            if (part.Lines > 0)
            {
                if (await Store(import, part, feed, isBroken: false, cancellation) is not { } stored || !FileEnd.IsMine(stored, import))
                {
                    return ImportRefusals.Elsewhere;
                }

                import = stored;
            }
        }

        return await end.Complete(import, feed, cancellation);
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
}
