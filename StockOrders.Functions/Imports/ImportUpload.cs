using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Imports;

/// <summary>Which import a file is sent for.</summary>
/// <param name="Zone">The account's, for days that are given as instants.</param>
/// <param name="IsKnown">True where the sender names an import that there must be.</param>
/// <param name="Again">True where the file is to be applied though it was imported before.</param>
internal sealed record UploadOrder(AccountId Account, ImportForm Form, string Id, TimeZoneInfo Zone, bool IsKnown, bool Again);

/// <summary>
/// Finds out which import a file belongs to. One that broke off is sent again from its beginning; what is stored of it is passed over, once
/// it was seen to be the same. One that is there already is only looked at.
/// </summary>
internal sealed class ImportUpload(ImportBook book, FileIntake intake, TimeProvider clock)
{
    public async Task<Outcome<ImportRow>> Take(UploadOrder order, Stream body, Findings findings, CancellationToken cancellation)
    {
        using var feed = new FileFeed(body, cancellation);
        var known = await book.Find(order.Account, order.Id, cancellation);
        return known switch
        {
            null when order.IsKnown => ImportRefusals.Missing,
            null => await Begin(order, feed, findings, cancellation),
            { Import: var import } when import.Kind != order.Form.Kind => order.IsKnown ? ImportRefusals.Missing : Hosting.IdempotencyKey.Reused,
            { Import.Status: ImportStatus.Uploading } => await GoOn(order, known, feed, cancellation),
            { Import.UploadedAt: null } => ImportRefusals.Over(known.Import),
            _ => await feed.Skip(known.Import.Bytes) && (await feed.Peek(1)).IsEmpty && feed.Hash() == known.Import.Hash ? known.Import : Other(order),
        };
    }

    private async Task<Outcome<ImportRow>> Begin(UploadOrder order, FileFeed feed, Findings findings, CancellationToken cancellation)
    {
        if (await book.CountOpen(order.Account, cancellation) >= ImportLimits.Open)
        {
            return ImportRefusals.TooMany;
        }

        var header = await FileHeader.Read(feed, order.Form, findings);
        if (header.IsRefused)
        {
            return header.Refusals;
        }

        var now = clock.GetUtcNow();
        var opened = await book.Open(
            new ImportRow(
                order.Id, order.Account, order.Form.Kind, ImportStatus.Uploading, now, now, header.Value.Separator, header.Value.Columns, feed.Offset, feed.Hash(), feed.Line)
            {
                Again = order.Again,
            },
            cancellation);
        return opened is null ? ImportRefusals.Elsewhere : await intake.Receive(order, opened, feed, new SeenIds(), cancellation);
    }

    private async Task<Outcome<ImportRow>> GoOn(UploadOrder order, StoredImport known, FileFeed feed, CancellationToken cancellation)
    {
        if (!await feed.Skip(known.Import.Bytes) || feed.Hash() != known.Import.Hash)
        {
            return Other(order);
        }

        var taken = known.Import with { Uploads = known.Import.Uploads + 1, Broken = false, SeenAt = clock.GetUtcNow(), Again = known.Import.Again || order.Again };
        if (await book.Change(known, taken, [], cancellation) is not { } mine || mine.Import.Uploads != taken.Uploads)
        {
            return ImportRefusals.Elsewhere;
        }

        feed.Line = taken.NextLine;
        var seen = new SeenIds();
        for (var chunk = 0; chunk < taken.Chunks; chunk++)
        {
            foreach (var line in await book.Chunk(order.Account, order.Id, chunk, cancellation))
            {
                seen.Add(System.Text.Encoding.UTF8.GetBytes(line.Id));
            }
        }

        return await intake.Receive(order, mine, feed, seen, cancellation);
    }

    private static Refusal Other(UploadOrder order) => order.IsKnown ? ImportRefusals.OtherFile : Hosting.IdempotencyKey.Reused;
}
