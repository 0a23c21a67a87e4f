using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>What is stored of one variant that a run works from, as bytes: each variant is unpacked by itself, so that one that is broken is one.</summary>
/// <param name="Demand">A row for each warehouse.</param>
/// <param name="Metrics">What an earlier run found; empty where none did.</param>
internal sealed record StoredVariant(StoredRow Row, IReadOnlyList<StoredRow> Demand, ReadOnlyMemory<byte> Metrics)
{
    public string Id => CatalogueRows.VariantIn(Row.Key.Row);

    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static DemandHistory HistoryOf(StoredRow demand) => DemandRow.Of(demand).History();
}

/// <summary>Reads a page of variants in three walks beside each other: variants, their demand, their metrics. All three stand in the same order.</summary>
internal sealed class StoredVariants(IStore store)
{
    private const string VariantRow = "variant.";
    private const string MetricsRow = "metric.";
    private const string DaysRow = "d.";

    public async Task<IReadOnlyList<StoredVariant>> Of(AccountId account, VariantPage page, CancellationToken cancellation)
    {
        var (first, last) = (RowName.Escape(page.First), RowName.Escape(page.Last));
        var catalogue = CatalogueRows.Partition(account);
        var reading = Task.WhenAll(
            All(new RowRange(catalogue, VariantRow + first, VariantRow + last + "."), cancellation),
            All(new RowRange(catalogue, MetricsRow + first, MetricsRow + last + "."), cancellation),
            All(new RowRange(DemandNames.Partition(account), $"{DaysRow}{first}.", $"{DaysRow}{last}.~"), cancellation));
        if (await reading is not [var variants, var metrics, var demand])
        {
            throw new InvalidOperationException("Three walks give three lists.");
        }

        var (metric, sold) = (0, 0);
        var found = new List<StoredVariant>(variants.Count);
        foreach (var row in variants)
        {
            var name = row.Key.Row.AsSpan(VariantRow.Length);
            var before = ReadOnlyMemory<byte>.Empty;
            while (metric < metrics.Count && metrics[metric].Key.Row.AsSpan(MetricsRow.Length).CompareTo(name, StringComparison.Ordinal) is var order and <= 0)
            {
                before = order == 0 ? metrics[metric].Body : default;
                metric++;
            }

            List<StoredRow>? here = null;
            while (sold < demand.Count && VariantOf(demand[sold]).CompareTo(name, StringComparison.Ordinal) is var order and <= 0)
            {
                if (order == 0)
                {
                    (here ??= []).Add(demand[sold]);
                }

                sold++;
            }

            found.Add(new StoredVariant(row, here ?? (IReadOnlyList<StoredRow>)[], before));
        }

        return found;
    }

    /// <summary>Demand of variants that were read, and null for others. What is damaged is an <see cref="InvalidDataException"/>.</summary>
    public static Func<VariantId, IReadOnlyDictionary<WarehouseId, DemandHistory>?> DemandOf(IReadOnlyList<StoredVariant> read)
    {
        var byId = new Lazy<Dictionary<string, StoredVariant>>(() => read.ToDictionary(one => one.Id));
        return id => byId.Value.GetValueOrDefault(id.Value) is { } one ? DemandRow.Histories(one.Demand) : null;
    }

    /// <summary>Rows of demand for single variants, by their ids.</summary>
    public async Task<ILookup<string, StoredRow>> Demand(AccountId account, IReadOnlyCollection<VariantId> named, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(named.Select(async id => (
            id, Rows: await All(RowRange.Prefix(DemandNames.Partition(account), $"{DaysRow}{RowName.Escape(id.Value)}."), cancellation))));
        return rows.SelectMany(one => one.Rows.Select(row => (one.id, row))).ToLookup(one => one.id.Value, one => one.row);
    }

    /// <summary>The variant's part of <c>d.{variant}.{warehouse}</c>.</summary>
    private static ReadOnlySpan<char> VariantOf(StoredRow demand)
    {
        var name = demand.Key.Row.AsSpan(DaysRow.Length);
        return name[..name.IndexOf('.')];
    }

    private async Task<List<StoredRow>> All(RowRange range, CancellationToken cancellation)
    {
        var rows = new List<StoredRow>();
        await foreach (var row in store.All(range, cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}
