using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Catalogue;

/// <summary>What the last recalculation found to be on its way of a variant, to one warehouse.</summary>
internal readonly record struct OnItsWay(WarehouseId Warehouse, decimal PurchaseOrders, decimal TransfersIn, decimal TransfersOut)
{
    /// <summary>Runs from before the kinds were told apart knew one figure for all of them.</summary>
    public static OnItsWay Of(WarehouseMetrics metrics) => new(
        metrics.Warehouse,
        metrics.Outlook?.PurchaseOrders ?? metrics.OnOrder,
        metrics.Outlook?.TransfersIn ?? 0,
        metrics.Outlook?.TransfersOut ?? 0);
}
