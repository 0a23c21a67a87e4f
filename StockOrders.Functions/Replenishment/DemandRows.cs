using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Sales as they are stored: a row for each variant and warehouse, in the order of the variants' rows of the catalogue.</summary>
internal sealed class DemandRows(IStore store)
{
    /// <summary>Parallel senders of one variant's sales take turns; so many lost turns in a row are a fault.</summary>
    private const int MaxAttempts = 50;

    /// <summary>From so many variants on, reading the sales of all between the first and the last is cheaper than those of each.</summary>
    private const int RangeInstead = 50;

    public static string Partition(AccountId account) => RowName.Escape(account.Value) + ".demand";

    public static string Row(VariantId variant, WarehouseId warehouse) =>
        $"d.{RowName.Escape(variant.Value)}.{RowName.Escape(warehouse.Value)}";

    /// <summary>Adds or corrects lines, each once by its id. Lines that stand already change nothing and write nothing.</summary>
    public async Task Record(
        AccountId account, VariantId variant, WarehouseId warehouse, IReadOnlyDictionary<string, SoldLine> lines, CancellationToken cancellation)
    {
        var key = new StoreKey(Partition(account), Row(variant, warehouse));
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = await store.Read(key, cancellation);
            var before = row is null
                ? new DemandRow(variant, warehouse, ImmutableSortedDictionary.Create<string, SoldLine>(StringComparer.Ordinal))
                : Packed.To<DemandRow>(row);
            var after = before with { Lines = before.Lines.SetItems(lines) };
            if (row is not null && after.Lines.Count == before.Lines.Count && lines.All(line => before.Lines[line.Key] == line.Value))
            {
                return;
            }

            var change = row is null ? RowChange.Insert(key.Row, Packed.From(after)) : RowChange.Replace(key.Row, Packed.From(after), row.ETag);
            if ((await store.Commit(key.Partition, [change], cancellation)).Committed)
            {
                return;
            }
        }

        throw new CrowdedException($"Sales of {variant} in {warehouse} were changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>The sales of these variants, wherever they were sold.</summary>
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory>> Of(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
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
                if (wanted.Contains(row.Variant))
                {
                    sold[(row.Variant, row.Warehouse)] = row.History();
                }
            }
        }

        return sold;
    }

    /// <summary>The sales of all variants from the first to the last, both included, in the order of their rows.</summary>
    public async IAsyncEnumerable<DemandRow> Between(
        AccountId account, VariantId first, VariantId last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(Partition(account), $"d.{RowName.Escape(first.Value)}.", $"d.{RowName.Escape(last.Value)}.~");
        await foreach (var row in store.All(range, cancellation))
        {
            yield return Packed.To<DemandRow>(row);
        }
    }
}
