using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>A supplier who says nothing is chased once. Confirming, declining or delivering is an answer.</summary>
internal static class Chasing
{
    public static IEnumerable<Deadline> Of(StockOrder order)
    {
        if (order is { Stage: Stage.Sent, Dispatch: { ChaseAt: { } at, ChasedAt: null, DeclinedAt: null } dispatch })
            yield return new Deadline(at, new OrderEvent.ConfirmationChased(dispatch.To));
    }
}
