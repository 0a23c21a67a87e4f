using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>Calls an import off. The batch at hand is finished; what was applied stands, for nobody could tell it from other sales.</summary>
internal sealed class ImportCancel(ImportBook book, TimeProvider clock)
{
    private const int MaxAttempts = 50;

    public async Task<Outcome<ImportRow>> Cancel(AccountId account, string id, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            switch (await book.Find(account, id, cancellation))
            {
                case null:
                    return ImportRefusals.Missing;
                case { Import: { Status: ImportStatus.Cancelled } import }:
                    return import;
                case { Import: var import } when import.IsOver():
                    return new Refusal(RefusalKind.Conflict, "import_over", $"Import {id} is {ImportJson.StatusOf(import.Status)} already.");
                case var before:
                    var after = before.Import with { Status = ImportStatus.Cancelled, FinishedAt = clock.GetUtcNow() };
                    if (await book.Change(before, after, [], cancellation) is not null)
                    {
                        await book.Clear(account, id, all: false, cancellation);
                        return after;
                    }

                    break;
            }
        }

        throw new CrowdedException($"Import {id} was changed by others {MaxAttempts} times in a row.");
    }
}
