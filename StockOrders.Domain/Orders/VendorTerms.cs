using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What an order takes over from its vendor where nobody says otherwise.</summary>
internal static class VendorTerms
{
    /// <param name="currency">The order's: a minimum value in another one says nothing about it.</param>
    public static OrderHeader From(this OrderHeader header, Vendor vendor, Currency currency)
    {
        var terms = new OrderingTerms(Round: vendor.UomRound, Moq: vendor.Moq);
        return header with
        {
            Vendor = vendor.Id,
            VendorName = vendor.Name,
            Currency = currency,
            Email = vendor.Email,
            Attn = vendor.Attn,
            VendorAddress = vendor.Address,
            PaymentTerms = vendor.PaymentTerms,
            ShipmentMethod = vendor.ShipmentMethod,
            Discounts = vendor.DefaultDiscount > 0 ? new DiscountTerms(Default: vendor.DefaultDiscount) : null,
            Ordering = terms == OrderingTerms.Standard ? null : terms,
            MinBudget = vendor.MinOrderValue > 0 && vendor.Currency == currency ? vendor.MinOrderValue : null,
            MinQuantity = vendor.MinOrderQuantity > 0 && vendor.Moq == MoqScope.Order ? vendor.MinOrderQuantity : null,
        };
    }
}
