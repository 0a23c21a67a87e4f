using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>
/// A supplier who says nothing is asked again, at first flagged, then at the further instants, and then it is a person's turn.
/// Confirming, declining, wanting other terms, announcing a shipment or delivering is an answer.
/// </summary>
internal static class Chasing
{
    public static IEnumerable<Deadline> Of(StockOrder order)
    {
        if (order.Dispatch is not { ChaseAt: { } first } dispatch || !IsSilent(order, dispatch))
            yield break;
        if (dispatch.ChasedAt is null)
            yield return new Deadline(first, new OrderEvent.ConfirmationChased(dispatch.To));
        else if (dispatch.ChasedAgain < dispatch.ChaseAgainAt.Length)
            yield return new Deadline(dispatch.ChaseAgainAt[dispatch.ChasedAgain], new OrderEvent.ConfirmationChased(dispatch.To));
        else if (dispatch is { GiveUpAt: { } end, GivenUpAt: null })
            yield return new Deadline(end, new OrderEvent.ConfirmationUnanswered());
    }

    /// <summary>Flagged: silent past the first chase, and no answer since.</summary>
    public static bool IsUnconfirmed(StockOrder order) => order.Dispatch is { ChasedAt: not null } dispatch && IsSilent(order, dispatch);

    private static bool IsSilent(StockOrder order, Dispatch dispatch) =>
        order.Stage is Stage.Sent or Stage.Delayed && dispatch is { ConfirmedAt: null, DeclinedAt: null, ProposedAt: null }
        && !order.Shipments.Any(shipment => shipment.IsLive);
}
