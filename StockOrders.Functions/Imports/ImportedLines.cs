using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>What became of lines that were applied together.</summary>
internal sealed record BatchOutcome(IReadOnlyList<RefusedLine> Refused, int KeptAside);

/// <summary>Applies lines as a call that posts them would; a line that cannot be is refused by itself.</summary>
internal sealed class ImportedLines(CatalogueBook catalogue, DemandRows demand, IStore store)
{
    public async Task<BatchOutcome> Apply(AccountId account, ImportForm form, IReadOnlyList<ImportLine> lines, CancellationToken cancellation)
    {
        var variants = await catalogue.Find(account, [.. lines.Select(line => line.Variant).Distinct()], cancellation);
        var warehouses = (await catalogue.Warehouses(account, cancellation)).Select(known => known.Fact.Id).ToHashSet();
        var refused = new List<RefusedLine>();
        var sound = new List<ImportLine>(lines.Count);
        foreach (var line in lines)
        {
            if (Fault(line, form, variants.GetValueOrDefault(line.Variant), warehouses) is { } fault)
            {
                refused.Add(fault);
            }
            else
            {
                sound.Add(line);
            }
        }

        await (form.Kind == ImportKind.Sales ? Sales(account, sound, cancellation) : Levels(account, sound, cancellation));
        return new BatchOutcome(refused, 0);
    }

    private static RefusedLine? Fault(ImportLine line, ImportForm form, Variant? variant, HashSet<WarehouseId> warehouses) =>
        variant is null
            ? new RefusedLine(line.Number, ImportForm.Variant, "unknown_variant", $"variant: there is no variant {line.Variant}.")
        : !warehouses.Contains(line.Warehouse)
            ? new RefusedLine(line.Number, ImportForm.Warehouse, "unknown_warehouse", $"warehouse: there is no warehouse {line.Warehouse}.")
        : decimal.Round(line.Quantity, variant.UnitDecimals) != line.Quantity
            ? new RefusedLine(
                line.Number, form.Quantity, "too_precise", $"{form.Quantity}: {line.Variant} is counted with {variant.UnitDecimals} digits after the point.")
        : null;

    private async Task Sales(AccountId account, List<ImportLine> lines, CancellationToken cancellation)
    {
        foreach (var row in lines.GroupBy(line => (line.Variant, line.Warehouse)))
        {
            await demand.Record(
                account, row.Key.Variant, row.Key.Warehouse, row.ToDictionary(line => line.Id, line => new SoldLine(line.Date, line.Quantity)), cancellation);
        }
    }

    private async Task Levels(AccountId account, List<ImportLine> lines, CancellationToken cancellation)
    {
        foreach (var counts in lines.GroupBy(line => line.Variant))
        {
            await Count(account, counts.Key, [.. counts], cancellation);
        }
    }

    private async Task Count(AccountId account, VariantId id, IReadOnlyList<ImportLine> counts, CancellationToken cancellation)
    {
        var partition = CatalogueRows.Partition(account);
        while (true)
        {
            var variant = await catalogue.Read<Variant>(new StoreKey(partition, CatalogueRows.Variant(id)), cancellation)
                ?? throw new InvalidDataException($"Variant {id} was there a moment ago.");
            var inStock = variant.Fact.InStock;
            var changes = new List<RowChange>();
            foreach (var newest in counts.GroupBy(count => count.Warehouse).Select(warehouse => warehouse.OrderBy(count => count.Date).Last()))
            {
                var row = CatalogueRows.StockLevel(id, newest.Warehouse);
                var known = await store.Read(new StoreKey(partition, row), cancellation);
                if (known is null || Packed.To<StockLevelRow>(known).Date <= newest.Date)
                {
                    inStock = inStock.SetItem(newest.Warehouse.Value, newest.Quantity);
                    changes.Add(RowChange.Put(row, Packed.From(new StockLevelRow(newest.Id, newest.Date, newest.Quantity))));
                }
            }

            if (changes.Count == 0)
            {
                return;
            }

            changes.Add(RowChange.Replace(CatalogueRows.Variant(id), Packed.From(variant.Fact with { InStock = inStock }), variant.ETag));
            if (await catalogue.Save(account, changes, cancellation))
            {
                return;
            }
        }
    }
}
