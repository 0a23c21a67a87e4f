using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Exceptions;

/// <summary>Invoices that are held, and connections that do not have the order. Both matter however the order ended.</summary>
internal static class BookExceptions
{
    public static IEnumerable<OpenException> Of(StockOrder order)
    {
        foreach (var held in order.HeldInvoices)
        {
            yield return new OpenException
            {
                Kind = ExceptionKind.InvoiceHeld,
                Number = order.Invoices.IndexOf(held.Invoice) + 1,
                Since = held.At,
                Message = $"Invoice {held.Number}: {held.Reason}",
                Invoice = held.Invoice,
            };
        }

        for (var place = 0; place < order.Connections.Length; place++)
        {
            if (order.Connections[place] is { Status: SaveStatus.Error } save)
            {
                var failed = save.FailedAt ?? order.LastModified;
                yield return new OpenException
                {
                    Kind = ExceptionKind.SaveFailed,
                    Number = place + 1,
                    Since = failed,
                    Message = $"{save.Connection} did not take it on {Figures.Instant(failed)}: {save.Message}",
                };
            }
        }
    }
}
