using System.Runtime.CompilerServices;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>Demand as it is stored: a row for each variant and warehouse, in the order of the variants' rows of the catalogue.</summary>
internal sealed class DemandRows(IStore store)
{
    /// <summary>From so many variants on, reading the demand of all between the first and the last is cheaper than that of each.</summary>
    private const int RangeInstead = 50;

    /// <summary>The demand for these variants, wherever it was.</summary>
    /// <param name="damaged">Gets those of which something stored cannot be read.</param>
    /// <exception cref="InvalidDataException">There are such, and nobody wants to know which.</exception>
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory>> Of(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation, ISet<VariantId>? damaged = null)
    {
        var sold = new Dictionary<(VariantId, WarehouseId), DemandHistory>();
        var sorted = variants.OrderBy(variant => RowName.Escape(variant.Value) + ".", StringComparer.Ordinal).ToList();
        (VariantId First, VariantId Last)[] spans = sorted.Count < RangeInstead
            ? [.. sorted.Select(variant => (variant, variant))]
            : [(sorted[0], sorted[^1])];
        var wanted = variants.ToHashSet();
        foreach (var (first, last) in spans)
        {
            await foreach (var row in Between(account, first, last, cancellation))
            {
                if (!wanted.Contains(row.Variant))
                {
                    continue;
                }

                try
                {
                    sold[(row.Variant, row.Warehouse)] = row.History();
                }
                catch (InvalidDataException) when (damaged is not null)
                {
                    damaged.Add(row.Variant);
                }
            }
        }

        return sold;
    }

    /// <summary>The demand for all variants from the first to the last, both included, in the order of their rows.</summary>
    public async IAsyncEnumerable<DemandRow> Between(
        AccountId account, VariantId first, VariantId last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.All(DemandNames.Days(account, first, last), cancellation))
        {
            yield return DemandRow.Of(row);
        }
    }
}
