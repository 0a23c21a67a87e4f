using System.Collections.Frozen;
using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant and what the last recalculation found of it; null before the first.</summary>
internal sealed record VariantView(Variant Variant, VariantMetricsRow? Metrics)
{
    public static FrozenDictionary<string, ListField<VariantView>> Known { get; } = new ListField<VariantView>[]
    {
        new("id", CellKind.Text, view => Cell.Of(view.Variant.Id.Value)),
        new("sku", CellKind.Text, view => Cell.Of(view.Variant.Sku)),
        new("title", CellKind.Text, view => Cell.Of(view.Variant.Title)),
        new("barcode", CellKind.Text, view => Cell.Of(view.Variant.Barcode)),
        new("vendor", CellKind.Text, view => Cell.Of(view.Vendor)),
        new("cost_price", CellKind.Number, view => Cell.Of(view.Variant.CostPrice)),
        new("price", CellKind.Number, view => Cell.Of(view.Variant.Price)),
        new("lead_time", CellKind.Number, view => Cell.Of(view.Variant.LeadTime)),
        new("review_period", CellKind.Number, view => Cell.Of(view.Variant.ReviewPeriod)),
        new("safety_stock", CellKind.Number, view => Cell.Of(view.Variant.SafetyStock)),
        new("in_stock", CellKind.Number, view => Cell.Of(view.InStock)),
        new("purchase_orders_qty", CellKind.Number, view => Cell.Of(view.Metrics?.OnOrder ?? 0)),
        new("replenishment", CellKind.Number, view => Cell.Of(view.Metrics?.Replenishment ?? 0)),
        new("to_order", CellKind.Number, view => Cell.Of(view.Metrics?.ToOrder ?? 0)),
        new("reorder_point", CellKind.Number, view => Cell.Of(view.Metrics?.ReorderPoint ?? 0)),
        new("daily_sales", CellKind.Number, view => Cell.Of(view.Metrics?.DailySales ?? 0)),
    }.ToFrozenDictionary(field => field.Name);

    /// <summary>All warehouses together.</summary>
    public decimal InStock => Variant.InStock.Values.Sum();

    /// <summary>The first of those that offer it.</summary>
    public string? Vendor => Variant.Vendors.IsDefaultOrEmpty ? null : Variant.Vendors[0].Vendor.Value;

    public static int Standard(VariantView one, VariantView other) => string.CompareOrdinal(one.Variant.Id.Value, other.Variant.Id.Value);
}
