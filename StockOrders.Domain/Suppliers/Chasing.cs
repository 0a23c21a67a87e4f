using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>A supplier who says nothing is chased once. Confirming, declining, wanting other terms or delivering is an answer.</summary>
internal static class Chasing
{
    public static IEnumerable<Deadline> Of(StockOrder order)
    {
        if (order is { Stage: Stage.Sent, Dispatch: { ChaseAt: { } at, ChasedAt: null, DeclinedAt: null, ProposedAt: null } dispatch })
            yield return new Deadline(at, new OrderEvent.ConfirmationChased(dispatch.To));
    }
}
