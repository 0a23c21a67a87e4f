using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Suppliers;

/// <summary>The supplier's yes or no. A no can still become a yes; a yes is taken back by talking to the buyer, who cancels.</summary>
internal static class Answering
{
    public static Decision Decide(StockOrder order, OrderCommand.Confirm confirm, OrderFacts facts, DateTimeOffset now)
    {
        if (order is { Dispatch: { ConfirmedAt: not null, ProposedAt: null }, IsOver: false })
        {
            return confirm.Expected is { } day
                ? Redating.Decide(order, confirm, day, facts, now)
                : Decided.Nothing;
        }

        if (Refusal(order, confirm.Revision) is { } refusal)
            return refusal;
        return confirm.Expected is { } expected && Redating.Refusal(expected, facts, now) is { } unsound
            ? unsound
            : Decided.Events(new OrderEvent.Confirmed(confirm.By, confirm.Comment, confirm.Expected));
    }

    public static Decision Decide(StockOrder order, OrderCommand.Decline decline)
    {
        if (order is { Dispatch.DeclinedAt: not null, IsOver: false })
            return Decided.Nothing;
        if (Refusal(order, decline.Revision) is { } refusal)
            return refusal;
        return order.Dispatch!.ConfirmedAt is { } confirmed
            ? Decided.Conflict("already_confirmed", $"The order was confirmed on {Values.Figures.Instant(confirmed)}.")
            : Decided.Events(new OrderEvent.Declined(decline.By, decline.Comment));
    }

    /// <param name="evenWithGoods">Something can still be said of the rest when some of it has arrived.</param>
    public static Refusal? Refusal(StockOrder order, int? revision, bool evenWithGoods = false)
    {
        if (OrderRefusals.Over(order, "there is nothing left to confirm or decline") is { } over)
            return over;
        if (OrderRefusals.NeverSent(order, "there is nothing to confirm or decline yet") is { } neverSent)
            return neverSent;
        if (order.Type != OrderType.Purchase)
            return Conflict("no_supplier", "Transfers and assemblies have no supplier to answer.");
        if (revision is { } seen && seen != order.Dispatch!.Revision)
            return Conflict("order_revised", $"The order was revised after this link was sent ({seen}, now {order.Dispatch.Revision}).");
        return order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed || (order.Stage == Stage.Receiving && (evenWithGoods || order.Dispatch!.Replaces is not null))
            ? null
            : Conflict("goods_arrived", "Goods have arrived already; there is nothing left to confirm or decline.");
    }

    private static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
}
