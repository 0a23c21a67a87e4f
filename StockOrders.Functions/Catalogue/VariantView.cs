using System.Collections.Frozen;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant and what the last recalculation found of it; null before the first.</summary>
internal sealed record VariantView(Variant Variant, VariantMetricsRow? Metrics)
{
    private static readonly StockOutlook Unknown = new();

    public static FrozenDictionary<string, ListField<VariantView>> Known { get; } = VariantFields.All.ToFrozenDictionary(field => field.Name);

    /// <summary>All warehouses together. Rows of runs before outlooks were written down know only what is on order.</summary>
    public StockOutlook Outlook => Metrics is null ? Unknown : Metrics.Outlook ?? new StockOutlook { PurchaseOrders = Metrics.OnOrder };

    /// <summary>All warehouses together.</summary>
    public decimal InStock => Variant.InStock.Values.Sum();

    /// <inheritdoc cref="InStock"/>
    public decimal Reserved => Variant.Reserved.Values.Sum();

    /// <summary>Whom the last run would buy from; before it, the first preferred of those that offer it, or the first.</summary>
    public string? Vendor => (Metrics?.Vendor ?? (Variant.Vendors.FirstOrDefault(offer => offer.Preferred) ?? Variant.Vendors.FirstOrDefault())?.Vendor)?.Value;

    public int? LeadTimeUsed => Metrics?.LeadTime ?? Variant.LeadTime;
}
