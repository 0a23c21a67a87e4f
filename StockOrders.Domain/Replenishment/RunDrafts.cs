using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>Which orders are drafts that runs made, and which of those a run may write anew.</summary>
internal static class RunDrafts
{
    /// <summary>A run made it and nobody has submitted it: what else is needed of the same vendor is added here.</summary>
    public static bool IsOpen(StockOrder order) => order is
    {
        Source: OrderSource.Replenishment, Stage: Stage.Draft, SubmittedAt: null, Archived: false, SentBefore: null, Connections.IsEmpty: true, LastPlanned: > 0,
    };

    /// <summary>
    /// Nothing but runs has happened to it: it says what a run wanted and nothing that a person did, so that the next run may write it anew.
    /// </summary>
    public static bool IsPlanned(StockOrder order) => IsOpen(order) && order.LastPlanned == order.Version;
}
