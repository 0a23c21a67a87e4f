using System.Collections.Immutable;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a run found of one variant; programs read it as the variant's metrics until the next run. All warehouses together.</summary>
/// <param name="OnOrder">Of all kinds of orders, transfers included.</param>
/// <param name="LeadTime">The longest of its warehouses.</param>
/// <param name="Night">The account's day that the run was for; null in rows of runs before it was written down.</param>
/// <param name="Vendor">Whom the run would buy from, and why.</param>
internal sealed record VariantMetricsRow(
    VariantId Variant,
    decimal DailySales,
    decimal OnOrder,
    decimal ReorderPoint,
    decimal Replenishment,
    decimal ToOrder,
    int LeadTime,
    ImmutableArray<WarehouseMetrics> Warehouses,
    StockOutlook? Outlook = null,
    DateOnly? Night = null,
    VendorId? Vendor = null,
    string? VendorReason = null,
    string? VendorCode = null);

internal sealed record WarehouseMetrics(
    WarehouseId Warehouse,
    decimal OnHand,
    decimal OnOrder,
    decimal DailySales,
    decimal ReorderPoint,
    decimal Replenishment,
    decimal ToOrder,
    VendorId? Vendor,
    StockOutlook? Outlook = null,
    int LeadTime = 0);
