using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>
/// Writes lines with what they add up to, a transaction at a time. It goes for new lines first, and reads those that are there already only
/// when the store says so. It may die between any two transactions: what is sent again completes, and nothing counts twice.
/// </summary>
internal sealed class SalesWriter(IStore store, string partition, StandingLines standing, SalesTally tally)
{
    /// <summary>Parallel senders of one variant's sales take turns; so many lost turns in a row are a fault.</summary>
    private const int MaxAttempts = 100;

    public async Task Write(IReadOnlyList<LineTarget[]> chain, CancellationToken cancellation)
    {
        foreach (var lines in chain)
        {
            await Write(lines, cancellation);
        }
    }

    private async Task Write(LineTarget[] lines, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var looked = standing.Reads;

            // One that waited may have been dropped since.
            LineTarget[] due = [.. lines.Where(line => standing.Of(line.Id)?.Sale is not { Aside: null } sale || !sale.IsSameSale(line.Sale))];
            if (due.Length == 0)
            {
                tally.Stand(lines.Length);
                return;
            }

            var transaction = await SalesTransaction.Of(store, partition, due, standing, cancellation);
            if (transaction.Lines.Count == 0)
            {
                tally.Stand(lines.Length);
                return;
            }

            if (transaction.IsTooLarge)
            {
                tally.Stand(lines.Length - transaction.Lines.Count);
                await InParts([.. transaction.Lines], cancellation);
                return;
            }

            var outcome = await store.Commit(partition, transaction.Rows, cancellation);
            if (outcome.Committed)
            {
                tally.Stand(lines.Length - transaction.Lines.Count);
                tally.Write(transaction, transaction.Lines.Count(line => standing.Of(line.Id) is null));
                return;
            }

            if (outcome.ConflictingRow == DemandNames.Line(due[0].Id) || due.Any(line => outcome.ConflictingRow == DemandNames.Line(line.Id)))
            {
                await standing.Look([.. due.Select(line => line.Id)], looked, cancellation);
            }
        }

        throw new CrowdedException($"Sales of {lines[0].Sale.Variant} in {lines[0].Sale.Warehouse} were changed by others {MaxAttempts} times in a row.") { MayBePartlyDone = true };
    }

    /// <summary>Corrections touch where lines were as well as where they are. One that does not fit alone is taken to nothing first.</summary>
    private async Task InParts(LineTarget[] lines, CancellationToken cancellation)
    {
        if (lines is [var line])
        {
            await Write([line with { Sale = standing.Of(line.Id)!.Sale with { Quantity = 0 } }], cancellation);
            await standing.Look([line.Id], standing.Reads, cancellation);
            await Write([line], cancellation);
            return;
        }

        await Write(lines[..(lines.Length / 2)], cancellation);
        await Write(lines[(lines.Length / 2)..], cancellation);
    }
}
