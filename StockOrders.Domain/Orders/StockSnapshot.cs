namespace StockOrders.Domain.Orders;

/// <summary>What was known of a line's variant when it was ordered, in the variant's unit; later sales do not change it. Null where nobody knew.</summary>
/// <param name="Source">On hand where a transfer or an assembly comes from.</param>
/// <param name="InStock">On hand where the goods go.</param>
internal sealed record StockSnapshot(
    decimal? Source = null,
    decimal? InStock = null,
    decimal? OnPurchaseOrders = null,
    decimal? TransfersIn = null,
    decimal? TransfersOut = null)
{
    public static StockSnapshot Unknown { get; } = new();
}
