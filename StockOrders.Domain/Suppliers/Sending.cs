using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// Sends an approved order. Transfers and assemblies go to nobody and wait for no confirmation; a purchase order whose vendor has no
/// address is not mailed, but its silence is flagged all the same.
/// </summary>
internal static class Sending
{
    public static Decision Decide(StockOrder order, AccountSettings settings, DateTimeOffset now)
    {
        if (order.Dispatch is not null)
            return Decided.Nothing;
        if (OrderRefusals.Over(order, "it cannot be sent") is { } over)
            return over;
        if (order.Stage != Stage.Approved)
            return Decided.Conflict("not_approved", "Only an approved order is sent. Submit it, and it is sent once it is approved.");

        var hasSupplier = order.Type == OrderType.Purchase;
        return Decided.Events(new OrderEvent.Sent(new Dispatch
        {
            SentAt = now,
            To = hasSupplier ? order.Header.Email ?? "" : "",
            Revision = order.Revision,
            ConfirmationDue = hasSupplier ? now + settings.ConfirmationDue : null,
            ChaseAt = hasSupplier ? now + settings.ConfirmationChase : null,
        }));
    }
}
