using StockOrders.Domain.Values;

namespace StockOrders.Functions.Matching;

/// <summary>An invoice that may be paid, in its own currency.</summary>
internal sealed record PaymentRow(InvoiceId Invoice, OrderId Order, VendorId Vendor, decimal Amount, Currency Currency, DateOnly Due);
