using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;

namespace StockOrders.Functions.Imports;

/// <summary>What became of lines that were applied together.</summary>
internal sealed record BatchOutcome(IReadOnlyList<RefusedLine> Refused, int KeptAside);

/// <summary>Applies lines as a call that posts them would; a line that cannot be is refused by itself.</summary>
internal sealed class ImportedLines(CatalogueBook catalogue, SalesBook sales, StockLevelBook levels)
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

        if (form.Kind == ImportKind.Sales)
        {
            var recorded = await sales.Record(
                account, [.. sound.Select(line => new SaleLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity))], cancellation);
            return new BatchOutcome(refused, sound.Count(line => recorded.KeptAside.Contains(line.Variant)));
        }

        await levels.Record(
            account, [.. sound.Select(line => new LevelLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity))], cancellation);
        return new BatchOutcome(refused, 0);
    }

    private static RefusedLine? Fault(ImportLine line, ImportForm form, Variant? variant, HashSet<WarehouseId> warehouses) =>
        variant is null && form.Kind != ImportKind.Sales
            ? new RefusedLine(line.Number, ImportForm.Variant, "unknown_variant", $"variant: there is no variant {line.Variant}.")
        : !warehouses.Contains(line.Warehouse)
            ? new RefusedLine(line.Number, ImportForm.Warehouse, "unknown_warehouse", $"warehouse: there is no warehouse {line.Warehouse}.")
        : variant is not null && decimal.Round(line.Quantity, variant.UnitDecimals) != line.Quantity
            ? new RefusedLine(
                line.Number, form.Quantity, "too_precise", $"{form.Quantity}: {line.Variant} is counted with {variant.UnitDecimals} digits after the point.")
        : null;
}
