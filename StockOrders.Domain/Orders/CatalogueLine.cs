using StockOrders.Domain.Catalogue;

namespace StockOrders.Domain.Orders;

/// <summary>A line as the catalogue knows its variant on the day that it is ordered; later changes there do not reach it.</summary>
internal static class CatalogueLine
{
    /// <param name="offer">The order's vendor's; null where they have none.</param>
    /// <param name="price">For one unit in the order's currency.</param>
    public static OrderLine Of(Variant variant, VendorOffer? offer, decimal ordered, decimal price) => new()
    {
        Variant = variant.Id,
        Title = variant.Title,
        Sku = variant.Sku,
        Barcode = variant.Barcode,
        Image = variant.Image,
        Categories = variant.Category,
        VendorName = offer?.VendorName,
        VendorReference = offer?.VendorReference,
        UomOrdering = offer?.UomOrdering,
        VendorPackaging = offer?.VendorPackaging,
        UnitDecimals = variant.UnitDecimals,
        Cbm = offer?.Cbm ?? variant.Cbm,
        Ordered = ordered,
        CostPrice = price,
    };
}
