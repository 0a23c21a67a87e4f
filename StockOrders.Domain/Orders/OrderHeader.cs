using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What people fill in at the head of an order. Names follow the Stock Orders API; money is in the order's currency.</summary>
internal sealed record OrderHeader
{
    public string? Reference { get; init; }

    public string? ExtraReference { get; init; }

    public VendorId? Vendor { get; init; }

    /// <summary>The vendor's name as it was when the order was made.</summary>
    public string? VendorName { get; init; }

    public WarehouseId? SourceWarehouse { get; init; }

    /// <summary>Names of the warehouses, too, are as they were when they were chosen.</summary>
    public string? SourceWarehouseName { get; init; }

    public required WarehouseId Warehouse { get; init; }

    public string? WarehouseName { get; init; }

    public required Currency Currency { get; init; }

    public DateOnly? ExpectedDate { get; init; }

    public DateOnly? PaymentDate { get; init; }

    public DateOnly? ShipmentDate { get; init; }

    public string? VendorAddress { get; init; }

    public string? BillingAddress { get; init; }

    public string? ShippingAddress { get; init; }

    /// <summary>Where the order is mailed to.</summary>
    public string? Email { get; init; }

    public string? Attn { get; init; }

    public string? Notes { get; init; }

    public string? ShipmentMethod { get; init; }

    public string? PaymentTerms { get; init; }

    public decimal ShippingHandling { get; init; }

    public decimal ShippingHandlingTax { get; init; }

    public string? ShopName { get; init; }

    /// <summary>The day of creation where a client set another than the day on which it was made.</summary>
    public DateOnly? CreatedDate { get; init; }

    /// <summary>The day of the last arrival where a client set it; the next arrival sets it anew.</summary>
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>Null where nobody chose: <see cref="OrderingTerms.Standard"/>.</summary>
    public OrderingTerms? Ordering { get; init; }

    /// <summary>What the vendor wants the goods to be worth at least, as it was when the order was made; null or 0: nothing.</summary>
    public decimal? MinBudget { get; init; }

    /// <summary>What the vendor wants to be ordered at least, in units of all lines together; null or 0: nothing.</summary>
    public decimal? MinQuantity { get; init; }

    /// <summary>Null where nobody chose: <see cref="LinePrinting.Standard"/>.</summary>
    public LinePrinting? Printing { get; init; }

    /// <summary>Null where nobody gave one: <see cref="DiscountTerms.None"/>.</summary>
    public DiscountTerms? Discounts { get; init; }

    public ShippingAllocation ShippingAllocation { get; init; }

    public CustomFieldValues? CustomFields { get; init; }
}
