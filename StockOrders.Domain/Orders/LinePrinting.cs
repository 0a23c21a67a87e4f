namespace StockOrders.Domain.Orders;

/// <summary>What stands beside each item where people read the order: the supplier's mail and pages.</summary>
/// <param name="TitlesAsVendorName">True names an item by our title, false by the vendor's own name for it.</param>
internal sealed record LinePrinting(
    bool MySkus = true, bool VendorSkus = true, bool Barcodes = true, bool Categories = false, bool TitlesAsVendorName = true)
{
    public static LinePrinting Standard { get; } = new();
}
