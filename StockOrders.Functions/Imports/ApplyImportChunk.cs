using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Applies one chunk of an import, variant by variant and in batches, and finds out where a former attempt stopped. A batch that was applied
/// and not noted is applied again, which changes nothing: lines count by their ids.
/// </summary>
internal sealed class ApplyImportChunk(ImportBook book, ImportedLines lines, TimeProvider clock)
{
    public const string Name = nameof(ApplyImportChunk);

    /// <summary>Others touch the row when they cancel, and a second runner of the same chunk when it is faster.</summary>
    private const int MaxAttempts = 20;

    internal sealed record Input(string Account, string Import, int Chunk);

    /// <summary>True where there is more to do.</summary>
    [Function(Name)]
    public async Task<bool> Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        var account = new AccountId(input.Account);
        if (await book.Find(account, input.Import, cancellation) is not { Import: { Status: ImportStatus.Applying } import })
        {
            return false;
        }

        if (import.Applied > input.Chunk)
        {
            return IsMore(import);
        }

        var form = ImportForm.Of(import.Kind);
        var progress = await book.Progress(account, import.Id, cancellation) is { } known && known.Chunk == input.Chunk
            ? known
            : ImportProgressRow.Begun(input.Chunk, clock.GetUtcNow());
        var batches = (await book.Chunk(account, import.Id, input.Chunk, cancellation))
            .OrderBy(line => line.Variant.Value, StringComparer.Ordinal).ThenBy(line => line.Number)
            .Chunk(ImportLimits.LinesInABatch).ToArray();
        while (progress.Batches < batches.Length)
        {
            var batch = batches[progress.Batches];
            var outcome = await lines.Apply(account, form, batch, cancellation);
            progress = progress.After(batch.Length, outcome, clock.GetUtcNow());
            await book.Keep(account, import.Id, progress, cancellation);
            if (await book.Find(account, import.Id, cancellation) is not { Import.Status: ImportStatus.Applying })
            {
                break;
            }
        }

        return await Close(account, import.Id, progress, progress.Batches == batches.Length, cancellation);
    }

    /// <summary>Adds what was done to the import, once.</summary>
    /// <param name="isWhole">False where the import was called off in the middle.</param>
    private async Task<bool> Close(AccountId account, string id, ImportProgressRow progress, bool isWhole, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await book.Find(account, id, cancellation) ?? throw new InvalidDataException($"There is no import {id}.");
            if (before.Import.Applied != progress.Chunk)
            {
                return IsMore(before.Import);
            }

            var after = before.Import with
            {
                Applied = before.Import.Applied + 1,
                Done = before.Import.Done + progress.Lines,
                Refused = before.Import.Refused + progress.Refused,
                KeptAside = before.Import.KeptAside + progress.KeptAside,
                SeenAt = clock.GetUtcNow(),
            };
            List<RowChange> besides = [RowChange.Put(ImportRows.Progress(id), Packed.From(ImportProgressRow.Begun(after.Applied, after.SeenAt)))];
            if (progress.RefusedLines.Length > 0)
            {
                besides.Add(RowChange.Put(ImportRows.RefusedApplying(id, progress.Chunk), Packed.From(new RefusedLinesRow(progress.RefusedLines))));
            }

            if (await book.Change(before, after, besides, cancellation) is not null)
            {
                return isWhole && IsMore(after);
            }
        }

        throw new CrowdedException($"Import {id} was changed by others {MaxAttempts} times in a row.");
    }

    private static bool IsMore(ImportRow import) => import.Status == ImportStatus.Applying && import.Applied < import.Chunks;
}
