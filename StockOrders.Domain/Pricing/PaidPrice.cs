using StockOrders.Domain.Values;

namespace StockOrders.Domain.Pricing;

/// <summary>What a unit cost when it was last ordered from a vendor.</summary>
/// <param name="Price">Less discount, without tax, in <paramref name="Currency"/>.</param>
/// <param name="At">When the order was sent.</param>
/// <param name="Reference">The order's own, where it had one.</param>
internal sealed record PaidPrice(VariantId Variant, decimal Price, string Currency, DateTimeOffset At, OrderId Order, string? Reference);
