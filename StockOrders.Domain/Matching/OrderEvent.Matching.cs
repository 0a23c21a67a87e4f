using StockOrders.Domain.Files;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    internal sealed record FileReceived(OrderFile File) : OrderEvent;

    /// <summary>Everything is in; the invoice, or a person, is waited for.</summary>
    internal sealed record MatchingBegun : OrderEvent;

    /// <param name="Replaces">Its lines are known now: it came before in a file that they could not be read from, and was held.</param>
    internal sealed record InvoiceRecorded(InvoiceId Invoice, string Number, MatchVerdict Verdict, bool Replaces = false) : OrderEvent;

    /// <summary>An invoice that waited or was held has a new verdict, by new goods or by a person.</summary>
    /// <param name="By">Null when new goods, or the end of the order, did it.</param>
    internal sealed record InvoiceSettled(
        InvoiceId Invoice,
        string Number,
        MatchVerdict Verdict,
        string? By = null,
        string? Comment = null,
        InvoiceStatus? From = null) : OrderEvent;
}
