namespace StockOrders.Domain.Matching;

/// <summary>When an invoice that may be paid falls due: 30 days after its date (net 30).</summary>
internal static class PaymentDue
{
    public const int NetDays = 30;

    public static DateOnly Of(SupplierInvoice invoice) => invoice.Date.AddDays(NetDays);
}
