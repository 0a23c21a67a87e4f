using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What a new order's header is where its client says nothing: as the vendor and the account have it.</summary>
internal static class HeaderDefaults
{
    public static OrderHeader Of(AccountSettings settings, WarehouseId warehouse, Vendor? vendor) => new()
    {
        Warehouse = warehouse,
        Currency = vendor?.Currency ?? settings.Currency,
        Email = vendor?.Email,
        Attn = vendor?.Attn,
        VendorAddress = vendor?.Address,
        PaymentTerms = vendor?.PaymentTerms,
        ShipmentMethod = vendor?.ShipmentMethod,
        Ordering = Ordering(vendor),
        Discounts = vendor is { DefaultDiscount: > 0 } ? new DiscountTerms(Default: vendor.DefaultDiscount) : null,
        ShopName = settings.ShopName,
    };

    private static OrderingTerms? Ordering(Vendor? vendor)
    {
        var terms = OrderingTerms.Standard with { Moq = vendor?.Moq ?? OrderingTerms.Standard.Moq, Round = vendor?.UomRound ?? OrderingTerms.Standard.Round };
        return terms == OrderingTerms.Standard ? null : terms;
    }
}
