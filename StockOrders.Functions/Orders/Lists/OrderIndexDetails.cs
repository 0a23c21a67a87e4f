using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>The rest of an order that lists are filtered and sorted by, kept apart from what every list shows.</summary>
internal sealed record OrderIndexDetails
{
    public required DateOnly CreatedDate { get; init; }

    public DateOnly? PaymentDate { get; init; }

    public DateOnly? ShipmentDate { get; init; }

    public DateOnly? ReceivedDate { get; init; }

    public string? VendorAddress { get; init; }

    public string? BillingAddress { get; init; }

    public string? ShippingAddress { get; init; }

    public string? Email { get; init; }

    public string? Attn { get; init; }

    public string? Notes { get; init; }

    public string? ShipmentMethod { get; init; }

    public string? PaymentTerms { get; init; }

    public string? ShopName { get; init; }

    public decimal ShippingHandling { get; init; }

    public decimal ShippingHandlingTax { get; init; }

    public ShippingAllocation ShippingAllocation { get; init; }

    public bool DiscountEnabled { get; init; }

    public decimal DefaultDiscount { get; init; }

    public OrderingTerms? Ordering { get; init; }

    public LinePrinting? Printing { get; init; }

    public CustomFieldValues? CustomFields { get; init; }

    public decimal TotalExTax { get; init; }

    public decimal TotalTax { get; init; }

    public decimal TotalDiscount { get; init; }

    public decimal Volume { get; init; }

    public static OrderIndexDetails Of(StockOrder order, OrderTotals totals)
    {
        var header = order.Header;
        var discounts = header.Discounts ?? DiscountTerms.None;
        return new OrderIndexDetails
        {
            CreatedDate = OrderDays.Created(order),
            PaymentDate = header.PaymentDate,
            ShipmentDate = header.ShipmentDate,
            ReceivedDate = OrderDays.Received(order),
            VendorAddress = header.VendorAddress,
            BillingAddress = header.BillingAddress,
            ShippingAddress = header.ShippingAddress,
            Email = header.Email,
            Attn = header.Attn,
            Notes = header.Notes,
            ShipmentMethod = header.ShipmentMethod,
            PaymentTerms = header.PaymentTerms,
            ShopName = header.ShopName,
            ShippingHandling = header.ShippingHandling,
            ShippingHandlingTax = header.ShippingHandlingTax,
            ShippingAllocation = header.ShippingAllocation,
            DiscountEnabled = discounts.IsEnabled(order.Lines),
            DefaultDiscount = discounts.Default,
            Ordering = header.Ordering,
            Printing = header.Printing,
            CustomFields = header.CustomFields,
            TotalExTax = totals.ExTax.Amount,
            TotalTax = totals.Tax.Amount,
            TotalDiscount = totals.Discount.Amount,
            Volume = totals.Volume,
        };
    }
}
