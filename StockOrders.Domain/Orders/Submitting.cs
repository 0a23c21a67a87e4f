namespace StockOrders.Domain.Orders;

/// <summary>Asks for the order to go its way. Whatever is on its way already stays there.</summary>
internal static class Submitting
{
    public static Decision Decide(StockOrder order, OrderFacts facts) => order switch
    {
        { IsOver: true } => OrderRefusals.Over(order, "it cannot be submitted again")!,
        { Stage: Stage.Rejected } or { Stage: Stage.Draft, SubmittedAt: null } => Decided.Events(new OrderEvent.Submitted(facts.Caller.AsRequester())),
        _ => Decided.Nothing,
    };
}
