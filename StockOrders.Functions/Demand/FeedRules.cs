using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>What is wrong with a member of a line.</summary>
/// <param name="Sentence">What follows the member's name: "is after today, 2026-05-01."</param>
internal readonly record struct FeedFault(string Field, string Code, string Sentence);

/// <summary>What holds for every line of sales and of stock levels, whichever way it comes.</summary>
/// <param name="Variants">Those of the lines' variants that there are.</param>
/// <param name="Quantity">The member that holds a line's figure.</param>
/// <param name="KeepsAside">True where lines of a variant that there is none of wait for it; false where they are refused.</param>
internal sealed record FeedRules(
    IReadOnlyDictionary<VariantId, Variant> Variants,
    IReadOnlySet<WarehouseId> Warehouses,
    DateOnly Today,
    string Quantity,
    bool KeepsAside)
{
    /// <summary>The most that a line may hold, up or down.</summary>
    public const decimal MaxQuantity = 1_000_000_000;

    /// <summary>Digits after the point that a line may hold of a variant that there is none of.</summary>
    public const int MaxDecimals = 4;

    public IEnumerable<FeedFault> Faults(string? variant, string? warehouse, DateOnly? date, decimal? quantity)
    {
        if (variant is not null && !Variants.ContainsKey(new VariantId(variant)) && !KeepsAside)
        {
            yield return new FeedFault("variant", "unknown_variant", $": there is no variant {variant}.");
        }
        else if (variant is not null && quantity is { } figure && Variants.TryGetValue(new VariantId(variant), out var known)
            && decimal.Round(figure, known.UnitDecimals) != figure)
        {
            yield return new FeedFault(
                Quantity, "too_precise", $": {variant} is counted with {known.UnitDecimals} digits after the point.");
        }

        if (warehouse is not null && !Warehouses.Contains(new WarehouseId(warehouse)))
        {
            yield return new FeedFault("warehouse", "unknown_warehouse", $": there is no warehouse {warehouse}.");
        }

        if (date > Today)
        {
            yield return new FeedFault("date", "date_to_come", $" is after today, {Today:yyyy-MM-dd}.");
        }
        else if (date < FeedDays.Oldest(Today))
        {
            yield return new FeedFault("date", "date_too_old", $" is before {FeedDays.Oldest(Today):yyyy-MM-dd}, the oldest day that is kept.");
        }
    }
}
