using StockOrders.Domain.Catalogue;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>What a vendor offers a variant at, as a client wants it over what it is now.</summary>
internal static class OfferInput
{
    private const decimal MaxPrice = 1_000_000_000;
    private const decimal MaxQuantity = 1_000_000_000;

    /// <param name="required">True where the price has to be sent: a vendor without one offers nothing.</param>
    public static VendorOffer Read(JsonFields fields, VendorOffer before, bool required) => before with
    {
        CostPrice = fields.Number("cost_price", 0, MaxPrice, 6, required) ?? before.CostPrice,
        VendorReference = fields.Has("vendor_reference") ? fields.Text("vendor_reference", 200) : before.VendorReference,
        VendorName = fields.Has("vendor_name") ? fields.Text("vendor_name", 500) : before.VendorName,
        VendorPackaging = fields.Has("vendor_packaging") ? fields.Number("vendor_packaging", 0, MaxQuantity, 4) : before.VendorPackaging,
        UomOrdering = fields.Has("uom_ordering") ? fields.Number("uom_ordering", 0, MaxQuantity, 4) : before.UomOrdering,
        LeadTime = fields.Has("lead_time") ? fields.Whole("lead_time", 0, 1_000) : before.LeadTime,
    };
}
