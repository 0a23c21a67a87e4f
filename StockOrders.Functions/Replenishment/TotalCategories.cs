using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Adds up what the variants of a shard tell about their categories. A variant that cannot be read tells nothing; the pages report it.
/// </summary>
internal sealed class TotalCategories(IStore store, RunBook runs)
{
    public const string Name = nameof(TotalCategories);

    private readonly StoredVariants variants = new(store);

    internal sealed record Input(RunInput Run, VariantShard Shard);

    [Function(Name)]
    public async Task Run([ActivityTrigger] Input input, CancellationToken cancellation)
    {
        if (!await runs.IsUnderWay(input.Run, cancellation))
        {
            return;
        }

        var account = new AccountId(input.Run.Account);
        var totals = new SortedDictionary<string, CategoryTotals>(StringComparer.Ordinal);
        foreach (var page in input.Shard.Pages)
        {
            foreach (var stored in await variants.Of(account, page, cancellation))
            {
                Add(totals, stored, input.Run.Night);
            }
        }

        foreach (var rows in totals.Chunk(StoreLimits.MaxChanges))
        {
            await store.Commit(
                RunRows.Partition(account),
                [
                    .. rows.Select(row => RowChange.Put(
                        CategoryRows.Totals(input.Run.Parts, row.Key, input.Shard.Number), Packed.From(new CategoryTotalsRow(row.Key, row.Value)))),
                ],
                cancellation);
        }
    }

    private static void Add(SortedDictionary<string, CategoryTotals> totals, StoredVariant stored, DateOnly night)
    {
        try
        {
            if (stored.Demand.Count == 0 || Packed.To<Variant>(stored.Row) is not { Category: { } category, Removed: false })
            {
                return;
            }

            foreach (var row in stored.Demand)
            {
                var series = StoredVariant.HistoryOf(row).Series(night);
                if (!totals.TryGetValue(category, out var total))
                {
                    totals[category] = total = new CategoryTotals();
                }

                total.Add(series.Sold, series.OutOfStock, night);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or FormatException or OverflowException)
        {
            // The page that the variant is on reports it, in this same run.
        }
    }
}
