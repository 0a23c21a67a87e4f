using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Demand;

/// <summary>A line of a feed: what was sold, or what is on hand, of a variant in a warehouse on a day.</summary>
internal sealed record FeedLine(string Id, VariantId Variant, WarehouseId Warehouse, DateOnly Date, decimal Quantity, decimal? Reserved);

/// <summary>
/// Finds what is wrong with the lines of a feed. It is taken whole or refused whole: every fault of every line is told at once, and nothing
/// of a refused feed is stored.
/// </summary>
internal sealed class FeedInput(CatalogueBook catalogue)
{
    /// <param name="mayBeNegative">True for sales, of which some come back; lines of variants that there are none of wait for them then.</param>
    /// <returns>Null where something is wrong; the body's findings say what.</returns>
    public async Task<IReadOnlyList<FeedLine>?> Read(
        AccountId account, FeedBody body, string quantity, bool mayBeNegative, DateOnly today, CancellationToken cancellation)
    {
        var raw = body.Entries.Select(entry => RawLine.Of(entry.Fields, quantity, mayBeNegative)).ToList();
        var variants = await catalogue.Find(
            account, [.. raw.Where(line => line.Variant is not null).Select(line => new VariantId(line.Variant!)).Distinct()], cancellation);
        var warehouses = (await catalogue.Warehouses(account, cancellation)).Select(known => known.Fact.Id).ToHashSet();
        var rules = new FeedRules(variants, warehouses, today, quantity, KeepsAside: mayBeNegative);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in raw)
        {
            Check(line, rules, ids, variants);
        }

        return body.Faults().IsSound
            ? [.. raw.Select(line => new FeedLine(
                line.Id!, new VariantId(line.Variant!), new WarehouseId(line.Warehouse!), line.Date!.Value, line.Quantity!.Value, line.Reserved))]
            : null;
    }

    private static void Check(RawLine line, FeedRules rules, HashSet<string> ids, Dictionary<VariantId, Variant> variants)
    {
        if (line.Id is not null && !ids.Add(line.Id))
        {
            line.Fields.Refuse("id", "duplicate_id", $"{line.Fields.PathOf("id")}: line {line.Id} is there twice.");
        }

        foreach (var fault in rules.Faults(line.Variant, line.Warehouse, line.Date, line.Quantity))
        {
            line.Fields.Refuse(fault.Field, fault.Code, line.Fields.PathOf(fault.Field) + fault.Sentence);
        }

        if (line.Reserved is { } reserved && line.Variant is not null && variants.TryGetValue(new VariantId(line.Variant), out var known)
            && decimal.Round(reserved, known.UnitDecimals) != reserved)
        {
            line.Fields.Refuse(
                "reserved", "too_precise", $"{line.Fields.PathOf("reserved")}: {line.Variant} is counted with {known.UnitDecimals} digits after the point.");
        }
    }

    private sealed record RawLine(
        JsonFields Fields, string? Id, string? Variant, string? Warehouse, DateOnly? Date, decimal? Quantity, decimal? Reserved)
    {
        public static RawLine Of(JsonFields fields, string quantity, bool mayBeNegative)
        {
            var line = new RawLine(
                fields,
                fields.Id("id", required: true),
                fields.Id("variant", required: true),
                fields.Id("warehouse", required: true),
                fields.Day("date", required: true),
                fields.Number(quantity, mayBeNegative ? -FeedRules.MaxQuantity : 0, FeedRules.MaxQuantity, FeedRules.MaxDecimals, required: true),
                mayBeNegative ? null : fields.Number("reserved", 0, FeedRules.MaxQuantity, FeedRules.MaxDecimals));
            fields.Close();
            return line;
        }
    }
}
