namespace StockOrders.Domain.Pricing;

/// <summary>By what the shipping and handling of an order is shared among its lines.</summary>
internal enum ShippingAllocation
{
    Quantity,
    Value,

    /// <summary>Cubic metres of one unit times the quantity.</summary>
    Volume,
}
