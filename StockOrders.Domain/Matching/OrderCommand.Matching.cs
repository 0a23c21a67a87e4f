using StockOrders.Domain.Files;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderCommand
{
    /// <summary>The invoice's own verdict is not read; the decision makes it.</summary>
    /// <param name="File">The file that it came in, stored already; null where it came as figures alone.</param>
    /// <param name="Unreadable">Why it has no lines: it is held for a person then. Null where it has.</param>
    internal sealed record RecordInvoice(SupplierInvoice Invoice, OrderFile? File = null, string? Unreadable = null) : OrderCommand;

    internal sealed record SettleInvoice(InvoiceId Invoice, InvoiceSettlement Settlement, string By, string? Comment = null) : OrderCommand;

    /// <summary>Lifecycle: everything is in; wait for the invoice.</summary>
    internal sealed record BeginMatching : OrderCommand;

    /// <summary>Lifecycle: close an order whose goods are in and paid for as far as matching goes; otherwise nothing.</summary>
    internal sealed record CloseIfMatched : OrderCommand;
}

internal enum InvoiceSettlement
{
    Release,
    Dispute,
    Void,
}
