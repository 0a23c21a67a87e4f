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
        var rules = new FeedRules(
            await catalogue.Find(account, [.. lines.Select(line => line.Variant).Distinct()], cancellation),
            (await catalogue.Warehouses(account, cancellation)).Select(known => known.Fact.Id).ToHashSet(),
            DateOnly.MaxValue,
            form.Quantity,
            KeepsAside: form.Kind == ImportKind.Sales);
        var refused = new List<RefusedLine>();
        var sound = new List<ImportLine>(lines.Count);
        foreach (var line in lines)
        {
            if (Fault(rules, line) is { } fault)
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
            return new BatchOutcome(refused, await Apply(sound, refused, some => Sales(account, some, cancellation)));
        }

        await Apply(sound, refused, some => Levels(account, some, cancellation));
        return new BatchOutcome(refused, 0);
    }

    /// <summary>Days were looked at when the file came; a day that is a day older since is no fault of the sender's.</summary>
    private static RefusedLine? Fault(FeedRules rules, ImportLine line)
    {
        foreach (var fault in rules.Faults(line.Variant.Value, line.Warehouse.Value, null, line.Quantity))
        {
            return new RefusedLine(line.Number, fault.Field, fault.Code, fault.Field + fault.Sentence);
        }

        return line.Reserved is { } reserved && rules.Variants.TryGetValue(line.Variant, out var variant) && decimal.Round(reserved, variant.UnitDecimals) != reserved
            ? new RefusedLine(
                line.Number, ImportForm.Reserved, "too_precise", $"reserved: {line.Variant} is counted with {variant.UnitDecimals} digits after the point.")
            : null;
    }

    private async Task<int> Levels(AccountId account, List<ImportLine> lines, CancellationToken cancellation)
    {
        await levels.Record(
            account,
            [.. lines.Select(line => new LevelLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity, line.Reserved))],
            cancellation);
        return 0;
    }

    /// <returns>Lines that were kept aside.</returns>
    private async Task<int> Sales(AccountId account, List<ImportLine> lines, CancellationToken cancellation)
    {
        var recorded = await sales.Record(
            account, [.. lines.Select(line => new SaleLine(line.Id, line.Variant, line.Warehouse, line.Date, line.Quantity))], cancellation);
        return lines.Count(line => recorded.KeptAside.Contains(line.Variant));
    }

    /// <summary>
    /// A line that would make a day's demand too large to count, or whose variant's demand cannot be read, is found among the others and
    /// refused; they count.
    /// </summary>
    private static async Task<int> Apply(List<ImportLine> lines, List<RefusedLine> refused, Func<List<ImportLine>, Task<int>> record)
    {
        try
        {
            return await record(lines);
        }
        catch (DemandTooLargeException tooLarge) when (lines.Count == 1)
        {
            refused.Add(new RefusedLine(lines[0].Number, "quantity", "out_of_range", tooLarge.Message));
            return 0;
        }
        catch (DamagedDemandException damaged) when (lines.Count == 1)
        {
            refused.Add(new RefusedLine(lines[0].Number, "variant", "damaged_demand", damaged.Message));
            return 0;
        }
        catch (Exception one) when (one is DemandTooLargeException or DamagedDemandException)
        {
            var half = lines.Count / 2;
            return await Apply([.. lines.Take(half)], refused, record) + await Apply([.. lines.Skip(half)], refused, record);
        }
    }
}
