using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Replenishment;

/// <summary>A line of a feed: what was sold, or what is on hand, of a variant in a warehouse on a day.</summary>
internal sealed record FeedLine(string Id, Variant Variant, WarehouseId Warehouse, DateOnly Date, decimal Quantity);

/// <summary>
/// Reads a feed of at most <see cref="MaxLines"/> lines. It is taken whole or refused whole: every fault of every line is told at once,
/// and nothing of a refused feed is stored.
/// </summary>
internal sealed class FeedInput(CatalogueBook catalogue)
{
    public const int MaxLines = 1000;
    private const decimal MaxQuantity = 1_000_000_000;

    /// <param name="list">The member that holds the lines.</param>
    /// <param name="quantity">The member of a line that holds its figure.</param>
    public async Task<IReadOnlyList<FeedLine>?> Read(
        AccountId account, JsonInput input, string list, string quantity, bool mayBeNegative, DateOnly today, CancellationToken cancellation)
    {
        input.Root.Flag(JsonFields.SkipBackgroundJobs);
        var raw = (input.Root.Objects(list, MaxLines, required: true) ?? [])
            .Select(fields => new RawLine(
                fields,
                fields.Id("id", required: true),
                fields.Id("variant", required: true),
                fields.Id("warehouse", required: true),
                fields.Day("date", required: true),
                fields.Number(quantity, mayBeNegative ? -MaxQuantity : 0, MaxQuantity, 4, required: true)))
            .ToList();
        foreach (var line in raw)
        {
            line.Fields.Close();
        }

        input.Root.Close();
        var variants = await catalogue.Find(
            account, [.. raw.Where(line => line.Variant is not null).Select(line => new VariantId(line.Variant!)).Distinct()], cancellation);
        var warehouses = (await catalogue.Warehouses(account, cancellation)).Select(known => known.Fact.Id).ToHashSet();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in raw)
        {
            Check(line, variants, warehouses, ids, today, quantity);
        }

        return input.Findings.IsSound
            ? [.. raw.Select(line => new FeedLine(
                line.Id!, variants[new VariantId(line.Variant!)], new WarehouseId(line.Warehouse!), line.Date!.Value, line.Quantity!.Value))]
            : null;
    }

    private static void Check(
        RawLine line, Dictionary<VariantId, Variant> variants, HashSet<WarehouseId> warehouses, HashSet<string> ids, DateOnly today, string quantity)
    {
        if (line.Id is not null && !ids.Add(line.Id))
        {
            line.Fields.Refuse("id", "duplicate_id", $"{line.Fields.PathOf("id")}: line {line.Id} is there twice.");
        }

        if (line.Variant is not null && !variants.ContainsKey(new VariantId(line.Variant)))
        {
            line.Fields.Refuse("variant", "unknown_variant", $"{line.Fields.PathOf("variant")}: there is no variant {line.Variant}.");
        }
        else if (line.Variant is not null && line.Quantity is { } figure
            && decimal.Round(figure, variants[new VariantId(line.Variant)].UnitDecimals) != figure)
        {
            line.Fields.Refuse(
                quantity,
                "too_precise",
                $"{line.Fields.PathOf(quantity)}: {line.Variant} is counted with "
                + $"{variants[new VariantId(line.Variant)].UnitDecimals} digits after the point.");
        }

        if (line.Warehouse is not null && !warehouses.Contains(new WarehouseId(line.Warehouse)))
        {
            line.Fields.Refuse("warehouse", "unknown_warehouse", $"{line.Fields.PathOf("warehouse")}: there is no warehouse {line.Warehouse}.");
        }

        if (line.Date > today)
        {
            line.Fields.Refuse("date", "date_to_come", $"{line.Fields.PathOf("date")} is after today, {today:yyyy-MM-dd}.");
        }
    }

    private sealed record RawLine(JsonFields Fields, string? Id, string? Variant, string? Warehouse, DateOnly? Date, decimal? Quantity);
}
