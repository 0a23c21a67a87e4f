using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;

namespace StockOrders.Functions.Replenishment;

/// <summary>Suggestions of a variant, as the figures that are stored of it.</summary>
internal static class VariantMetrics
{
    /// <summary>What programs read as the variant's metrics; those of one warehouse where only its suggestion is given.</summary>
    public static VariantMetricsRow Metrics(this VariantFacts facts, Variant variant, IReadOnlyList<Suggestion> suggestions, DateOnly today)
    {
        var first = suggestions.FirstOrDefault(suggestion => suggestion.Quantity > 0) ?? (suggestions.Count > 0 ? suggestions[0] : null);
        List<WarehouseMetrics> warehouses = [.. suggestions.Select(suggestion => Of(facts, suggestion, today))];
        return new VariantMetricsRow(
            variant.Id,
            suggestions.Sum(suggestion => suggestion.DailySales),
            suggestions.Sum(suggestion => suggestion.OnOrder),
            suggestions.Sum(suggestion => suggestion.ReorderPoint),
            suggestions.Sum(suggestion => suggestion.Replenishment),
            suggestions.Sum(suggestion => suggestion.Quantity),
            suggestions.Count == 0 ? 0 : suggestions.Max(suggestion => suggestion.LeadTime),
            [.. warehouses],
            StockOutlooks.Together([.. warehouses.Select(metrics => metrics.Outlook!)]),
            today,
            first?.From?.Vendor.Id,
            first?.From?.Reason,
            first?.From?.Code);
    }

    private static WarehouseMetrics Of(VariantFacts facts, Suggestion suggestion, DateOnly today) => new(
        suggestion.Warehouse,
        suggestion.OnHand,
        suggestion.OnOrder,
        suggestion.DailySales,
        suggestion.ReorderPoint,
        suggestion.Replenishment,
        suggestion.Quantity,
        suggestion.From?.Vendor.Id,
        StockOutlooks.Of(
            suggestion,
            facts.SoldOf(suggestion.Variant, suggestion.Warehouse),
            facts.PromisedTo(suggestion.Variant, suggestion.Warehouse),
            facts.Settings,
            today),
        suggestion.LeadTime);
}
